"""The goals that lead: few of each area, for whoever has ten minutes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Review, Statement, Target
from stadtfaden.corpus.queries import WITHOUT_TEXT
from stadtfaden.threads.models import StatementArea
from stadtfaden.threads.queries.drafts import is_draft
from stadtfaden.threads.queries.superseded import superseded


@dataclass(frozen=True, slots=True)
class Leading:
    """`goals` of one area with page, paper and targets; `how_many` goals the area has in all."""

    goals: tuple[Statement, ...]
    how_many: int


def leading_goals(municipality: Municipality, *, of_each: int, year: int) -> Mapping[int, Leading]:
    """By area; every goal stands in one area only, first in the one that has fewest: six queries.

    Confirmed ones first, adopted before drafts, those with a year still to come, then those that promise most
    values and years, the farthest first. What is somebody else's aim is left out.
    """
    goals = _goals(municipality)
    drafts = frozenset(goals.filter(is_draft()).values_list("pk", flat=True))
    confirmed = frozenset(goals.filter(review=Review.CONFIRMED).values_list("pk", flat=True))
    years = _years(municipality)

    def rank(pk: int) -> tuple[bool, bool, bool, int, int, int]:
        named = years.get(pk, ())
        last = max((one for one in named if one is not None), default=0)
        return pk not in confirmed, pk in drafts, last < year, -len(named), -last, pk

    of_area: dict[int, list[int]] = defaultdict(list)
    rows = StatementArea.objects.filter(statement__in=goals.values("pk")).exclude(review=Review.REJECTED)
    for area, pk in rows.order_by().values_list("area", "statement"):
        of_area[area].append(pk)
    chosen = _chosen({area: sorted(pks, key=rank) for area, pks in of_area.items()}, of_each)
    found = _with_places(pk for pks in chosen.values() for pk in pks)
    return {area: Leading(tuple(found[pk] for pk in pks), len(of_area[area])) for area, pks in chosen.items()}


def _chosen(ranked: Mapping[int, list[int]], of_each: int) -> dict[int, list[int]]:
    """Areas with little to choose from choose first."""
    taken: set[int] = set()
    chosen: dict[int, list[int]] = {}
    for area in sorted(ranked, key=lambda one: (len(ranked[one]), one)):
        own = [pk for pk in ranked[area] if pk not in taken][:of_each]
        taken.update(own)
        chosen[area] = own
    return chosen


def _goals(municipality: Municipality) -> QuerySet[Statement]:
    return (
        Statement.objects.filter(
            ~superseded(),
            kind=StatementKind.GOAL.value,
            whose=None,
            edition__document__municipality=municipality,
            edition__is_current=True,
        )
        .exclude(review=Review.REJECTED)
        .order_by()
    )


def _years(municipality: Municipality) -> Mapping[int, list[int | None]]:
    """What goals promise, by goal: the year of each, None where only a value is named."""
    rows = Target.objects.filter(
        Q(value__isnull=False) | Q(target_year__isnull=False), statement__in=_goals(municipality).values("pk")
    )
    found: dict[int, list[int | None]] = defaultdict(list)
    for goal, year in rows.order_by().values_list("statement", "target_year"):
        found[goal].append(year)
    return found


def _with_places(pks: Iterable[int]) -> dict[int, Statement]:
    return (
        Statement.objects.select_related("page", "edition__document")
        .prefetch_related("targets")
        .defer(*WITHOUT_TEXT)
        .in_bulk(list(pks))
    )
