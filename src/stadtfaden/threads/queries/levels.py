"""How far the thread holds, level by level, and how much of it people have confirmed."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from stadtfaden.actors.models import Municipality
from stadtfaden.core.links import LinkType
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import DocumentKind, Review, Statement, Target
from stadtfaden.corpus.queries import WITHOUT_TEXT
from stadtfaden.threads.models import Area, DigitalConnection, Link, StatementArea
from stadtfaden.threads.queries.superseded import superseded

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
    digital = DigitalConnection.objects.filter(~Q(review=Review.REJECTED), statement=OuterRef("pk"))
    counted = _current(municipality).aggregate(
        statements=Count("pk"),
        digital=Count("pk", filter=Exists(digital)),
        tops=Count("pk", filter=Q(kind__in=TOP)),
        **_held("goals", GOAL, TOP),
        **_held("measures", MEASURE, (*TOP, *GOAL)),
    )

    def held(name: str) -> Held:
        return Held(counted[name], counted[f"{name}_held"], counted[f"{name}_by_paper"])

    return Levels(
        tops=counted["tops"],
        goals=held("goals"),
        measures=held("measures"),
        targets=_targets(municipality),
        statements=counted["statements"],
        digital=counted["digital"],
    )


def tops(municipality: Municipality) -> QuerySet[Statement]:
    """Principles and visions, those that carry most first: one query; with page and paper. `below` counts
    what hangs on each directly.
    """
    return (
        _current(municipality)
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
        _current(municipality)
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
    is_old = superseded("statement__")
    rows = (
        StatementArea.objects.filter(
            statement__edition__document__municipality=municipality, statement__edition__is_current=True
        )
        .exclude(Q(review=Review.REJECTED) | Q(statement__review=Review.REJECTED))
        .order_by()
        .values_list("area")
        .annotate(that_hold=Count("pk", filter=~is_old), old=Count("pk", filter=is_old))
    )
    counted = {area: (that_hold, old) for area, that_hold, old in rows}
    areas = tuple(Area.objects.filter(municipality=municipality).order_by("position", "pk"))
    for area in areas:
        how_many, old = counted.get(area.pk, (0, 0))
        area.how_many = how_many  # type: ignore[attr-defined] # as an annotation
        area.was_spoken_of = old > 0  # type: ignore[attr-defined] # would
    return areas


def review_counts(municipality: Municipality) -> ReviewCounts:
    """Three queries: two over indexes alone, and one of the few things that people have added."""
    stated = Statement.objects.filter(edition__document__municipality=municipality, edition__is_current=True)
    linked = Link.objects.filter(
        source__edition__document__municipality=municipality, source__edition__is_current=True
    )
    every, own = _by_review(stated) + _by_review(linked), _added(stated, linked)
    return ReviewCounts(
        proposals=every.total() - own.total(),
        confirmed=every[Review.CONFIRMED] - own[Review.CONFIRMED],
        rejected=every[Review.REJECTED] - own[Review.REJECTED],
        own=own[Review.CONFIRMED],
    )


def _by_review(rows: "QuerySet[Statement] | QuerySet[Link]") -> Counter[str]:
    counted = rows.order_by().values_list("review").annotate(Count("pk"))
    return Counter(dict(counted))


def _added(stated: QuerySet[Statement], linked: QuerySet[Link]) -> Counter[str]:
    """By review; named by pk: people have added little, and the database would begin with all there is."""
    said = stated.filter(pk__in=Statement.objects.filter(added_by__isnull=False).order_by().values("pk"))
    tied = linked.filter(pk__in=Link.objects.filter(added_by__isnull=False).order_by().values("pk"))
    reviews = (rows.order_by().values_list("review", flat=True) for rows in (said, tied))
    return Counter(next(reviews).union(next(reviews), all=True))


def _current(municipality: Municipality) -> QuerySet[Statement]:
    return Statement.objects.filter(
        edition__document__municipality=municipality, edition__is_current=True
    ).exclude(Q(review=Review.REJECTED) | superseded())


def _targets(municipality: Municipality) -> Held:
    """A target hangs on the goal or measure that names it, or on what its own sentence hangs on."""
    named = Q(statement__kind__in=ABOVE_TARGETS)
    below = Q(statement__parent__kind__in=ABOVE_TARGETS) & ~Q(statement__parent__review=Review.REJECTED)
    promised = Target.objects.filter(
        Q(value__isnull=False) | Q(target_year__isnull=False),
        statement__edition__document__municipality=municipality,
        statement__edition__is_current=True,
    ).exclude(Q(statement__review=Review.REJECTED) | superseded("statement__"))
    counted = promised.aggregate(
        how_many=Count("pk"),
        by_paper=Count("pk", filter=named | below),
        held=Count("pk", filter=named | below | Q(Exists(_upwards(OuterRef("statement"), ABOVE_TARGETS)))),
    )
    return Held(counted["how_many"], counted["held"], counted["by_paper"])


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
