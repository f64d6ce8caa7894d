"""The search engine inside the process: tantivy and FAISS over files in the data folder."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stadtfaden.adapters.embedding import Vectors
from stadtfaden.adapters.index import (
    Candidate,
    Columns,
    ColumnWriter,
    Entry,
    Filters,
    IndexFolder,
    Manifest,
    MeaningIndex,
    Question,
    Vocabulary,
    VocabularyWriter,
    WordIndex,
    WordWriter,
    write_vectors,
)
from stadtfaden.core.words import fold, index_terms
from stadtfaden.search.protocol import ANALYSIS, Fingerprint, Progress, VectorsDoNotFit
from stadtfaden.search.questions import bases_of, exact_words

_TELL_EVERY = 1000  # entries
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Opened:
    """One build, opened. Rows count entries; the vectors count statements."""

    build: Path
    model: str
    words: WordIndex
    meaning: MeaningIndex
    columns: Columns
    vocabulary: Vocabulary


class EmbeddedIndex:
    """A SearchIndex in DATA/index/<municipality>. Sees by itself when another process has built it anew."""

    def __init__(self, folder: Path) -> None:
        self._folder = IndexFolder(folder)
        self._open: _Opened | None = None

    @property
    def model(self) -> str:
        opened = self._opened()
        return "" if opened is None else opened.model

    def open(self) -> None:
        """So that the first question does not wait for it; nothing happens before the first build."""
        self._opened()

    def is_current(self, fingerprint: str) -> bool:
        return self._folder.manifest().get("fingerprint") == fingerprint

    def build(
        self, entries: Iterable[Entry], vectors: Vectors, model: str, on_progress: Progress | None = None
    ) -> str:
        """See SearchIndex. A kill at any time leaves the old build working; 50 bytes of memory an entry."""
        taken = Fingerprint(model)

        def write(build: Path) -> Manifest:
            words, columns = WordWriter(build / "words"), ColumnWriter()
            vocabulary = VocabularyWriter()
            for row, entry in enumerate(entries):
                taken.add(entry)
                words.add(
                    row,
                    entry,
                    terms=index_terms(entry.text),
                    bases=bases_of(entry.text),
                    exact=exact_words(entry.text),
                )
                columns.add(entry)
                vocabulary.add(entry.text)
                if on_progress and (row + 1) % _TELL_EVERY == 0:
                    on_progress(row + 1)
            if columns.statements != len(vectors):
                raise VectorsDoNotFit(f"{columns.statements} statements, {len(vectors)} vectors")
            words.close()
            columns.write(build / "columns")
            vocabulary.write(build / "vocabulary.txt")
            write_vectors(build / "meaning", vectors)
            return {
                "fingerprint": taken.value(),
                "analysis": ANALYSIS,
                "model": model,
                "entries": len(columns),
            }

        self._folder.replace(write)
        return taken.value()

    def search(self, question: Question, filters: Filters, limit: int) -> list[Candidate]:
        """See SearchIndex; empty before the first build."""
        opened = self._opened()
        if opened is None:
            return []
        by_words, scores = opened.words.best(question, filters, limit)
        by_meaning = np.setdiff1d(_by_meaning(opened, question, filters, limit), by_words)
        rows = np.concatenate([by_words, by_meaning])
        words = np.concatenate([scores, opened.words.scores(question, by_meaning)]).tolist()
        meanings = _meanings(opened, question, rows)
        return [
            Candidate(*identity, words=score, meaning=meaning)
            for identity, score, meaning in zip(opened.columns.identities(rows), words, meanings, strict=True)
        ]

    def knows(self, word: str, base: str) -> bool:
        """See SearchIndex; before the first build every word is known."""
        opened = self._opened()
        return opened is None or opened.words.has(fold(word), base)

    def nearest(self, word: str) -> str | None:
        """See SearchIndex; an index that was built before words were counted knows none."""
        opened = self._opened()
        return None if opened is None else opened.vocabulary.nearest(word)

    def _opened(self) -> _Opened | None:
        build = self._folder.current()
        if build is None:
            return None
        if self._open is None or self._open.build != build:
            manifest = self._folder.manifest()
            if manifest.get("analysis") != ANALYSIS:
                return None  # another version wrote it; the next build writes it anew
            self._open = _Opened(
                build=build,
                model=str(manifest.get("model", "")),
                words=WordIndex(build / "words"),
                meaning=MeaningIndex(build / "meaning"),
                columns=Columns(build / "columns"),
                vocabulary=Vocabulary(build / "vocabulary.txt"),
            )
        return self._open


def _by_meaning(opened: _Opened, question: Question, filters: Filters, limit: int) -> Rows:
    if question.vector is None:
        return np.empty(0, np.int64)
    statements = opened.columns.statements
    allowed = None
    if filters != Filters() or question.phrases:
        mask = opened.columns.allowed(filters)
        if question.phrases:
            mask &= np.isin(np.arange(len(mask)), opened.words.with_phrases(question))
        allowed = mask[statements]
    places, _ = opened.meaning.best(question.vector, limit, allowed)
    return np.asarray(statements[places], np.int64)


def _meanings(opened: _Opened, question: Question, rows: Rows) -> list[float | None]:
    """The cosine of each row, None for a row without a vector."""
    meanings: list[float | None] = [None] * len(rows)
    if question.vector is None:
        return meanings
    having = np.flatnonzero(opened.columns.are_statements(rows))
    places = np.searchsorted(opened.columns.statements, rows[having])
    cosines = opened.meaning.cosines(question.vector, places)
    for at, cosine in zip(having.tolist(), cosines.tolist(), strict=True):
        meanings[at] = cosine
    return meanings
