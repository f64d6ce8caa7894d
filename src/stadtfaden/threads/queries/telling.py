"""Which thread tells most of an area, a paper or a page, and what else hangs on the end of a thread."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Document, DocumentStatus, Edition, Page, Review, SheetField, Statement
from stadtfaden.corpus.queries import WITHOUT_TEXT
from stadtfaden.threads.models import Area, DigitalConnection, Link, StatementArea
from stadtfaden.threads.queries.levels import TOP, UPWARDS
from stadtfaden.threads.queries.superseded import superseded
from stadtfaden.threads.queries.visible import statements_with_connections
from stadtfaden.threads.queries.written import part_of

COST = "cost"
GOAL, MEASURE = StatementKind.GOAL.value, StatementKind.MEASURE.value
LED_BY = (*TOP, GOAL)
NOWHERE = 0  # no paper has this key
ELSEWHERE = Value(0)


def clearest_of_area(area: Area, paper: Document | None = None) -> Statement | None:
    """The statement of an area whose thread shows most steps, before others what people have confirmed, what
    no draft says and what stands in `paper`, the one that speaks most of the area. None where no paper
    speaks of it: one query, two more for its areas and digital connections. With page and paper.
    """
    return _placed(part_of(_best_of_area, area.pk, NOWHERE if paper is None else paper.pk))


def clearest_of_paper(edition: Edition) -> Statement | None:
    """As `clearest_of_area`, for what an edition states."""
    return _placed(part_of(_best_of_edition, edition.pk))


def clearest_of_page(page: Page, marked: Statement | None = None) -> Statement | None:
    """As `clearest_of_area`, for what a page states; what is `marked` there comes before all."""
    if marked is not None:
        return statements_with_connections(_with_place(Statement.objects.filter(pk=marked.pk))).first()
    return _placed(part_of(_best_of_page, page.pk))


def costs_of(statements: Iterable[int]) -> dict[int, SheetField]:
    """What sheets say of the cost of these measures, by statement: one query; with its page."""
    rows = (
        SheetField.objects.filter(statement__in=list(statements), key=COST)
        .select_related("passage__page")
        .defer("passage__page__text", "passage__page__words")
        .order_by("-pk")
    )
    return {row.statement_id: row for row in rows}


def _placed(best: RawSQL) -> Statement | None:
    """Sorted were numbers, not whole rows."""
    return statements_with_connections(_with_place(Statement.objects.filter(pk=best))).first()


def _best_of_area(area: int, paper: int) -> "QuerySet[Statement, Any]":
    """What stands in the paper comes before what does as well elsewhere."""
    about = StatementArea.objects.filter(area=area, statement=OuterRef("pk")).exclude(review=Review.REJECTED)
    of_area = Statement.objects.filter(Exists(about), edition__is_current=True).exclude(superseded())
    return _best(of_area, at_home=_one(Q(edition__document=paper)))


def _best_of_edition(edition: int) -> "QuerySet[Statement, Any]":
    return _best(Statement.objects.filter(edition=edition))


def _best_of_page(page: int) -> "QuerySet[Statement, Any]":
    return _best(Statement.objects.filter(page=page))


def _best(statements: QuerySet[Statement], at_home: Case | Value = ELSEWHERE) -> "QuerySet[Statement, Any]":
    return (
        statements.exclude(review=Review.REJECTED)
        .filter(kind__in=(*TOP, GOAL, MEASURE))
        .annotate(
            leads_up=_one(Exists(_linked("source", LED_BY)) | Q(parent__kind__in=LED_BY)),
            leads_to_top=_one(
                Q(kind__in=TOP)
                | Q(parent__kind__in=TOP)
                | Q(parent__parent__kind__in=TOP)
                | Exists(_to_top("pk"))
                | Exists(_to_top("parent"))
            ),
            leads_down=_one(
                Q(kind=MEASURE)
                | Exists(Statement.objects.filter(parent=OuterRef("pk"), kind=MEASURE))
                | Exists(_linked("target", (MEASURE,)))
            ),
            is_digital=_one(
                Exists(
                    DigitalConnection.objects.filter(statement=OuterRef("pk")).exclude(review=Review.REJECTED)
                )
            ),
            is_sure=_one(Q(review=Review.CONFIRMED)),
            is_draft=_one(Q(edition__document__status=DocumentStatus.DRAFT)),
            is_at_home=at_home,
        )
        .annotate(
            steps=F("leads_to_top") * 2
            + F("leads_up")
            + F("leads_down") * 2
            + F("is_digital")
            + F("is_sure") * 2
            + F("is_at_home") * 2
            - F("is_draft") * 4
        )
        .order_by("-steps", "-score", "pk")
        .values_list("pk")[:1]
    )


def _with_place(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    return statements.select_related("page", "edition__document").defer(*WITHOUT_TEXT)


def _linked(end: str, kinds: tuple[str, ...]) -> QuerySet[Link]:
    """Upward links that have the statement at `end` and one of `kinds` at the other."""
    other = "target" if end == "source" else "source"
    return _upwards(other).filter(**{end: OuterRef("pk"), f"{other}__kind__in": kinds})


def _to_top(column: str) -> QuerySet[Link]:
    """Upward links of the statement in that column to a principle or vision, or to what hangs on one."""
    top = Q(target__kind__in=TOP) | Q(target__parent__kind__in=TOP)
    return _upwards("target").filter(top, source=OuterRef(column))


def _upwards(other: str) -> QuerySet[Link]:
    return Link.objects.filter(**{"type__in": UPWARDS, f"{other}__edition__is_current": True}).exclude(
        review=Review.REJECTED
    )


def _one(condition: Q | Exists) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0))
