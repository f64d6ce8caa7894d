"""Words and meaning together: one list, best first."""

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from stadtfaden.adapters.embedding import Embedder, Vectors
from stadtfaden.adapters.index import Candidate, EntryKind, Filters, Question
from stadtfaden.search.protocol import SearchIndex
from stadtfaden.search.questions import is_any_known, pairs_asked, phrases_of, words_asked

_DEPTH = 200  # candidates asked of each side
_LONGEST_QUESTION = 2000  # characters
_EVERYTHING = Filters()
_BESIDE = ThreadPoolExecutor(4, "meaning")  # works out the vector while words are looked up

# Set by hand, not fitted: read off 122 questions of our own, 368 to the demo city (which the turn of
# questions has learned) and 400 motions with their replies, with the figures of `python -m bench.search
# quality` in sight. None of these is an untouched measure any more.
WEIGHT_OF_WORDS = 0.06  # all words once, against a cosine
_MEANING_WITHOUT_WORDS, _MEANING_OF_WORDS = 0.365, 0.135  # the cosine to expect where there is no vector
_SLOPE, _EVEN = 40.0, 0.46  # at this evidence an entry answers as likely as not
_LEAST = 0.42  # less evidence is no hit; nothing is an answer too
_LEAST_FOR_NONSENSE = 0.48  # where no word is a word that anyone knows
_MOST_WORDS = 0.5
_REACH = 0.08  # so much below the best in meaning, and in evidence, is no hit either
_CLOSE = 0.46  # a cosine that is a reason of its own beside shared words


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
    said = question[:_LONGEST_QUESTION].strip()
    meaning = _BESIDE.submit(_vector, index, embedder, said)
    asked = Question(
        words=words_asked(said),
        pairs=pairs_asked(said),
        phrases=phrases_of(said),
        meaning=meaning.result,
    )
    found = index.search(asked, filters, max(_DEPTH, offset + limit))
    judged = [(_evidence(one, is_alone=len(asked.words) == 1), one) for one in found]
    if asked.vector is not None and not asked.phrases:  # where words alone decide, any will do
        least = _LEAST if is_any_known(said) else _LEAST_FOR_NONSENSE
        judged = _within_reach(judged, least, is_alone=len(asked.words) == 1)
    answers = _best_first(judged, is_alone=len(asked.words) == 1)
    page = answers[offset : offset + limit]
    return Found(tuple(_hit(evidence, candidate, asked) for evidence, candidate in page), len(answers))


def _vector(index: SearchIndex, embedder: Embedder | None, question: str) -> Vectors | None:
    if embedder is None or not question or index.model != embedder.name:
        return None
    vector: Vectors = embedder.queries([question])[0]
    return vector


def _evidence(candidate: Candidate, *, is_alone: bool) -> float:
    """That all words of a question stand in a passage says what it is about; that the only one does
    („Klima“ in „Amt für Umwelt und Klima“) does not.
    """
    words, meaning = candidate.words, candidate.meaning
    if meaning is None:
        meaning = _MEANING_WITHOUT_WORDS + _MEANING_OF_WORDS * (not is_alone) * min(words, 1) ** 2
    return meaning + WEIGHT_OF_WORDS * words


def _within_reach(
    judged: list[tuple[float, Candidate]], least: float, *, is_alone: bool
) -> list[tuple[float, Candidate]]:
    best = max((evidence for evidence, _ in judged), default=0.0)
    nearest = max((one.meaning for _, one in judged if one.meaning is not None), default=best)
    lowest = max(least, min(best, nearest) - _REACH)
    return [pair for pair in judged if pair[0] >= lowest or _is_named(pair[1], is_alone=is_alone)]


def _is_named(candidate: Candidate, *, is_alone: bool) -> bool:
    """A statement that has most of what was typed is a hit, however far it seems from the question; so is
    every place of a word that was typed alone.
    """
    return (is_alone or candidate.meaning is not None) and candidate.words >= _MOST_WORDS


def _best_first(judged: list[tuple[float, Candidate]], *, is_alone: bool) -> list[tuple[float, Candidate]]:
    """Without the passages of statements; by kind and id where scores are equal. Of a word that was typed
    alone statements tell before passages.
    """
    stated = {one.passage for _, one in judged if one.kind is EntryKind.STATEMENT}
    kept = [pair for pair in judged if pair[1].kind is EntryKind.STATEMENT or pair[1].passage not in stated]

    def order(pair: tuple[float, Candidate]) -> tuple[bool, float, EntryKind, int]:
        evidence, one = pair
        return is_alone and one.kind is EntryKind.PASSAGE, -evidence, one.kind, one.id

    return sorted(kept, key=order)


def _hit(evidence: float, candidate: Candidate, asked: Question) -> Hit:
    return Hit(
        kind=candidate.kind,
        id=candidate.id,
        passage=candidate.passage,
        score=1 / (1 + math.exp(-_SLOPE * (evidence - _EVEN))),
        words=candidate.words,
        meaning=candidate.meaning,
        reasons=_reasons(candidate, asked),
    )


def _reasons(candidate: Candidate, asked: Question) -> tuple[str, ...]:
    has_words = candidate.words > 0
    is_close = candidate.meaning is not None and (candidate.meaning >= _CLOSE or not has_words)
    said = {"wörtlich": bool(asked.phrases), "gleiche Wörter": has_words, "ähnlicher Sinn": is_close}
    return tuple(reason for reason, holds in said.items() if holds)
