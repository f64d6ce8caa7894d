"""The chapter about an area: what `area_chapter` finds, in the words of the report."""

from collections.abc import Callable, Iterable, Sequence

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from stadtfaden.corpus.models import Statement, Target
from stadtfaden.exchange.report import sentences
from stadtfaden.exchange.report.costing import Spending, said_of_area
from stadtfaden.exchange.report.explaining import plain_of
from stadtfaden.exchange.report.naming import about_of, name_of
from stadtfaden.exchange.report.quoting import CONFIRMED, Quoting
from stadtfaden.exchange.report.sentences import Addresses
from stadtfaden.exchange.report.values import (
    AreaChapter,
    AxisPicture,
    AxisStrand,
    Group,
    Knot,
    Measure,
    Plain,
    Promise,
    Quote,
)
from stadtfaden.threads import queries as threads
from stadtfaden.threads.models import Area
from stadtfaden.threads.queries import TargetMark
from stadtfaden.ui.axis import Axis, Dated, time_axis
from stadtfaden.ui.templatetags.stadtfaden import number, shortened
from stadtfaden.ui.wording import DIGITAL, KINDS

SAID = ("vision", "principle", "challenge")
AT_MOST = 10  # of each kind; the surest
FEW = 3  # where quotes only give the picture: visions, challenges, a kind of digital connection
TARGETS = 15
FIELD = 90  # letters of a sheet's field
MEASURE = 220
STRAND = 52  # letters of a paper's name beside the axis: two lines


def chapter_of(
    area: Area, *, quoting: Quoting, addresses: Addresses, spending: Spending, year: int
) -> AreaChapter | None:
    """None where no paper speaks of the area; else at most seventeen queries at any size."""
    found = threads.area_chapter(area, AT_MOST)
    if not found.papers:
        return None
    goals_alone = len(found.holes.goals_without_measure)
    targets = threads.targets_marked(_surest(found.targets))
    measures = found.statements.get("measure", ())
    prefetch_related_objects(measures, "fields", "targets")

    def group(kind: str, length: int, quoted: Callable[[Statement], Quote] = quoting.quote) -> Group:
        shown, how_many = found.statements[kind][:length], found.how_many[kind]
        return Group(
            name=str(KINDS[kind][1]),
            how_many=number(how_many),
            quotes=tuple(map(quoted, shown)),
            rest=sentences.rest(len(shown), how_many, _address(addresses, area, "art", kind)),
        )

    def connection(kind: str) -> Group:
        shown, how_many = found.digital[kind][:FEW], found.how_many_digital[kind]
        return Group(
            name=str(DIGITAL[kind]),
            how_many=number(how_many),
            quotes=tuple(quoting.shown(statement, _showing(statement, kind)) for statement in shown),
            rest=sentences.rest(len(shown), how_many, _address(addresses, area, "digital", kind)),
        )

    return AreaChapter(
        name=name_of(area),
        about=about_of(area),
        tally=_tally(found),
        plain=_plain(area),
        lead=sentences.area_lead(
            name_of(area),
            found.papers,
            sum(found.how_many.values()),
            found.how_many_connected,
            goals_alone,
        ),
        said=tuple(group(kind, FEW) for kind in SAID if kind in found.statements),
        digital=tuple(connection(kind) for kind in DIGITAL if kind in found.digital),
        goals=group("goal", AT_MOST, quoting.explained) if "goal" in found.statements else None,
        measures=tuple(_measure(statement, quoting) for statement in measures),
        measures_rest=sentences.rest(
            len(measures), found.how_many.get("measure", 0), _address(addresses, area, "art", "measure")
        ),
        money=said_of_area(spending, area),
        axis=_axis(found.targets, year),
        promises=tuple(_promise(target, quoting) for target in targets),
        promises_rest=sentences.rest(
            len(targets), len(found.targets), addresses.of("area", area.slug, query="#zielwerte")
        ),
        indicators=group("indicator", FEW) if "indicator" in found.statements else None,
        replaced=_replaced(found, quoting, _address(addresses, area, "stand", "abgeloest")),
        missing=sentences.missing(
            goals_alone, len(found.holes.measures_without_goal), len(found.holes.goals_without_target)
        ),
    )


def _plain(area: Area) -> Plain | None:
    """The area as `areas_explained` gives it: no query."""
    found = getattr(area, "plain", None)
    return None if found is None else plain_of(found, since=area.since)  # type: ignore[attr-defined] # annotated


def _replaced(found: threads.AreaChapter, quoting: Quoting, address: str) -> Group | None:
    """Two queries where anything is superseded."""
    if not found.superseded:
        return None
    newer = threads.successors(found.superseded)
    shown = found.superseded[:FEW]
    return Group(
        name=_("What has been replaced"),
        how_many=number(found.how_many_superseded),
        quotes=tuple(
            quoting.quote(statement, MEASURE, replaced=sentences.replaced_by(newer.get(statement.pk)))
            for statement in shown
        ),
        rest=sentences.rest(len(shown), found.how_many_superseded, address),
    )


def _tally(found: threads.AreaChapter) -> tuple[str, ...]:
    counted = (
        len(found.papers),
        sum(found.how_many.values()),
        found.how_many.get("goal", 0),
        found.how_many.get("measure", 0),
        found.how_many_connected,
    )
    return tuple(map(number, counted))


def _address(addresses: Addresses, area: Area, name: str, value: str) -> str:
    return addresses.of("area-statements", area.slug, query=f"?{name}={value}")


def _showing(statement: Statement, kind: str) -> str:
    return next((row.text for row in statement.digital.all() if row.kind == kind), "")


def _measure(statement: Statement, quoting: Quoting) -> Measure:
    fields = {field.key: shortened(field.text, FIELD) for field in statement.fields.all()}
    years = sorted({target.target_year for target in statement.targets.all() if target.target_year})
    return Measure(
        quote=quoting.explained(statement, MEASURE),
        lead=fields.get("lead", ""),
        period=fields.get("period", ""),
        until=_("by %(year)s") % {"year": ", ".join(map(str, years))} if years else "",
        cost=fields.get("cost", ""),
    )


def _promise(target: Target, quoting: Quoting) -> Promise:
    return Promise(
        year=str(target.target_year or ""),
        value=sentences.value_of(target),
        words=shortened(target.text, MEASURE),
        quote=quoting.quote(target.statement, MEASURE),
    )


def _surest(targets: Sequence[TargetMark]) -> list[TargetMark]:
    """The surest, by year; those without a year last."""
    surest = sorted(targets, key=lambda target: (-target.score, target.pk))[:TARGETS]
    return sorted(surest, key=lambda target: (target.year is None, target.year or 0, target.pk))


def _axis(targets: Iterable[TargetMark], year: int) -> AxisPicture | None:
    dated = [
        Dated(target.paper, target.year, target.review == CONFIRMED)
        for target in targets
        if target.year is not None
    ]
    axis = time_axis(dated, today=year)
    return None if axis is None else _picture(axis)


def _picture(axis: Axis) -> AxisPicture:
    counted = "; ".join(
        f"{strand.name}: " + ", ".join(f"{knot.year} ({knot.how_many})" for knot in strand.knots)
        for strand in axis.strands
    )
    return AxisPicture(
        width=float(axis.width),
        height=float(axis.height),
        years=tuple((str(year), float(x)) for year, x in axis.years),
        today=None if axis.today is None else float(axis.today),
        strands=tuple(
            AxisStrand(
                name=shortened(strand.name, STRAND),
                y=float(strand.y),
                start=float(strand.start),
                end=float(strand.end),
                knots=tuple(
                    Knot(float(knot.x), float(knot.radius), knot.is_certain) for knot in strand.knots
                ),
            )
            for strand in axis.strands
        ),
        says=_("Target years by paper, in brackets how many targets. %(counted)s.") % {"counted": counted},
    )
