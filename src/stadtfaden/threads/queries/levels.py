"""How far the thread holds, level by level, and how much of it people have confirmed."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from stadtfaden.actors.models import Municipality
from stadtfaden.core.links import LinkType
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import DocumentKind, Review, Statement, Target
from stadtfaden.corpus.queries import WITHOUT_TEXT
from stadtfaden.threads.models import Area, DigitalConnection, Link, StatementArea
from stadtfaden.threads.queries.superseded import superseded
from stadtfaden.threads.queries.written import Question, rows_of

TOP = (StatementKind.PRINCIPLE.value, StatementKind.VISION.value)
GOAL = (StatementKind.GOAL.value,)
MEASURE = (StatementKind.MEASURE.value,)
ABOVE_TARGETS = (*TOP, *GOAL, *MEASURE)
UPWARDS = (
    LinkType.IMPLEMENTS.value,
    LinkType.REFINES.value,
    LinkType.SUPPORTS.value,
    LinkType.MEASURES.value,
)


COUNTED = (
    *("statements", "digital", "tops"),
    *("goals", "goals_held", "goals_by_paper"),
    *("measures", "measures_held", "measures_by_paper"),
)
NOTHING = (0,) * len(COUNTED)


@dataclass(frozen=True, slots=True)
class Held:
    """`held` of `how_many` hang on the levels above; `by_paper` of those because their paper says so."""

    how_many: int
    held: int
    by_paper: int


@dataclass(frozen=True, slots=True)
class Levels:
    """From the Leitbild down, without what is superseded. `targets` counts promised values and years, however
    many a statement names; `digital` statements of all kinds with a digital connection.
    """

    tops: int
    goals: Held
    measures: Held
    targets: Held
    statements: int
    digital: int


@dataclass(frozen=True, slots=True)
class ReviewCounts:
    """Proposals of the machine (statements and links in current editions), and how many a person has
    confirmed or rejected; `own` is what people have written or marked themselves: no proposals.
    """

    proposals: int
    confirmed: int
    rejected: int
    own: int = 0


def levels(municipality: Municipality) -> Levels:
    """Two queries: all is counted in one walk over the statements, and one over their targets."""
    counted = dict(zip(COUNTED, next(iter(rows_of(_counted, municipality.pk)), NOTHING), strict=True))

    def held(name: str) -> Held:
        return Held(counted[name], counted[f"{name}_held"], counted[f"{name}_by_paper"])

    return Levels(
        tops=counted["tops"],
        goals=held("goals"),
        measures=held("measures"),
        targets=Held(*next(iter(rows_of(_targets_held, municipality.pk)), (0, 0, 0))),
        statements=counted["statements"],
        digital=counted["digital"],
    )


def tops(municipality: Municipality) -> QuerySet[Statement]:
    """Principles and visions, those that carry most first: one query; with page and paper. `below` counts
    what hangs on each directly.
    """
    return (
        _current(municipality.pk)
        .filter(kind__in=TOP)
        .select_related("page", "edition__document")
        .annotate(
            below=Count("children", distinct=True)
            + Count(
                "links_in",
                distinct=True,
                filter=Q(links_in__type__in=UPWARDS, links_in__source__edition__is_current=True)
                & ~Q(links_in__review=Review.REJECTED),
            )
        )
        .order_by("-below", "edition__document__title", "page__number", "start", "pk")
    )


def first_top(municipality: Municipality) -> Statement | None:
    """The sentence that stands for the city: from a Leitbild before other papers, from the one that speaks of
    most areas (not from that of digitalisation alone), a vision before a principle, confirmed before
    proposed: one query; with page and paper.
    """
    spoken_of = (
        StatementArea.objects.filter(statement__edition=OuterRef("edition"))
        .exclude(review=Review.REJECTED)
        .order_by()
        .values("statement__edition")
        .annotate(areas=Count("area", distinct=True))
        .values("areas")
    )
    return (
        _current(municipality.pk)
        .filter(kind__in=TOP)
        .select_related("page", "edition__document")
        .defer(*WITHOUT_TEXT)
        .annotate(
            order=Case(When(edition__document__kind=DocumentKind.LEITBILD, then=0), default=2)
            + Case(When(kind=StatementKind.VISION.value, then=0), default=1),
            breadth=Coalesce(Subquery(spoken_of), 0),
        )
        .order_by("order", "-breadth", "-review", "-edition__document__dated_on", "-score", "pk")
        .first()
    )


def areas_with_counts(municipality: Municipality) -> tuple[Area, ...]:
    """In the order of the taxonomy; each with `how_many` statements that hold, and `was_spoken_of` where
    others are superseded: two queries.
    """
    rows = rows_of(_per_area, municipality.pk)
    counted = {area: (that_hold, every - that_hold) for area, every, that_hold in rows}
    areas = tuple(Area.objects.filter(municipality=municipality).order_by("position", "pk"))
    for area in areas:
        how_many, old = counted.get(area.pk, (0, 0))
        area.how_many = how_many  # type: ignore[attr-defined] # as an annotation
        area.was_spoken_of = old > 0  # type: ignore[attr-defined] # would
    return areas


def review_counts(municipality: Municipality) -> ReviewCounts:
    """Three queries: two over indexes alone, and one of the few things that people have added."""
    every = _by_review(_stated, municipality) + _by_review(_linked, municipality)
    own = _added(municipality)
    return ReviewCounts(
        proposals=every.total() - own.total(),
        confirmed=every[Review.CONFIRMED] - own[Review.CONFIRMED],
        rejected=every[Review.REJECTED] - own[Review.REJECTED],
        own=own[Review.CONFIRMED],
    )


def _per_area(municipality: int) -> "QuerySet[StatementArea, Any]":
    return (
        StatementArea.objects.filter(
            statement__edition__document__municipality=municipality, statement__edition__is_current=True
        )
        .exclude(Q(review=Review.REJECTED) | Q(statement__review=Review.REJECTED))
        .order_by()
        .values_list("area")
        .annotate(every=Count("pk"), that_hold=Count("pk", filter=~superseded("statement__")))
    )


def _by_review(question: Question, municipality: Municipality) -> Counter[str]:
    every, confirmed, rejected = next(iter(rows_of(question, municipality.pk)), (0, 0, 0))
    waiting = every - confirmed - rejected
    return Counter({Review.CANDIDATE: waiting, Review.CONFIRMED: confirmed, Review.REJECTED: rejected})


def _stated(municipality: int) -> "QuerySet[Statement, Any]":
    return _reviewed(_statements_of(municipality), "edition__document__municipality")


def _linked(municipality: int) -> "QuerySet[Link, Any]":
    return _reviewed(_links_of(municipality), "source__edition__document__municipality")


def _reviewed(rows: "QuerySet[Any, Any]", together: str) -> "QuerySet[Any, Any]":
    """All, confirmed and rejected in one row: to group them, the database would sort them first."""
    counted: QuerySet[Any, Any] = rows.order_by().values(together)
    found: QuerySet[Any, Any] = counted.annotate(
        every=Count("pk"),
        confirmed=Count("pk", filter=Q(review=Review.CONFIRMED)),
        rejected=Count("pk", filter=Q(review=Review.REJECTED)),
    ).values_list("every", "confirmed", "rejected")
    return found


def _added(municipality: Municipality) -> Counter[str]:
    """By review; named by pk: people have added little, and the database would begin with all there is."""
    said = _statements_of(municipality.pk).filter(
        pk__in=Statement.objects.filter(added_by__isnull=False).order_by().values("pk")
    )
    tied = _links_of(municipality.pk).filter(
        pk__in=Link.objects.filter(added_by__isnull=False).order_by().values("pk")
    )
    reviews = (rows.order_by().values_list("review", flat=True) for rows in (said, tied))
    return Counter(next(reviews).union(next(reviews), all=True))


def _statements_of(municipality: int) -> QuerySet[Statement]:
    return Statement.objects.filter(edition__document__municipality=municipality, edition__is_current=True)


def _links_of(municipality: int) -> QuerySet[Link]:
    return Link.objects.filter(
        source__edition__document__municipality=municipality, source__edition__is_current=True
    )


def _current(municipality: int) -> QuerySet[Statement]:
    return _statements_of(municipality).exclude(Q(review=Review.REJECTED) | superseded())


def _counted(municipality: int) -> "QuerySet[Statement, Any]":
    """One row, nothing where there is no statement."""
    digital = DigitalConnection.objects.filter(~Q(review=Review.REJECTED), statement=OuterRef("pk"))
    counts = {
        "statements": Count("pk"),
        "digital": Count("pk", filter=Exists(digital)),
        "tops": Count("pk", filter=Q(kind__in=TOP)),
        **_held("goals", GOAL, TOP),
        **_held("measures", MEASURE, (*TOP, *GOAL)),
    }
    together = _current(municipality).order_by().values("edition__document__municipality")
    return together.annotate(**counts).values_list(*COUNTED)


def _targets_held(municipality: int) -> "QuerySet[Target, Any]":
    """As Held. A target hangs on the goal or measure that names it, or on what its own sentence hangs on."""
    named = Q(statement__kind__in=ABOVE_TARGETS)
    below = Q(statement__parent__kind__in=ABOVE_TARGETS) & ~Q(statement__parent__review=Review.REJECTED)
    promised = Target.objects.filter(
        Q(value__isnull=False) | Q(target_year__isnull=False),
        statement__edition__document__municipality=municipality,
        statement__edition__is_current=True,
    ).exclude(Q(statement__review=Review.REJECTED) | superseded("statement__"))
    together = promised.order_by().values("statement__edition__document__municipality")
    return together.annotate(
        how_many=Count("pk"),
        held=Count("pk", filter=named | below | Q(Exists(_upwards(OuterRef("statement"), ABOVE_TARGETS)))),
        by_paper=Count("pk", filter=named | below),
    ).values_list("how_many", "held", "by_paper")


def _upwards(statement: OuterRef, above: tuple[str, ...]) -> QuerySet[Link]:
    return Link.objects.filter(
        ~superseded("target__"),
        source=statement,
        type__in=UPWARDS,
        target__kind__in=above,
        target__edition__is_current=True,
    ).exclude(review=Review.REJECTED)


def _held(name: str, kinds: tuple[str, ...], above: tuple[str, ...]) -> dict[str, Count]:
    of_kind = Q(kind__in=kinds)
    by_paper = of_kind & Q(parent__kind__in=above) & ~Q(parent__review=Review.REJECTED)
    linked = _upwards(OuterRef("pk"), above)
    return {
        name: Count("pk", filter=of_kind),
        f"{name}_held": Count("pk", filter=by_paper | (of_kind & Q(Exists(linked)))),
        f"{name}_by_paper": Count("pk", filter=by_paper),
    }
