"""Entries found by their words, by tantivy."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, permutations
from pathlib import Path

import numpy as np
import tantivy
from numpy.typing import NDArray

from stadtfaden.adapters.index.values import AskedWord, Entry, Filters, Form, Question

_HEAP = 128_000_000  # bytes; tantivy writes a segment when it is full
_TOKENIZER = "already_analysed"
_FIELDS = ("kind", "municipality", "paper", "label", "areas")
_INSIDE = 0.7  # what a word inside a compound is worth against one that stands for itself
_FOR_STANDING_THERE = 0.6
_TOGETHER = 0.3  # what two neighbours of the question add where they stand together
_NEAR = 2  # telling words between them, at most
_NEAR_INSIDE = 8  # the same, every word inside a compound counted
Rows = NDArray[np.int64]
Scores = NDArray[np.float64]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("row", indexed=True, fast=True)
    builder.add_integer_field("year", indexed=True, fast=True)
    builder.add_integer_field("page", stored=True)
    for name in _FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("terms", tokenizer_name=_TOKENIZER, index_option="position")
    builder.add_text_field("bases", tokenizer_name=_TOKENIZER, index_option="position")
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

    def add(
        self, row: int, entry: Entry, *, terms: Iterable[str], bases: Iterable[str], exact: Iterable[str]
    ) -> None:
        """`terms` are what the entry is found by, also inside compounds; `bases` the base forms of its
        telling words and `exact` all its folded words, both in order.
        """
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
        document.add_text("bases", " ".join(bases))
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
        if not question.words and not question.phrases:
            return np.empty(0, np.int64), np.empty(0)
        return self._ask(question, musts, limit)

    def scores(self, question: Question, rows: Rows) -> Scores:
        """The scores of given rows, in their order; 0 where no word is shared."""
        if not question.words or not len(rows):
            return np.zeros(len(rows))
        wanted = tantivy.Query.term_set_query(self._schema, "row", rows.tolist())
        found, scores = self._ask(question, [wanted], len(rows))
        known = dict(zip(found.tolist(), scores.tolist(), strict=True))
        return np.array([known.get(row, 0.0) for row in rows.tolist()])

    def has(self, word: str, base: str) -> bool:
        """Whether a folded word stands in any text, or its base form, as a word or inside a compound."""
        asked = (("exact", word), ("bases", base), ("terms", base))
        return any(self._searcher.doc_freq(field, term) for field, term in asked)

    def with_phrases(self, question: Question) -> Rows:
        """All rows in whose text every phrase of the question stands."""
        query = _all_of(self._phrases(question))
        found = self._searcher.search(query, limit=max(1, self._searcher.num_docs), count=False)
        return self._rows([address for _, address in found.hits])

    def _ask(self, question: Question, musts: Sequence[tantivy.Query], limit: int) -> tuple[Rows, Scores]:
        rarities = [self._rarity_of(word) for word in question.words]
        words = [self._word(word, rarity) for word, rarity in zip(question.words, rarities, strict=True)]
        # A filter says yes or no and adds nothing to the score.
        queries = [(tantivy.Occur.Must, tantivy.Query.const_score_query(must, 0.0)) for must in musts]
        if words:
            queries.append((tantivy.Occur.Must, _any_of(words)))
            queries += [(tantivy.Occur.Should, self._pair(pair)) for pair in question.pairs]
        found = self._searcher.search(tantivy.Query.boolean_query(queries), limit=limit, count=False)
        rows = self._rows([address for _, address in found.hits])
        return rows, np.array([score for score, _ in found.hits], dtype=np.float64) / (sum(rarities) or 1)

    def _word(self, word: AskedWord, rarity: float) -> tantivy.Query:
        """Scores about `rarity` where the word as typed stands once in a text of usual length."""
        return _best_of([self._form(form, rarity) for form in word.forms])

    def _form(self, form: Form, rarity: float) -> tantivy.Query:
        worth = form.weight * rarity
        if len(form.terms) > 1:
            return self._graded("bases" if form.apart else "terms", form.terms, worth)
        itself = self._graded("bases", form.terms, worth)
        return (
            itself if form.apart else _best_of([itself, self._graded("terms", form.terms, worth * _INSIDE)])
        )

    def _graded(self, field: str, terms: Sequence[str], worth: float) -> tantivy.Query:
        """Part of the worth for standing there at all, the rest by BM25: often, and in a short text."""
        silent = [
            tantivy.Query.const_score_query(self._near(field, pair, _NEAR_INSIDE), 0.0)
            for pair in pairwise(terms)
        ]
        together = _all_of([*(self._term(field, term) for term in terms), *silent])
        boost = worth * (1 - _FOR_STANDING_THERE) / sum(self._rarity(term, field) for term in terms)
        return _any_of(
            [
                tantivy.Query.const_score_query(together, worth * _FOR_STANDING_THERE),
                tantivy.Query.boost_query(together, boost),
            ]
        )

    def _pair(self, pair: tuple[str, str]) -> tantivy.Query:
        return tantivy.Query.boost_query(self._near("bases", pair, _NEAR), _TOGETHER)

    def _near(self, field: str, pair: tuple[str, str], slop: int) -> tantivy.Query:
        ways = (
            tantivy.Query.phrase_query(self._schema, field, list(way), slop) for way in permutations(pair)
        )
        return _best_of(list(ways))

    def _term(self, field: str, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, term, index_option="freq")

    def _rarity_of(self, word: AskedWord) -> float:
        """That of the word as typed; where it stands nowhere, of the commonest form that does."""
        rarities = [max(map(self._rarity, form.terms)) for form in word.forms]
        stands_nowhere = self._rarity("")
        return next(
            (rarity for rarity in (rarities[0], min(rarities)) if rarity < stands_nowhere), stands_nowhere
        )

    def _rarity(self, term: str, field: str = "terms") -> float:
        """The inverse document frequency, as tantivy's BM25 has it."""
        count, having = self._searcher.num_docs, self._searcher.doc_freq(field, term)
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


def _best_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.disjunction_max_query(list(queries))


def _any_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def _all_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in queries])
