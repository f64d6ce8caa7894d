"""The goals that lead, area by area: what is promised, and until when."""

from collections.abc import Container, Iterable

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Statement
from stadtfaden.exchange.report import sentences
from stadtfaden.exchange.report.naming import name_of
from stadtfaden.exchange.report.quoting import Quoting
from stadtfaden.exchange.report.values import Aim, AreaAims
from stadtfaden.threads.models import Area
from stadtfaden.threads.queries.leading import leading_goals
from stadtfaden.threads.queries.settled import disputed_statements
from stadtfaden.ui.templatetags.stadtfaden import number
from stadtfaden.ui.wording import COUNTED

EACH = 2  # of an area
QUOTED = 220
PROMISES = 2  # of a goal


def aims_of(
    municipality: Municipality, areas: Iterable[Area], *, quoting: Quoting, year: int
) -> tuple[AreaAims, ...]:
    """In the order of the areas; those without a goal of their own are left out: eight queries."""
    disputed = disputed_statements(municipality)
    found = leading_goals(municipality, of_each=EACH, year=year)
    return tuple(
        AreaAims(
            name=name_of(area),
            in_all=found[area.pk].how_many,
            how_many=COUNTED["goals"](found[area.pk].how_many) % {"shown": number(found[area.pk].how_many)},
            aims=tuple(_aim(goal, quoting, year, disputed) for goal in found[area.pk].goals),
        )
        for area in areas
        if area.pk in found and found[area.pk].goals
    )


def _aim(goal: Statement, quoting: Quoting, year: int, disputed: Container[int]) -> Aim:
    """The farthest of what it promises, in the order of years; without a year only where none is named."""
    targets = list(goal.targets.all())
    dated = sorted(
        (one for one in targets if one.target_year), key=lambda one: (one.target_year or 0, one.pk)
    )
    said = dict.fromkeys(filter(None, map(sentences.promise_of, dated or targets)))
    return Aim(
        quoting.quote(goal, QUOTED),
        tuple(said)[-PROMISES:],
        is_over=bool(dated) and (dated[-1].target_year or 0) < year,
        is_disputed=goal.pk in disputed,
    )
