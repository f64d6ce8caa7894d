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

# The weight was chosen on three sets: 122 questions of our own (there no weight does as well; `python -m
# bench.search quality` shows it), 70 headings with their paragraphs, 250 motions with their replies (there
# words help). The other numbers were read off how scores spread there; they are set by hand, not fitted.
WEIGHT_OF_WORDS = 0.06  # all words once, against a cosine
_MEANING_WITHOUT_WORDS, _MEANING_OF_WORDS = 0.46, 0.12  # the cosine to expect where there is no vector
_SLOPE, _EVEN = 40.0, 0.51  # at this evidence an entry answers as likely as not
_LEAST = 0.3  # what is less likely is no hit
_CLOSE = 0.5  # a cosine that is a reason of its own beside shared words


@dataclass(frozen=True, slots=True)
class Hit:
    """`id` is the record's; `score` between 0 and 1 says how likely it answers.

    `reasons` are German: "wörtlich", "gleiche Wörter", "ähnlicher Sinn".
    """

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
    judged = [(_probability(candidate), candidate) for candidate in candidates]
    answers = _best_first([(score, one) for score, one in judged if asked.phrases or score >= _LEAST])
    page = answers[offset : offset + limit]
    return Found(tuple(_hit(score, candidate, asked) for score, candidate in page), len(answers))


def _vector(index: SearchIndex, embedder: Embedder | None, question: str) -> Vectors | None:
    if embedder is None or not question or index.model != embedder.name:
        return None
    vector: Vectors = embedder.queries([question])[0]
    return vector


def _probability(candidate: Candidate) -> float:
    words, meaning = candidate.words, candidate.meaning
    if meaning is None:
        meaning = _MEANING_WITHOUT_WORDS + _MEANING_OF_WORDS * min(words, 1)
    evidence = meaning + WEIGHT_OF_WORDS * words
    return 1 / (1 + math.exp(-_SLOPE * (evidence - _EVEN)))


def _best_first(judged: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """Without the passages of statements; by kind and id where scores are equal."""
    stated = {one.passage for _, one in judged if one.kind is EntryKind.STATEMENT}
    kept = [pair for pair in judged if pair[1].kind is EntryKind.STATEMENT or pair[1].passage not in stated]
    return sorted(kept, key=lambda pair: (-pair[0], pair[1].kind, pair[1].id))


def _hit(score: float, candidate: Candidate, asked: Question) -> Hit:
    return Hit(
        kind=candidate.kind,
        id=candidate.id,
        passage=candidate.passage,
        score=score,
        words=candidate.words,
        meaning=candidate.meaning,
        reasons=_reasons(candidate, asked),
    )


def _reasons(candidate: Candidate, asked: Question) -> tuple[str, ...]:
    has_words = candidate.words > 0
    is_close = candidate.meaning is not None and (candidate.meaning >= _CLOSE or not has_words)
    said = {"wörtlich": bool(asked.phrases), "gleiche Wörter": has_words, "ähnlicher Sinn": is_close}
    return tuple(reason for reason, holds in said.items() if holds)
