"""Areas: the matrix over all papers, and the chapter about one."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from stadtfaden.actors.models import Municipality
from stadtfaden.core.digital import DigitalKind
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Document, Review, Statement, Target
from stadtfaden.threads.models import Area, DigitalConnection, StatementArea
from stadtfaden.threads.queries.gaps import Holes, holes_among
from stadtfaden.threads.queries.visible import statements_with_connections

NO_REJECTED = ~Q(review=Review.REJECTED)
CHAPTER_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """How many statements of a paper speak of an area, and how many of these are digitally connected."""

    statements: int
    digital: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """`cells` by (area.pk, document.pk); what is not there is empty. `of_area`: all papers together."""

    areas: tuple[Area, ...]
    documents: tuple[Document, ...]
    cells: Mapping[tuple[int, int], Cell]
    of_area: Mapping[int, Cell]


def areas(municipality: Municipality) -> QuerySet[Area]:
    """In the order of the taxonomy: one query."""
    return Area.objects.filter(municipality=municipality).order_by("position", "pk")


def matrix(municipality: Municipality) -> Matrix:
    """Areas by papers: three queries."""
    rows = (
        _current_rows()
        .filter(area__municipality=municipality)
        .annotate(is_digital=Exists(_connections(OuterRef("statement"))))
        .order_by()
        .values_list("area", "statement__edition__document")
        .annotate(statements=Count("pk"), digital=Count("pk", filter=Q(is_digital=True)))
    )
    cells = {(area, document): Cell(statements, digital) for area, document, statements, digital in rows}
    of_area: dict[int, Cell] = {}
    for (area, _), cell in cells.items():
        so_far = of_area.get(area, Cell(0, 0))
        of_area[area] = Cell(so_far.statements + cell.statements, so_far.digital + cell.digital)
    shown = {document for _, document in cells}
    documents = Document.objects.filter(municipality=municipality).order_by("-dated_on", "title", "pk")
    return Matrix(
        areas=tuple(areas(municipality)),
        documents=tuple(document for document in documents if document.pk in shown),
        cells=cells,
        of_area=of_area,
    )


def area_statements(
    area: Area, *, kind: str | None = None, document: Document | None = None, digital: str | None = None
) -> QuerySet[Statement]:
    """What current editions say of the area, surest first: five queries, at any size. With page, paper,
    targets, fields, areas and digital connections. `digital` narrows to a DigitalKind, "any" to all.
    """
    found = Statement.objects.filter(
        NO_REJECTED, Exists(_current_rows().filter(area=area, statement=OuterRef("pk")))
    )
    if kind is not None:
        found = found.filter(kind=kind)
    if document is not None:
        found = found.filter(edition__document=document)
    if digital is not None:
        connections = _connections(OuterRef("pk"))
        found = found.filter(Exists(connections if digital == "any" else connections.filter(kind=digital)))
    return _shown(found)


def area_targets(area: Area) -> QuerySet[Target]:
    """Targets with a year or a value, by year: one query; with statement, page and paper."""
    return (
        Target.objects.filter(
            ~Q(statement__review=Review.REJECTED),
            Q(target_year__isnull=False) | Q(value__isnull=False),
            Exists(_current_rows().filter(area=area, statement=OuterRef("statement"))),
        )
        .select_related("statement__page", "statement__edition__document")
        .defer("statement__page__text", "statement__page__words")
        .order_by("target_year", "pk")
    )


@dataclass(frozen=True, slots=True)
class AreaChapter:
    """`statements` holds the surest of each kind, `how_many` how many there are; likewise `digital`
    and `how_many_digital` by DigitalKind. Holes are those among the statements of this area.
    """

    area: Area
    papers: tuple[Document, ...]  # each with `how_many`, most first
    statements: Mapping[str, tuple[Statement, ...]]
    how_many: Mapping[str, int]
    targets: tuple[Target, ...]
    digital: Mapping[str, tuple[Statement, ...]]
    how_many_digital: Mapping[str, int]
    holes: Holes


def area_chapter(area: Area, length: int = CHAPTER_LENGTH) -> AreaChapter:
    """All parts of the chapter about an area: 17 queries; who shows the holes counts them."""
    rows = _current_rows().filter(area=area).order_by()
    how_many = dict(rows.values_list("statement__kind").annotate(how_many=Count("pk")))
    connections = DigitalConnection.objects.filter(
        NO_REJECTED, Exists(rows.filter(statement=OuterRef("statement")))
    )
    how_many_digital = dict(connections.order_by().values_list("kind").annotate(how_many=Count("pk")))
    stated = Statement.objects.filter(Exists(rows.filter(statement=OuterRef("pk"))))
    papers = (
        Document.objects.filter(editions__statements__in=stated)
        .annotate(how_many=Count("editions__statements", distinct=True))
        .order_by("-how_many", "title", "pk")
    )
    return AreaChapter(
        area=area,
        papers=tuple(papers),
        statements=_surest_of_each_kind(stated.filter(NO_REJECTED), length),
        how_many=how_many,
        targets=tuple(area_targets(area)),
        digital=_surest_of_each_connection(connections, length),
        how_many_digital=how_many_digital,
        holes=holes_among(stated.filter(NO_REJECTED)),
    )


def _surest_of_each_kind(statements: QuerySet[Statement], length: int) -> dict[str, tuple[Statement, ...]]:
    rank = Window(RowNumber(), partition_by="kind", order_by=["-score", "pk"])
    chosen = statements.order_by().annotate(rank=rank).filter(rank__lte=length).values_list("pk", flat=True)
    found = _shown(Statement.objects.filter(pk__in=list(chosen)))
    return {
        kind.value: of_kind
        for kind in StatementKind
        if (of_kind := tuple(statement for statement in found if statement.kind == kind.value))
    }


def _surest_of_each_connection(
    connections: QuerySet[DigitalConnection], length: int
) -> dict[str, tuple[Statement, ...]]:
    rank = Window(RowNumber(), partition_by="kind", order_by=["-score", "pk"])
    chosen = list(
        connections.order_by()
        .annotate(rank=rank)
        .filter(rank__lte=length)
        .order_by("-score", "pk")
        .values_list("kind", "statement")
    )
    found = _shown(Statement.objects.filter(pk__in={statement for _, statement in chosen}))
    statement_of = {statement.pk: statement for statement in found}
    return {
        kind.value: tuple(statement_of[pk] for of_kind, pk in chosen if of_kind == kind.value)
        for kind in DigitalKind
        if any(of_kind == kind.value for of_kind, _ in chosen)
    }


def _shown(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    return statements_with_connections(
        statements.select_related("page", "edition__document")
        .defer("page__text", "page__words")
        .prefetch_related(Prefetch("targets", Target.objects.order_by("target_year", "pk")), "fields")
        .order_by("-score", "-edition__document__dated_on", "edition", "page__number", "start", "pk")
    )


def _current_rows() -> QuerySet[StatementArea]:
    return StatementArea.objects.filter(NO_REJECTED, statement__edition__is_current=True).exclude(
        statement__review=Review.REJECTED
    )


def _connections(statement: OuterRef) -> QuerySet[DigitalConnection]:
    return DigitalConnection.objects.filter(NO_REJECTED, statement=statement)
