"""Entries found by their words, by tantivy."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import tantivy
from numpy.typing import NDArray

from stadtfaden.adapters.index.values import Entry, Filters, Question

_HEAP = 128_000_000  # bytes; tantivy writes a segment when it is full
_TOKENIZER = "already_analysed"
_FIELDS = ("kind", "municipality", "paper", "label", "areas")
Rows = NDArray[np.int64]
Scores = NDArray[np.float64]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("row", indexed=True, fast=True)
    builder.add_integer_field("year", indexed=True, fast=True)
    builder.add_integer_field("page", stored=True)
    for name in _FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("terms", tokenizer_name=_TOKENIZER, index_option="freq")
    builder.add_text_field("exact", tokenizer_name=_TOKENIZER, index_option="position")
    return builder.build()


def _with_tokenizer(index: tantivy.Index) -> tantivy.Index:
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_TOKENIZER, analyzer)
    return index


class WordWriter:
    """Writes an index below `folder`; nothing is to be found before `close`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        index = _with_tokenizer(tantivy.Index(_schema(), str(folder)))
        # One thread, so that the same entries give the same index.
        self._writer = index.writer(heap_size=_HEAP, num_threads=1)

    def add(self, row: int, entry: Entry, terms: Iterable[str], exact: Iterable[str]) -> None:
        """`terms` are what the entry is found by; `exact` its folded words in order, for phrases."""
        document = tantivy.Document()
        document.add_integer("row", row)
        document.add_integer("page", entry.page)
        if entry.year is not None:
            document.add_integer("year", entry.year)
        document.add_text("kind", entry.kind.value)
        document.add_text("municipality", entry.municipality)
        document.add_text("paper", entry.paper)
        document.add_text("label", entry.label)
        for area in entry.areas:
            document.add_text("areas", area)
        document.add_text("terms", " ".join(terms))
        document.add_text("exact", " ".join(exact))
        self._writer.add_document(document)

    def close(self) -> None:
        self._writer.commit()
        self._writer.wait_merging_threads()


class WordIndex:
    """An index that was written, opened for asking; safe to ask from several threads."""

    def __init__(self, folder: Path) -> None:
        self._index = _with_tokenizer(tantivy.Index.open(str(folder)))
        self._index.config_reader("manual")
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def best(self, question: Question, filters: Filters, limit: int) -> tuple[Rows, Scores]:
        """The best rows by words with their scores (see Candidate.words), best first; about 1 ms."""
        musts = [*self._filters(filters), *self._phrases(question)]
        if not question.terms and not question.phrases:
            return np.empty(0, np.int64), np.empty(0)
        return self._ask(question, musts, limit)

    def scores(self, question: Question, rows: Rows) -> Scores:
        """The scores of given rows, in their order; 0 where no word is shared."""
        if not question.terms or not len(rows):
            return np.zeros(len(rows))
        wanted = tantivy.Query.term_set_query(self._schema, "row", rows.tolist())
        found, scores = self._ask(question, [wanted], len(rows))
        known = dict(zip(found.tolist(), scores.tolist(), strict=True))
        return np.array([known.get(row, 0.0) for row in rows.tolist()])

    def with_phrases(self, question: Question) -> Rows:
        """All rows in whose text every phrase of the question stands."""
        query = _all_of(self._phrases(question))
        found = self._searcher.search(query, limit=max(1, self._searcher.num_docs), count=False)
        return self._rows([address for _, address in found.hits])

    def _ask(self, question: Question, musts: Sequence[tantivy.Query], limit: int) -> tuple[Rows, Scores]:
        weights = {term: weight * self._rarity(term) for term, weight in question.terms.items()}
        total = sum(weights.values())
        shoulds = [
            tantivy.Query.boost_query(
                tantivy.Query.term_query(self._schema, "terms", term, index_option="freq"), weight
            )
            for term, weight in question.terms.items()
        ]
        words = tantivy.Query.boolean_query([(tantivy.Occur.Should, should) for should in shoulds])
        # A filter says yes or no and adds nothing to the score.
        silent = [tantivy.Query.const_score_query(must, 0.0) for must in musts]
        query = _all_of([words, *silent] if shoulds else silent)
        found = self._searcher.search(query, limit=limit, count=False)
        rows = self._rows([address for _, address in found.hits])
        return rows, np.array([score for score, _ in found.hits], dtype=np.float64) / (total or 1)

    def _rarity(self, term: str) -> float:
        """The inverse document frequency, as tantivy's BM25 has it."""
        count, having = self._searcher.num_docs, self._searcher.doc_freq("terms", term)
        return float(np.log(1 + (count - having + 0.5) / (having + 0.5)))

    def _filters(self, filters: Filters) -> list[tantivy.Query]:
        musts = [
            tantivy.Query.term_set_query(self._schema, name, list(values))
            for name, values in filters.fields().items()
        ]
        if filters.year_from is not None or filters.year_to is not None:
            musts.append(
                tantivy.Query.range_query(
                    self._schema, "year", tantivy.FieldType.Integer, filters.year_from, filters.year_to
                )
            )
        return musts

    def _phrases(self, question: Question) -> list[tantivy.Query]:
        return [self._phrase(words) for words in question.phrases]

    def _phrase(self, words: tuple[str, ...]) -> tantivy.Query:
        if len(words) == 1:
            return tantivy.Query.term_query(self._schema, "exact", words[0])
        return tantivy.Query.phrase_query(self._schema, "exact", list(words))

    def _rows(self, addresses: list[tantivy.DocAddress]) -> Rows:
        return np.array(self._searcher.fast_field_values("row", addresses), dtype=np.int64)


def _all_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in queries])
