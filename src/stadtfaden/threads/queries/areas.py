"""Areas: the matrix over all papers, and the chapter about one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.core.digital import DigitalKind
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Document, Review, Statement, Target
from stadtfaden.corpus.queries import WITHOUT_TEXT, WITHOUT_TEXT_OF_PAGE, fetch_editions
from stadtfaden.threads.models import Area, DigitalConnection, StatementArea
from stadtfaden.threads.queries.gaps import HoleNumbers, holes_in
from stadtfaden.threads.queries.superseded import superseded, superseded_paper
from stadtfaden.threads.queries.written import rows_of

NO_REJECTED = ~Q(review=Review.REJECTED)
CHAPTER_LENGTH = 12
SUREST_FIRST = ("-score", "-edition__document__dated_on", "edition", "page__number", "start", "pk")


@dataclass(frozen=True, slots=True)
class Cell:
    """How many statements of a paper speak of an area, and how many of these are digitally connected."""

    statements: int
    digital: int

    def and_also(self, statements: int, digital: int) -> "Cell":
        return Cell(self.statements + statements, self.digital + digital)


NONE = Cell(0, 0)


@dataclass(frozen=True, slots=True)
class Matrix:
    """`cells` by (area.pk, document.pk); what is not there is empty. `of_area`: all papers together,
    without what is superseded. `superseded` papers stand last.
    """

    areas: tuple[Area, ...]
    documents: tuple[Document, ...]
    cells: Mapping[tuple[int, int], Cell]
    of_area: Mapping[int, Cell]
    superseded: frozenset[int]


def areas(municipality: Municipality) -> QuerySet[Area]:
    """In the order of the taxonomy: one query."""
    return Area.objects.filter(municipality=municipality).order_by("position", "pk")


def matrix(municipality: Municipality) -> Matrix:
    """Areas by papers: three queries."""
    is_old = superseded("statement__")
    rows = (
        _current_rows()
        .filter(statement__edition__document__municipality=municipality)
        .annotate(is_digital=Exists(_connections(OuterRef("statement"))))
        .order_by()
        .values_list("area", "statement__edition__document")
        .annotate(
            statements=Count("pk"),
            digital=Count("pk", filter=Q(is_digital=True)),
            that_hold=Count("pk", filter=~is_old),
            digital_that_hold=Count("pk", filter=~is_old & Q(is_digital=True)),
        )
    )
    cells: dict[tuple[int, int], Cell] = {}
    of_area: dict[int, Cell] = {}
    for area, document, statements, digital, that_hold, digital_that_hold in rows:
        cells[area, document] = Cell(statements, digital)
        if that_hold:
            of_area[area] = of_area.get(area, NONE).and_also(that_hold, digital_that_hold)
    shown = {document for _, document in cells}
    documents = list(
        Document.objects.filter(municipality=municipality, pk__in=shown)
        .annotate(is_old=superseded_paper())
        .order_by("is_old", "-dated_on", "title", "pk")
    )
    return Matrix(
        areas=tuple(areas(municipality)),
        documents=tuple(documents),
        cells=cells,
        of_area=of_area,
        superseded=frozenset(document.pk for document in documents if document.is_old),
    )


def area_statements(
    area: Area,
    *,
    kind: str | None = None,
    document: Document | None = None,
    digital: str | None = None,
    is_superseded: bool | None = False,
) -> QuerySet[Statement]:
    """What current editions say of the area, surest first, with page and paper: one query. `digital` narrows
    to a DigitalKind, "any" to all; `is_superseded` to what holds or to what was replaced, None to neither.
    """
    found = Statement.objects.filter(
        NO_REJECTED, Exists(_current_rows().filter(area=area, statement=OuterRef("pk")))
    )
    if is_superseded is not None:
        found = found.filter(superseded() if is_superseded else ~superseded())
    if kind is not None:
        found = found.filter(kind=kind)
    if document is not None:
        found = found.filter(edition__document=document)
    if digital is not None:
        connections = _connections(OuterRef("pk"))
        found = found.filter(Exists(connections if digital == "any" else connections.filter(kind=digital)))
    return found.select_related("page", "edition__document").defer(*WITHOUT_TEXT).order_by(*SUREST_FIRST)


@dataclass(frozen=True, slots=True)
class TargetMark:
    """A target as a time axis sees it; `year` is None where only the value is known. `score` is that of
    its statement.
    """

    pk: int
    year: int | None
    paper: str
    score: float
    review: str


def area_targets(area: Area) -> tuple[TargetMark, ...]:
    """Targets with a year or a value that hold, by year, those without a year last: one query."""
    return tuple(TargetMark(*row) for row in rows_of(_targets_of, area.pk))


def targets_marked(marks: Iterable[TargetMark]) -> tuple[Target, ...]:
    """In their order, with statement, page and paper: two queries."""
    pks = [mark.pk for mark in marks]
    found = (
        Target.objects.select_related("statement__page")
        .defer("doubts", *(f"statement__{name}" for name in WITHOUT_TEXT_OF_PAGE))
        .in_bulk(pks)
    )
    fetch_editions(target.statement for target in found.values())
    return tuple(found[pk] for pk in pks)


@dataclass(frozen=True, slots=True)
class AreaChapter:
    """`statements` holds the surest of each kind, `how_many` how many there are; likewise `digital`
    and `how_many_digital` by DigitalKind; `how_many_connected` counts a statement of several kinds once.
    `holes` are those among the statements of this area. What is superseded counts in none of these; the
    surest of it is in `superseded`.
    """

    area: Area
    papers: tuple[Document, ...]  # each with `how_many`, most first
    statements: Mapping[str, tuple[Statement, ...]]
    how_many: Mapping[str, int]
    targets: tuple[TargetMark, ...]
    digital: Mapping[str, tuple[Statement, ...]]
    how_many_digital: Mapping[str, int]
    how_many_connected: int
    holes: HoleNumbers
    superseded: tuple[Statement, ...]
    how_many_superseded: int


def area_chapter(area: Area, length: int = CHAPTER_LENGTH) -> AreaChapter:
    """All parts of the chapter about an area: nine queries. Statements come with page, paper and digital
    connections; `targets_marked` fetches targets.
    """
    rows = rows_of(_said_of, area.pk)
    old = [pk for (pk,) in rows_of(_said_before_of, area.pk)]
    connections = rows_of(_digital_of, area.pk)
    said = _first_of_each(((pk, kind) for pk, kind, _ in rows), length)
    digital = _first_of_each(connections, length)
    chosen = {pk for pks in (*said.values(), *digital.values(), old[:length]) for pk in pks}
    shown = _shown(chosen)
    return AreaChapter(
        area=area,
        papers=_papers(Counter(document for _, _, document in rows)),
        statements={
            kind.value: tuple(row for pk, row in shown.items() if pk in said[kind.value])
            for kind in StatementKind
            if kind.value in said
        },
        how_many=Counter(kind for _, kind, _ in rows),
        targets=area_targets(area),
        digital={
            kind.value: tuple(shown[pk] for pk in digital[kind.value])
            for kind in DigitalKind
            if kind.value in digital
        },
        how_many_digital=Counter(kind for _, kind in connections),
        how_many_connected=len({pk for pk, _ in connections}),
        holes=holes_in(area),
        superseded=tuple(shown[pk] for pk in old[:length]),
        how_many_superseded=len(old),
    )


def _first_of_each(rows: Iterable[tuple[int, str]], length: int) -> dict[str, list[int]]:
    """By kind, in the order in which they come."""
    first: dict[str, list[int]] = {}
    for pk, kind in rows:
        if len(of_kind := first.setdefault(kind, [])) < length:
            of_kind.append(pk)
    return first


def _papers(how_many: Mapping[int, int]) -> tuple[Document, ...]:
    """Each with `how_many`, most first."""
    papers = list(Document.objects.filter(pk__in=how_many).order_by("title", "pk"))
    for paper in papers:
        paper.how_many = how_many[paper.pk]  # type: ignore[attr-defined] # as an annotation would
    return tuple(sorted(papers, key=lambda paper: -how_many[paper.pk]))


def _shown(pks: Iterable[int]) -> dict[int, Statement]:
    """By pk, surest first: three queries."""
    connections = DigitalConnection.objects.filter(NO_REJECTED).order_by("-score", "pk")
    rows = list(
        Statement.objects.filter(pk__in=pks)
        .select_related("page")
        .defer(*WITHOUT_TEXT_OF_PAGE)
        .prefetch_related(Prefetch("digital", connections))
        .order_by(*SUREST_FIRST)
    )
    fetch_editions(rows)
    return {row.pk: row for row in rows}


def _said_of(area: int) -> "QuerySet[StatementArea, Any]":
    """Surest first, as all of these."""
    return (
        _about(area)
        .order_by("-statement__score", "statement")
        .values_list("statement", "statement__kind", "statement__edition__document")
    )


def _said_before_of(area: int) -> "QuerySet[StatementArea, Any]":
    return (
        _current_rows()
        .filter(superseded("statement__"), area=area)
        .order_by("-statement__score", "statement")
        .values_list("statement")
    )


def _digital_of(area: int) -> "QuerySet[DigitalConnection, Any]":
    return (
        DigitalConnection.objects.filter(NO_REJECTED, statement__in=_about(area).values("statement"))
        .order_by("-score", "pk")
        .values_list("statement", "kind")
    )


def _targets_of(area: int) -> "QuerySet[Target, Any]":
    return (
        Target.objects.filter(
            ~Q(statement__review=Review.REJECTED),
            ~superseded("statement__"),
            Q(target_year__isnull=False) | Q(value__isnull=False),
            Exists(_current_rows().filter(area=area, statement=OuterRef("statement"))),
        )
        .order_by(F("target_year").asc(nulls_last=True), "pk")
        .values_list(
            "pk",
            "target_year",
            "statement__edition__document__title",
            "statement__score",
            "statement__review",
        )
    )


def _about(area: int) -> QuerySet[StatementArea]:
    return _current_rows().filter(~superseded("statement__"), area=area)


def _current_rows() -> QuerySet[StatementArea]:
    return StatementArea.objects.filter(NO_REJECTED, statement__edition__is_current=True).exclude(
        statement__review=Review.REJECTED
    )


def _connections(statement: OuterRef) -> QuerySet[DigitalConnection]:
    return DigitalConnection.objects.filter(NO_REJECTED, statement=statement)
