"""Questions with a name, an order and a known price."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import (
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Sum,
    TextField,
    Value,
    Window,
)
from django.db.models.functions import Coalesce, Lower, NullIf, RowNumber, Substr

from stadtfaden.actors.models import Municipality
from stadtfaden.core.council import names_paper, plain_reference
from stadtfaden.core.pages import BlockKind, Box
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.geometry import boxes_of
from stadtfaden.corpus.models import (
    CouncilPaper,
    Document,
    DocumentStatus,
    Edition,
    Page,
    Passage,
    Review,
    Statement,
)

# What a statement in a list does not show of its page and edition: most of the weight.
WITHOUT_TEXT_OF_PAGE = ("page__text", "page__words", "page__furniture", "page__warnings")
WITHOUT_TEXT = (*WITHOUT_TEXT_OF_PAGE, "edition__warnings")


def original_path(folder: Path, sha256: str) -> Path:
    """Where the bytes of an original lie in the data folder; no query."""
    return folder / "originals" / sha256[:2] / sha256


def documents(municipality: Municipality) -> QuerySet[Document]:
    """All papers of the city by title: one query."""
    return Document.objects.filter(municipality=municipality).order_by("title", "pk")


def current_editions(municipality: Municipality) -> QuerySet[Edition]:
    """One query; with document."""
    return (
        Edition.objects.filter(document__municipality=municipality, is_current=True)
        .select_related("document")
        .order_by("document__title", "pk")
    )


def current_statements(municipality: Municipality) -> QuerySet[Statement]:
    """What the current editions state, nothing that was rejected: one query; with page and document."""
    return (
        Statement.objects.filter(edition__document__municipality=municipality, edition__is_current=True)
        .exclude(review=Review.REJECTED)
        .select_related("page", "edition__document")
        .order_by("edition__document__title", "edition", "page__number", "start", "pk")
    )


@dataclass(frozen=True, slots=True)
class Adopted:
    """How many of the papers in force the council has adopted, as far as is known."""

    adopted: int
    papers: int


def adopted_papers(municipality: Municipality) -> Adopted:
    """One query."""
    in_force = Document.objects.filter(municipality=municipality).exclude(status=DocumentStatus.SUPERSEDED)
    counted = in_force.aggregate(
        papers=Count("pk"), adopted=Count("pk", filter=Q(status=DocumentStatus.ADOPTED))
    )
    return Adopted(counted["adopted"], counted["papers"])


def shelf(municipality: Municipality) -> QuerySet[Document]:
    """Newest first. Each document carries `page_count`, `statement_count`, `goal_count`, `measure_count`,
    `target_count`, `edition_count`, `file_name` of its current edition, and whether it `is_replaced` by
    another paper that is no draft: one query.
    """
    current = Edition.objects.filter(document=OuterRef("pk"), is_current=True)
    stated = (
        Statement.objects.filter(edition__document=OuterRef("pk"), edition__is_current=True)
        .exclude(review=Review.REJECTED)
        .order_by()
        .values("edition__document")
    )

    def of_kind(kind: StatementKind) -> Subquery:
        return Subquery(stated.filter(kind=kind.value).annotate(how_many=Count("pk")).values("how_many"))

    return (
        Document.objects.filter(municipality=municipality)
        .select_related("supersedes")
        .annotate(
            is_replaced=Exists(
                Document.objects.filter(supersedes=OuterRef("pk")).exclude(status=DocumentStatus.DRAFT)
            ),
            page_count=Subquery(current.values("page_count")[:1]),
            file_name=Subquery(current.values("file_name")[:1]),
            edition_count=Subquery(
                Edition.objects.filter(document=OuterRef("pk"))
                .order_by()
                .values("document")
                .annotate(how_many=Count("pk"))
                .values("how_many")
            ),
            statement_count=Subquery(stated.annotate(how_many=Count("pk")).values("how_many")),
            goal_count=of_kind(StatementKind.GOAL),
            measure_count=of_kind(StatementKind.MEASURE),
            target_count=of_kind(StatementKind.TARGET),
        )
        .order_by("-dated_on", "title", "pk")
    )


def documents_with_editions(municipality: Municipality) -> QuerySet[Document]:
    """For get_object_or_404(..., slug=slug): two queries. `editions.all()` is newest first."""
    editions = Edition.objects.select_related("original").order_by("-number", "pk")
    return (
        Document.objects.filter(municipality=municipality)
        .select_related("supersedes")
        .prefetch_related(Prefetch("editions", editions), "superseded_by")
        .order_by("title", "pk")
    )


def editions(municipality: Municipality) -> QuerySet[Edition]:
    """Every edition of every paper: one query; with document and original."""
    return (
        Edition.objects.filter(document__municipality=municipality)
        .select_related("document", "original")
        .order_by("document__title", "-number", "pk")
    )


@dataclass(frozen=True, slots=True)
class Heading:
    """One line of an outline. `page` is the number in the file, `label` the printed one or None. `level` is
    that of the paper, `depth` how far it is set in: one step below what it stands under, from 1.
    """

    passage: int
    level: int
    number: str | None
    text: str
    page: int
    label: str | None
    statements: int
    depth: int


def statements_by_paper(municipality: Municipality) -> dict[int, int]:
    """By pk of the document how many statements its current edition has: one query."""
    stated = (
        Statement.objects.filter(edition__document__municipality=municipality, edition__is_current=True)
        .exclude(review=Review.REJECTED)
        .order_by()
    )
    return dict(stated.values_list("edition__document").annotate(how_many=Count("pk")))


def outline(edition: Edition) -> tuple[Heading, ...]:
    """The headings in order; `statements` counts those directly below each: two queries."""
    stated = Statement.objects.filter(edition=edition).exclude(review=Review.REJECTED).order_by()
    below = dict(stated.values_list("passage__section").annotate(how_many=Count("pk")))
    rows = (
        Passage.objects.filter(edition=edition, kind=BlockKind.HEADING.value)
        .order_by("position", "pk")
        .values_list("pk", "level", "number", "text", "page__number", "page__label")
    )
    above: list[int] = []
    headings = []
    for pk, level, number, text, page, label in rows:
        while above and above[-1] >= (level or 1):
            above.pop()
        above.append(level or 1)
        headings.append(Heading(pk, level or 1, number, text, page, label, below.get(pk, 0), len(above)))
    return tuple(headings)


def statements_of(edition: Edition, kind: str | None = None) -> QuerySet[Statement]:
    """In reading order, with page, parent, sheet fields and targets: three queries."""
    found = Statement.objects.filter(edition=edition).exclude(review=Review.REJECTED)
    if kind is not None:
        found = found.filter(kind=kind)
    return (
        found.select_related("page", "parent")
        .prefetch_related("fields", "targets")
        .order_by("page__number", "start", "pk")
    )


def statements_with_places(municipality: Municipality) -> QuerySet[Statement]:
    """For get_object_or_404(..., key=key); of any edition: four queries, with fields and targets."""
    return (
        Statement.objects.filter(edition__document__municipality=municipality)
        .exclude(review=Review.REJECTED)
        .select_related("page", "passage__section", "parent__page", "edition__document", "edition__original")
        .prefetch_related("fields__passage__page", "targets")
        .order_by("edition", "page__number", "start", "pk")
    )


def pages_of(edition: Edition) -> QuerySet[Page]:
    """For get_object_or_404(..., number=number): four queries. With passages in order, and statements
    in order with their targets.
    """
    stated = (
        Statement.objects.exclude(review=Review.REJECTED).order_by("start", "pk").prefetch_related("targets")
    )
    return (
        Page.objects.filter(edition=edition)
        .prefetch_related(
            Prefetch("passages", Passage.objects.order_by("position", "pk")), Prefetch("statements", stated)
        )
        .order_by("number", "pk")
    )


def page_labels(edition: Edition) -> dict[int, str | None]:
    """Printed label by number in the file; no texts are loaded: one query."""
    rows = Page.objects.filter(edition=edition).order_by("number").values_list("number", "label")
    return dict(rows)


def fetch_pages(statements: Iterable[Statement]) -> None:
    """Gives each its page with text and words, where a list came without: one query."""
    shown = list(statements)
    pages = Page.objects.in_bulk({statement.page_id for statement in shown})
    for statement in shown:
        statement.page = pages[statement.page_id]


def fetch_editions(statements: Iterable[Statement]) -> None:
    """Gives each its edition with paper, where a list came without: one query. Cheaper than a join, which
    makes both anew for every row.
    """
    shown = list(statements)
    editions = (
        Edition.objects.select_related("document")
        .defer("warnings")
        .in_bulk({statement.edition_id for statement in shown})
    )
    for statement in shown:
        statement.edition = editions[statement.edition_id]


def boxes_on(page: Page, start: int, end: int) -> tuple[Box, ...]:
    """Where the words of page.text[start:end] stand, in points; empty where that is unknown. No query."""
    return boxes_of(bytes(page.words), start, end)


def kinds_of(edition: Edition) -> dict[str, int]:
    """How many statements of each kind: one query."""
    found = Statement.objects.filter(edition=edition).exclude(review=Review.REJECTED).order_by()
    return dict(found.values_list("kind").annotate(how_many=Count("pk")))


def first_of_each_kind(edition: Edition, length: int) -> QuerySet[Statement]:
    """The first `length` of every kind in reading order, kinds together: two queries; with page and paper,
    without the text of the page.
    """
    rank = Window(RowNumber(), partition_by=F("kind"), order_by=("page__number", "start", "pk"))
    first = (
        Statement.objects.filter(edition=edition)
        .exclude(review=Review.REJECTED)
        .annotate(rank=rank)
        .filter(rank__lte=length)
        .order_by()
        .values_list("pk", flat=True)
    )
    return (
        Statement.objects.select_related("page", "edition__document")
        .defer(*WITHOUT_TEXT)
        .filter(pk__in=list(first))
        .order_by("kind", "page__number", "start", "pk")
    )


def statements_numbered(municipality: Municipality, pks: Iterable[int]) -> dict[int, Statement]:
    """Those of current editions, not rejected: one query; with page and paper, without the page's text."""
    found = current_statements(municipality).filter(pk__in=list(pks)).defer(*WITHOUT_TEXT).order_by()
    return {statement.pk: statement for statement in found}


def words_of_passages(municipality: Municipality, pks: Iterable[int]) -> dict[int, str]:
    """Their texts alone, those of current editions: one query."""
    found = Passage.objects.filter(
        pk__in=list(pks), edition__document__municipality=municipality, edition__is_current=True
    )
    return dict(found.order_by().values_list("pk", "text"))


def passages_numbered(municipality: Municipality, pks: Iterable[int]) -> dict[int, Passage]:
    """Those of current editions: one query; with page and paper, without the page's text."""
    found = (
        Passage.objects.filter(
            pk__in=list(pks), edition__document__municipality=municipality, edition__is_current=True
        )
        .select_related("page", "edition__document")
        .defer(*WITHOUT_TEXT)
        .order_by()
    )
    return {passage.pk: passage for passage in found}


def pages_read(municipality: Municipality) -> int:
    """All pages of the current editions together: one query."""
    return current_editions(municipality).aggregate(pages=Sum("page_count"))["pages"] or 0


def pages_with_statements(municipality: Municipality) -> frozenset[tuple[str, str, int]]:
    """City, paper and number of every page on which something is stated: one query."""
    rows = Statement.objects.filter(edition__document__municipality=municipality).exclude(
        review=Review.REJECTED
    )
    places = rows.values_list(
        "edition__document__municipality__slug", "edition__document__slug", "page__number"
    )
    return frozenset(places.distinct())


OTHERS = "0"  # what begins with a figure or a sign
ALPHABET = {
    **{letter: f"{letter}{letter.upper()}" for letter in "bcdfghijklmnpqrtvwxyz"},
    "a": "aAäÄ",
    "e": "eEéÉ",
    "o": "oOöÖ",
    "s": "sSß",
    "u": "uUüÜ",
}
LETTER_OF = {sign: letter for letter, signs in ALPHABET.items() for sign in signs}


def letters(municipality: Municipality) -> list[tuple[str, int]]:
    """How many statements begin with which letter, in the order of the alphabet, "0" first: one query."""
    found = _named(municipality).order_by().values_list("first").annotate(how_many=Count("pk"))
    counted: dict[str, int] = {}
    for sign, how_many in found:
        letter = LETTER_OF.get(sign, OTHERS)
        counted[letter] = counted.get(letter, 0) + how_many
    return sorted(counted.items())


def register(municipality: Municipality, letter: str | None) -> QuerySet[Statement]:
    """Current statements by title, or by their first words: one query."""
    rows = _named(municipality).order_by(Lower("name"), "pk")
    if letter is None:
        return rows
    if letter == OTHERS:
        return rows.exclude(first__in=[*LETTER_OF])
    return rows.filter(first__in=[*ALPHABET[letter]])


def _named(municipality: Municipality) -> QuerySet[Any]:
    """With `name` and its first letter `first`."""
    name = Coalesce(NullIf("title", Value("", TextField())), "text")
    return current_statements(municipality).annotate(name=name, first=Substr(name, 1, 1))


def council_papers_of(document: Document) -> QuerySet[CouncilPaper]:
    """What the council's own system tells of the number that people have named: two queries."""
    wanted = plain_reference(document.council_paper) if document.council_paper else None
    return _council_papers(document).filter(plain_reference=wanted)


def council_papers_like(document: Document) -> list[CouncilPaper]:
    """Those whose names may mean this paper, newest first; a hint for people: two queries."""
    return [row for row in _council_papers(document) if names_paper(row.name, document.title)]


def _council_papers(document: Document) -> QuerySet[CouncilPaper]:
    rows = CouncilPaper.objects.filter(municipality=document.municipality_id)
    return rows.prefetch_related("decisions").order_by("-dated_on", "pk")
