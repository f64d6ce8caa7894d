"""Words and meaning together: one list, best first."""

import math
from dataclasses import dataclass

from stadtfaden.adapters.embedding import Embedder, Vectors
from stadtfaden.adapters.index import Candidate, EntryKind, Filters, Question
from stadtfaden.search.protocol import SearchIndex
from stadtfaden.search.questions import phrases_of, terms_of

_DEPTH = 200  # candidates asked of each side
_LONGEST_QUESTION = 2000  # characters
_EVERYTHING = Filters()

# Calibrated on tests/data/search_pairs.tsv and two further sets by `python -m bench.search --calibrate`.
_WEIGHT_OF_WORDS = 0.06  # all words once, against a cosine
_MEANING_WITHOUT_WORDS, _MEANING_OF_WORDS = 0.46, 0.12  # the cosine to expect where there is no vector
_SLOPE, _EVEN = 40.0, 0.51  # at this evidence an entry answers as likely as not
_LEAST = 0.3  # what is less likely is no hit


@dataclass(frozen=True, slots=True)
class Hit:
    """`id` is the record's; `score` between 0 and 1 says how likely it answers; `reasons` are German."""

    kind: EntryKind
    id: int
    passage: int
    score: float
    words: float
    meaning: float | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits, and how many there are in all (200 by words and 200 by meaning at most)."""

    hits: tuple[Hit, ...]
    total: int


def find(
    index: SearchIndex,
    embedder: Embedder | None,
    question: str,
    *,
    filters: Filters = _EVERYTHING,
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """What answers a question, best first. What stands in „…“ must be found word for word.

    A passage is left out where a statement cut from it is a hit. Without an embedder, or with another one
    than the index was built with, words alone decide. About 10 ms, most of it the question's vector.
    """
    asked = Question(
        terms=terms_of(question[:_LONGEST_QUESTION]),
        phrases=phrases_of(question[:_LONGEST_QUESTION]),
        vector=_vector(index, embedder, question[:_LONGEST_QUESTION].strip()),
    )
    candidates = index.search(asked, filters, max(_DEPTH, offset + limit))
    judged = [_judge(candidate) for candidate in candidates]
    hits = _without_doubles([hit for hit in judged if asked.phrases or hit.score >= _LEAST])
    return Found(tuple(hits[offset : offset + limit]), len(hits))


def _vector(index: SearchIndex, embedder: Embedder | None, question: str) -> Vectors | None:
    if embedder is None or not question or index.model != embedder.name:
        return None
    vector: Vectors = embedder.queries([question])[0]
    return vector


def _judge(candidate: Candidate) -> Hit:
    return Hit(
        kind=candidate.kind,
        id=candidate.id,
        passage=candidate.passage,
        score=_probability(candidate.words, candidate.meaning),
        words=candidate.words,
        meaning=candidate.meaning,
        reasons=_reasons(candidate),
    )


def _probability(words: float, meaning: float | None) -> float:
    if meaning is None:
        meaning = _MEANING_WITHOUT_WORDS + _MEANING_OF_WORDS * min(words, 1)
    evidence = meaning + _WEIGHT_OF_WORDS * words
    return 1 / (1 + math.exp(-_SLOPE * (evidence - _EVEN)))


def _reasons(candidate: Candidate) -> tuple[str, ...]:
    reasons = []
    if candidate.words:
        reasons.append(f"Wörter: {min(candidate.words, 1):.0%}")
    if candidate.meaning is not None:
        reasons.append(f"Sinn: {candidate.meaning:.2f}".replace(".", ","))
    return tuple(reasons)


def _without_doubles(hits: list[Hit]) -> list[Hit]:
    """Best first, and by id where scores are equal."""
    stated = {hit.passage for hit in hits if hit.kind is EntryKind.STATEMENT}
    kept = [hit for hit in hits if hit.kind is EntryKind.STATEMENT or hit.passage not in stated]
    return sorted(kept, key=lambda hit: (-hit.score, hit.kind, hit.id))
