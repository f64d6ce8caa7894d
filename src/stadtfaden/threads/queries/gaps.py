"""What is missing, and what contradicts itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.core.links import LinkType
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Review, Statement, Target
from stadtfaden.threads.models import Area, HoleKind, Link, MeantHole, StatementArea, Verdict
from stadtfaden.threads.queries.superseded import superseded
from stadtfaden.threads.queries.visible import current_links
from stadtfaden.threads.queries.written import rows_of

GOALS = (StatementKind.GOAL.value, StatementKind.VISION.value, StatementKind.PRINCIPLE.value)
NEWEST_FIRST = ("-edition__document__dated_on", "edition", "page__number", "start", "pk")
TOLD_AGAIN = (LinkType.DUPLICATES.value, LinkType.REPORTS.value)
SERVES = (LinkType.IMPLEMENTS.value, LinkType.SUPPORTS.value, LinkType.REFINES.value)


@dataclass(frozen=True, slots=True)
class Holes:
    """Lazy querysets: count, slice or list them. Statements come with page and paper, newest paper first.
    Each area says by `was_spoken_of` whether papers speak of it that are superseded.
    """

    goals_without_measure: QuerySet[Statement]
    measures_without_goal: QuerySet[Statement]
    goals_without_target: QuerySet[Statement]
    areas_without_paper: QuerySet[Area]


@dataclass(frozen=True, slots=True)
class HoleNumbers:
    """The pks of the same statements, in the same order."""

    goals_without_measure: tuple[int, ...]
    measures_without_goal: tuple[int, ...]
    goals_without_target: tuple[int, ...]


def holes(municipality: Municipality) -> Holes:
    """What the papers of the city leave open: no query before it is read, then one each."""
    ordered = _that_hold(municipality.pk).select_related("page", "edition__document").order_by(*NEWEST_FIRST)
    return Holes(
        goals_without_measure=ordered.filter(_goal_without_measure()),
        measures_without_goal=ordered.filter(_measure_without_goal()),
        goals_without_target=ordered.filter(_goal_without_target(_all_at_once)),
        areas_without_paper=silent_areas(municipality),
    )


def silent_areas(municipality: Municipality) -> QuerySet[Area]:
    """Of which no paper speaks any more, in the order of the taxonomy: one query."""
    spoken_of = StatementArea.objects.filter(
        ~Q(review=Review.REJECTED), area=OuterRef("pk"), statement__edition__is_current=True
    )
    still = spoken_of.filter(~superseded("statement__"))
    return (
        Area.objects.filter(
            ~Exists(still),
            ~Exists(MeantHole.objects.filter(area=OuterRef("pk"), kind=HoleKind.AREA_WITHOUT_PAPER)),
            municipality=municipality,
        )
        .annotate(was_spoken_of=Exists(spoken_of))
        .order_by("position", "pk")
    )


def hole_numbers(municipality: Municipality, kind: str) -> tuple[int, ...]:
    """The pks of the statements that `holes` lists for this kind of hole, in their order: one query."""
    return tuple(pk for (pk,) in rows_of(NUMBERED[kind], municipality.pk))


def holes_in(area: Area) -> HoleNumbers:
    """Among the statements of an area that hold: one query, in which each hole is looked at once for all."""
    rows = rows_of(_left_open_in, area.pk)
    return HoleNumbers(*(tuple(row[0] for row in rows if row[place]) for place in (1, 2, 3)))


def last_named(statements: Iterable[Statement]) -> dict[int, Statement]:
    """By pk: the statement itself, or what says or tells it again in a younger paper: one query.

    The statements must come with paper, as those of `holes` do.
    """
    latest = {statement.pk: statement for statement in statements}
    links = (
        Link.objects.filter(Q(source__in=list(latest)) | Q(target__in=list(latest)), type__in=TOLD_AGAIN)
        .exclude(review=Review.REJECTED)
        .filter(source__edition__is_current=True, target__edition__is_current=True)
        .select_related(
            "source__page", "source__edition__document", "target__page", "target__edition__document"
        )
        .defer("source__page__text", "source__page__words", "target__page__text", "target__page__words")
        .order_by("pk")
    )
    for link in links:
        for own, other in ((link.source, link.target), (link.target, link.source)):
            if own.pk in latest and _is_younger(other, latest[own.pk]):
                latest[own.pk] = other
    return latest


def contradictions(municipality: Municipality) -> QuerySet[Link]:
    """Statements that conflict, surest first: three queries; both sides with page, paper and targets, and
    what was said by people who looked at it and left it open.
    Where one side is superseded, or people have settled it, nothing conflicts any more.
    """
    return (
        current_links(municipality)
        .filter(_conflicts())
        .select_related("settlement__settled_by")
        .prefetch_related("source__targets", "target__targets")
    )


def contradiction_count(municipality: Municipality) -> int:
    """How many `contradictions` are: one query."""
    return len(rows_of(_contradictory, municipality.pk))


def _is_younger(one: Statement, other: Statement) -> bool:
    first, second = one.edition.document.dated_on, other.edition.document.dated_on
    return first is not None and (second is None or first > second)


def _conflicts() -> Q:
    is_settled = Q(settlement__isnull=False) & ~Q(settlement__verdict=Verdict.OPEN)
    return Q(type=LinkType.CONFLICTS.value) & ~superseded("source__") & ~superseded("target__") & ~is_settled


def _contradictory(municipality: int) -> "QuerySet[Link, Any]":
    return current_links(municipality).filter(_conflicts()).order_by().values_list("pk")


def _that_hold(municipality: int) -> QuerySet[Statement]:
    return Statement.objects.filter(
        edition__document__municipality=municipality, edition__is_current=True
    ).exclude(Q(review=Review.REJECTED) | superseded())


def _numbers(municipality: int, left_open: Q) -> "QuerySet[Statement, Any]":
    return _that_hold(municipality).filter(left_open).order_by(*NEWEST_FIRST).values_list("pk")


def _left_open_in(area: int) -> "QuerySet[Statement, Any]":
    about = (
        StatementArea.objects.filter(
            ~superseded("statement__"), area=area, statement__edition__is_current=True
        )
        .exclude(Q(review=Review.REJECTED) | Q(statement__review=Review.REJECTED))
        .order_by()
    )
    return (
        Statement.objects.filter(kind__in=(StatementKind.GOAL.value, StatementKind.MEASURE.value))
        .filter(pk__in=about.values("statement"))
        .annotate(
            one=_goal_without_measure(), two=_measure_without_goal(), three=_goal_without_target(_one_by_one)
        )
        .order_by(*NEWEST_FIRST)
        .values_list("pk", "one", "two", "three")
    )


def _goal_without_measure() -> Q:
    return (
        Q(kind=StatementKind.GOAL.value)
        & ~Exists(_child("measure"))
        & ~Exists(_link_in(SERVES, ("measure",)))
        & _is_the_citys()
        & ~_is_meant(HoleKind.GOAL_WITHOUT_MEASURE)
    )


def _measure_without_goal() -> Q:
    return (
        Q(kind=StatementKind.MEASURE.value)
        & ~Exists(_parent(GOALS))
        & ~Exists(_link_out(SERVES, GOALS))
        & _is_the_citys()
        & ~_is_meant(HoleKind.MEASURE_WITHOUT_GOAL)
    )


def _goal_without_target(having: "Having") -> Q:
    counted = ("target", "indicator")
    return (
        Q(kind=StatementKind.GOAL.value)
        & ~having(Target.objects.all(), "statement")
        & ~having(Target.objects.all(), "statement__parent")
        & ~having(_of_kinds(*counted), "parent")
        & ~having(_links_from((*SERVES, LinkType.MEASURES.value), counted), "target")
        & _is_the_citys()
        & ~_is_meant(HoleKind.GOAL_WITHOUT_TARGET)
    )


Having = Callable[[QuerySet[Any], str], Q]  # the statements to which one of the rows leads by this column


def _one_by_one(rows: QuerySet[Any], column: str) -> Q:
    """Looked up for each statement: the way for some of them, and where most have one."""
    return Q(Exists(rows.filter(**{column: OuterRef("pk")})))


def _all_at_once(rows: QuerySet[Any], column: str) -> Q:
    """Listed once: the way for a whole city where few have one; looking up for each takes twice as long."""
    return Q(pk__in=rows.filter(**{f"{column}__isnull": False}).order_by().values(column))


def _is_meant(kind: HoleKind) -> Q:
    """People have said that this is no hole but meant so."""
    return Q(Exists(MeantHole.objects.filter(statement=OuterRef("pk"), kind=kind)))


def _is_the_citys() -> Q:
    """Its own aim, told where it is ordered: what a report leaves open is open in what it reports on."""
    told = (LinkType.REPORTS.value,)
    few = (
        Link.objects.filter(type__in=told).order_by().values("source")
    )  # listed once; most are not among them
    reports = Exists(_link_out(told, ("goal", "measure")))
    return Q(whose__isnull=True) & (~Q(pk__in=few) | ~Q(reports))


def _child(*kinds: str) -> QuerySet[Statement]:
    return _of_kinds(*kinds).filter(parent=OuterRef("pk"))


def _of_kinds(*kinds: str) -> QuerySet[Statement]:
    return Statement.objects.filter(kind__in=kinds).exclude(review=Review.REJECTED)


def _parent(kinds: tuple[str, ...]) -> QuerySet[Statement]:
    return Statement.objects.filter(pk=OuterRef("parent"), kind__in=kinds).exclude(review=Review.REJECTED)


def _link_in(types: tuple[str, ...], kinds: tuple[str, ...]) -> QuerySet[Link]:
    return _links_from(types, kinds).filter(target=OuterRef("pk"))


def _links_from(types: tuple[str, ...], kinds: tuple[str, ...]) -> QuerySet[Link]:
    return Link.objects.filter(
        ~superseded("source__"), type__in=types, source__kind__in=kinds, source__edition__is_current=True
    ).exclude(review=Review.REJECTED)


def _link_out(types: tuple[str, ...], kinds: tuple[str, ...]) -> QuerySet[Link]:
    return Link.objects.filter(
        ~superseded("target__"),
        source=OuterRef("pk"),
        type__in=types,
        target__kind__in=kinds,
        target__edition__is_current=True,
    ).exclude(review=Review.REJECTED)


def _goals_without_measure(municipality: int) -> "QuerySet[Statement, Any]":
    return _numbers(municipality, _goal_without_measure())


def _measures_without_goal(municipality: int) -> "QuerySet[Statement, Any]":
    return _numbers(municipality, _measure_without_goal())


def _goals_without_target(municipality: int) -> "QuerySet[Statement, Any]":
    return _numbers(municipality, _goal_without_target(_all_at_once))


NUMBERED = {
    HoleKind.GOAL_WITHOUT_MEASURE.value: _goals_without_measure,
    HoleKind.MEASURE_WITHOUT_GOAL.value: _measures_without_goal,
    HoleKind.GOAL_WITHOUT_TARGET.value: _goals_without_target,
}
