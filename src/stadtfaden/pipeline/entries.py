"""What can be found in a city, and what its statements are compared by; all from the records."""

from collections import defaultdict
from collections.abc import Callable, Iterator

import numpy as np
from django.db.models import Q, QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.core.areas import BY_TITLE
from stadtfaden.core.pages import BlockKind
from stadtfaden.corpus.models import Passage, Review
from stadtfaden.corpus.queries import current_statements
from stadtfaden.pipeline.contexts import contexts_of
from stadtfaden.pipeline.meanings import meaning_in_context, meaning_of
from stadtfaden.search import Entry, EntryKind, VectorMemory, Vectors
from stadtfaden.threads.models import StatementArea

CHUNK = 2000
VectorProgress = Callable[[int, int], None]


def statement_vectors(
    municipality: Municipality, memory: VectorMemory, on_progress: VectorProgress | None = None
) -> Vectors:
    """One of unit length a statement, in the order of the entries: four queries.

    Halfway between its own words and these with what stands below; links between papers need the second
    anyway. On 368 questions of our own to the demo city the right statement comes first for 53 of a hundred,
    with either alone for 47 and 49.
    """
    contexts = contexts_of(municipality)
    rows = list(current_statements(municipality).order_by("pk").values_list("pk", "title", "text"))
    alone = [meaning_of(title, text) for _, title, text in rows]
    in_context = [meaning_in_context(title, text, contexts.get(pk, "")) for pk, title, text in rows]
    vectors = memory.passages([*alone, *in_context], on_progress)
    both = vectors[: len(rows)] + vectors[len(rows) :]
    return np.asarray(both / np.linalg.norm(both, axis=1, keepdims=True), np.float32)


def entries(municipality: Municipality) -> Iterator[Entry]:
    """Statements by pk, then passages by pk, without contents lists: three queries, read piece by piece."""
    yield from _statement_entries(municipality)
    yield from _passage_entries(municipality)


def areas_by_statement(municipality: Municipality) -> dict[int, tuple[str, ...]]:
    """Slugs, best first: one query."""
    return _slugs(_said_areas(municipality))


def own_areas_by_statement(municipality: Municipality) -> dict[int, tuple[str, ...]]:
    """The same without what only the title of the paper says, which tells no two statements of it apart."""
    by_title = Q(review=Review.CANDIDATE, made_by__startswith=BY_TITLE)
    return _slugs(_said_areas(municipality).exclude(by_title))


def _said_areas(municipality: Municipality) -> QuerySet[StatementArea]:
    return StatementArea.objects.filter(
        area__municipality=municipality, statement__edition__is_current=True
    ).exclude(review=Review.REJECTED)


def _slugs(rows: QuerySet[StatementArea]) -> dict[int, tuple[str, ...]]:
    areas: dict[int, list[str]] = defaultdict(list)
    best_first = rows.order_by("statement", "-score", "pk").values_list("statement", "area__slug")
    for statement, slug in best_first.iterator(CHUNK):
        areas[statement].append(slug)
    return {statement: tuple(slugs) for statement, slugs in areas.items()}


def _statement_entries(municipality: Municipality) -> Iterator[Entry]:
    areas = areas_by_statement(municipality)
    rows = (
        current_statements(municipality)
        .order_by("pk")
        .values_list(
            "pk",
            "passage",
            "title",
            "text",
            "edition__document__slug",
            "page__number",
            "kind",
            "edition__document__dated_on",
        )
    )
    for pk, passage, title, text, paper, page, kind, dated_on in rows.iterator(CHUNK):
        yield Entry(
            kind=EntryKind.STATEMENT,
            id=pk,
            passage=passage,
            text=meaning_of(title, text),
            municipality=municipality.slug,
            paper=paper,
            page=page,
            label=kind,
            areas=areas.get(pk, ()),
            year=dated_on.year if dated_on else None,
        )


def _passage_entries(municipality: Municipality) -> Iterator[Entry]:
    rows = (
        Passage.objects.filter(edition__document__municipality=municipality, edition__is_current=True)
        .exclude(kind=BlockKind.CONTENTS.value)
        .order_by("pk")
        .values_list(
            "pk", "text", "edition__document__slug", "page__number", "kind", "edition__document__dated_on"
        )
    )
    for pk, text, paper, page, kind, dated_on in rows.iterator(CHUNK):
        yield Entry(
            kind=EntryKind.PASSAGE,
            id=pk,
            passage=pk,
            text=text,
            municipality=municipality.slug,
            paper=paper,
            page=page,
            label=kind,
            year=dated_on.year if dated_on else None,
        )
