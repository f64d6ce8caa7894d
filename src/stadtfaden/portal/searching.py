"""A question to the index of a city, answered with records."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from platformdirs import user_cache_dir

from stadtfaden.corpus import queries as corpus
from stadtfaden.pipeline.context import index_of
from stadtfaden.portal.page_text import Piece, Range, pieces_of
from stadtfaden.search import (
    Embedder,
    EntryKind,
    Filters,
    Hit,
    ModelMissing,
    WeightsMissing,
    find,
    open_embedder,
    snippet,
)

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Municipality, Passage, Statement

MOST = 400  # more than the index ever names


@dataclass(frozen=True, slots=True)
class Answer:
    """A hit with its record (`statement`, or `passage` where none was cut from it), answering words apart."""

    statement: "Statement | None"
    passage: "Passage | None"
    pieces: tuple[Piece, ...]


def hits_for(municipality: "Municipality", question: str, filters: Filters) -> Sequence[Hit]:
    """Best first, no query; nothing before the first index is built."""
    index = index_of(settings.DATA, municipality)
    if not index.model:
        return ()
    return find(index, embedder(), question, filters=filters, limit=MOST).hits


def answers(municipality: "Municipality", question: str, hits: Sequence[Hit]) -> list[Answer]:
    """Two queries. What was read anew since the index was built is left out."""
    ids = {kind: [hit.id for hit in hits if hit.kind is kind] for kind in EntryKind}
    statements = corpus.statements_numbered(municipality, ids[EntryKind.STATEMENT])
    passages = corpus.passages_numbered(municipality, ids[EntryKind.PASSAGE])
    found = []
    for hit in hits:
        statement = statements.get(hit.id) if hit.kind is EntryKind.STATEMENT else None
        passage = passages.get(hit.id) if hit.kind is EntryKind.PASSAGE else None
        if statement is not None or passage is not None:
            record = statement or passage
            found.append(Answer(statement, passage, _marked(record.text if record else "", question)))
    return found


def _marked(text: str, question: str) -> tuple[Piece, ...]:
    piece = snippet(text, question)
    marked = pieces_of(piece.text, 0, len(piece.text), [Range(*mark) for mark in piece.marks])
    before = (Piece("[…] ", is_marked=False),) if piece.start else ()
    after = (Piece(" […]", is_marked=False),) if piece.start + len(piece.text) < len(text) else ()
    return (*before, *marked, *after)


def embedder() -> Embedder | None:
    """Without a model, words alone decide."""
    model = os.environ.get("EMBEDDING_MODEL")
    try:
        return open_embedder(Path(user_cache_dir("stadtfaden")), Path(model) if model else None)
    except (ModelMissing, WeightsMissing):
        return None
