"""What the pictures of a city are drawn from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q

from stadtfaden.actors.models import Municipality
from stadtfaden.core.costs import Cost, cost_of, largest_sum
from stadtfaden.corpus.models import Document, Review, SheetField, Statement
from stadtfaden.corpus.queries import WITHOUT_TEXT
from stadtfaden.threads.models import Link, StatementArea
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
class Sum:
    """What the sheet of a measure says of its cost; both by number, so that thousands weigh little."""

    measure: int
    field: int
    cost: Cost


@dataclass(frozen=True, slots=True)
class Wording:
    """What a sheet says of cost without one sum; `largest` of those it names in whole euros, 0 for none."""

    measure: int
    field: int
    largest: int


@dataclass(frozen=True, slots=True)
class Costs:
    """`sums` with most money first; `others` speak of cost but name no single sum, likewise in order."""

    sums: Sequence[Sum]
    others: Sequence[Wording]

    @property
    def unread(self) -> int:
        return len(self.others)


@dataclass(frozen=True, slots=True)
class Costed:
    """A measure with what its sheet says of its cost, word for word and as a sum."""

    measure: Statement
    field: SheetField
    cost: Cost


def costs(municipality: Municipality) -> Costs:
    """Of measures that hold: one query over all cost fields, each wording read once."""
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
    read = {text: cost_of(text) for text in {text for _, _, text in rows}}
    of_measure = {
        measure: Sum(measure, pk, cost) for pk, measure, text in rows if (cost := read[text]) is not None
    }
    others = {
        measure: Wording(measure, pk, largest_sum(text))
        for pk, measure, text in rows
        if measure not in of_measure
    }
    return Costs(
        sums=sorted(of_measure.values(), key=lambda one: (-one.cost.euros, one.measure)),
        others=sorted(others.values(), key=lambda one: (-one.largest, one.measure)),
    )


def areas_of_costs(municipality: Municipality) -> Mapping[int, frozenset[int]]:
    """The areas of every measure whose sheet speaks of cost, by measure: one query."""
    rows = (
        StatementArea.objects.filter(
            statement__fields__key=COST,
            statement__edition__document__municipality=municipality,
            statement__edition__is_current=True,
        )
        .exclude(review=Review.REJECTED)
        .order_by()
        .values_list("statement", "area")
        .distinct()
    )
    found: dict[int, set[int]] = defaultdict(set)
    for measure, area in rows:
        found[measure].add(area)
    return {measure: frozenset(areas) for measure, areas in found.items()}


def with_measures(sums: Sequence[Sum]) -> list[Costed]:
    """In the same order, with paper, page and goal: one query."""
    fields = cost_fields([one.field for one in sums])
    return [Costed(fields[one.field].statement, fields[one.field], one.cost) for one in sums]


def cost_fields(numbers: Sequence[int]) -> dict[int, SheetField]:
    """By number, with measure, paper, page and goal: one query."""
    rows = (
        SheetField.objects.filter(pk__in=numbers)
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
    return {field.pk: field for field in rows}
