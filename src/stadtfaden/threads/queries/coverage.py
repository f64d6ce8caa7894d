"""Goals and what carries them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.core.links import LinkType
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Review, SheetField, Statement, Target
from stadtfaden.corpus.queries import WITHOUT_TEXT
from stadtfaden.threads.models import Link
from stadtfaden.threads.queries.superseded import superseded

CARRIES = (
    LinkType.IMPLEMENTS.value,
    LinkType.SUPPORTS.value,
    LinkType.REFINES.value,
    LinkType.MEASURES.value,
)
COST = "cost"


@dataclass(frozen=True, slots=True)
class Carried:
    """How many of each kind carry a goal, and the words of its measures about money."""

    measures: int
    indicators: int
    targets: int
    money: tuple[str, ...]


def goals_to_cover(municipality: Municipality) -> QuerySet[Statement]:
    """Goals of the city that hold, paper by paper: one query; with page and paper."""
    return (
        Statement.objects.filter(
            edition__document__municipality=municipality,
            edition__is_current=True,
            kind=StatementKind.GOAL.value,
            whose__isnull=True,
        )
        .exclude(Q(review=Review.REJECTED) | superseded())
        .select_related("page", "edition__document")
        .defer(*WITHOUT_TEXT)
        .order_by("edition__document__title", "page__number", "start", "pk")
    )


def what_carries(goals: Sequence[int]) -> dict[int, Carried]:
    """By goal: four queries, however many goals."""
    carriers: defaultdict[int, set[int]] = defaultdict(set)
    children = Statement.objects.filter(parent__in=goals).exclude(review=Review.REJECTED)
    links = (
        Link.objects.filter(target__in=goals, type__in=CARRIES, source__edition__is_current=True)
        .exclude(review=Review.REJECTED)
        .exclude(source__review=Review.REJECTED)
    )
    for goal, carrier in _pairs(children.values_list("parent", "pk"), links.values_list("target", "source")):
        carriers[goal].add(carrier)
    everyone = {pk for found in carriers.values() for pk in found}
    kinds = dict(Statement.objects.filter(pk__in=everyone).order_by().values_list("pk", "kind"))
    money: defaultdict[int, list[str]] = defaultdict(list)
    for pk, text in SheetField.objects.filter(statement__in=everyone, key=COST).values_list(
        "statement", "text"
    ):
        money[pk].append(text)
    targets: defaultdict[int, int] = defaultdict(int)
    for pk in Target.objects.filter(statement__in=[*goals, *everyone]).values_list("statement", flat=True):
        targets[pk] += 1
    return {goal: _carried(goal, carriers[goal], kinds, money, targets) for goal in goals}


def _carried(
    goal: int,
    carriers: set[int],
    kinds: dict[int, str],
    money: dict[int, list[str]],
    targets: dict[int, int],
) -> Carried:
    def count(kind: StatementKind) -> int:
        return sum(kinds[pk] == kind.value for pk in carriers)

    return Carried(
        measures=count(StatementKind.MEASURE),
        indicators=count(StatementKind.INDICATOR),
        targets=targets.get(goal, 0) + sum(targets.get(pk, 0) for pk in carriers),
        money=tuple(text for pk in sorted(carriers) for text in money.get(pk, ())),
    )


def _pairs(*rows: Iterable[tuple[int | None, int]]) -> Iterable[tuple[int, int]]:
    for part in rows:
        for goal, carrier in part:
            if goal is not None:
                yield goal, carrier
