"""What the pictures of a city are drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q

from stadtfaden.actors.models import Municipality
from stadtfaden.core.costs import Cost, cost_of
from stadtfaden.corpus.models import Document, Review, SheetField, Statement
from stadtfaden.corpus.queries import WITHOUT_TEXT
from stadtfaden.threads.models import Link
from stadtfaden.threads.queries.levels import UPWARDS
from stadtfaden.threads.queries.superseded import superseded, superseded_paper

COST = "cost"
GOALS = ("goal", "principle", "vision")


@dataclass(frozen=True, slots=True)
class Support:
    """So many statements of one paper serve statements of another; `confirmed` of these links by people."""

    source: int
    target: int
    how_many: int
    confirmed: int


def supports(municipality: Municipality) -> tuple[Support, ...]:
    """Papers by pk, most links first: one query. What is superseded is left out."""
    rows = (
        Link.objects.filter(
            ~superseded("source__"),
            ~superseded("target__"),
            type__in=UPWARDS,
            source__edition__document__municipality=municipality,
            source__edition__is_current=True,
            target__edition__is_current=True,
        )
        .exclude(
            Q(review=Review.REJECTED) | Q(source__review=Review.REJECTED) | Q(target__review=Review.REJECTED)
        )
        .order_by()
        .values_list("source__edition__document", "target__edition__document")
        .annotate(how_many=Count("pk"), confirmed=Count("pk", filter=Q(review=Review.CONFIRMED)))
    )
    found = [Support(*row) for row in rows if row[0] != row[1]]
    return tuple(sorted(found, key=lambda one: (-one.how_many, one.source, one.target)))


def papers_in_time(municipality: Municipality) -> tuple[Document, ...]:
    """All papers, oldest first, those without a date last; each with `is_old` and, where it is known, what
    replaced it first in `superseded_by.all()`: two queries.
    """
    return tuple(
        Document.objects.filter(municipality=municipality)
        .annotate(is_old=superseded_paper())
        .prefetch_related("superseded_by")
        .order_by(F("dated_on").asc(nulls_last=True), "title", "pk")
    )


@dataclass(frozen=True, slots=True)
class Costed:
    """A measure with what its sheet says of its cost, word for word and as a sum."""

    measure: Statement
    field: SheetField
    cost: Cost


@dataclass(frozen=True, slots=True)
class Costs:
    """`costed` with most money first; `unread` sheets speak of cost but name no single sum."""

    costed: Sequence[Costed]
    unread: int


def costs(municipality: Municipality) -> Costs:
    """Measures that hold, with paper, page and goal: two queries, one of them over all cost fields."""
    rows = list(
        SheetField.objects.filter(
            ~superseded("statement__"),
            key=COST,
            statement__kind="measure",
            statement__edition__document__municipality=municipality,
            statement__edition__is_current=True,
        )
        .exclude(statement__review=Review.REJECTED)
        .order_by("statement", "pk")
        .values_list("pk", "statement", "text")
    )
    read = {pk: cost for pk, _, text in rows if (cost := cost_of(text)) is not None}
    fields = (
        SheetField.objects.filter(pk__in=read)
        .select_related(
            "passage__page", "statement__page", "statement__edition__document", "statement__parent"
        )
        .defer(
            "passage__page__text",
            "passage__page__words",
            *(f"statement__{name}" for name in WITHOUT_TEXT),
        )
        .order_by("pk")
    )
    of_statement = {field.statement_id: field for field in fields}
    found = [Costed(field.statement, field, read[field.pk]) for field in of_statement.values()]
    return Costs(
        sorted(found, key=lambda one: (-one.cost.euros, one.measure.pk)),
        unread=len({statement for _, statement, _ in rows} - set(of_statement)),
    )
