"""Cuts German compounds into the words they are made of.

Method: the likeliest cut under a unigram model of first parts and heads, learned from the compounds of a
dictionary (see building.py), against the chance that the word is one word. Frequencies of the shelf's own
words make those parts likelier that this city uses.
"""

from collections.abc import Mapping
from functools import lru_cache
from math import log, log1p
from pathlib import Path
from typing import NamedTuple

from stadtfaden.core.words import dictionary
from stadtfaden.core.words.folding import fold
from stadtfaden.core.words.lexicon import NOT_FIRST, NOT_HEAD, ONE_WORD

_PARTS = Path(__file__).with_name("parts.tsv")
_SHORTEST_PART = 3
_SHORTEST_WORD = 6
_LONGEST_WORD = 60
_LONGEST_PART = 22
_SHORTEST_UNSEEN = 5  # a part that no compound of the dictionary has shown must be longer than „Tor“
_LINKS = ("", "s", "es", "n", "en", "er", "e")
_UNSEEN = 0.05  # its weight, in compounds
_JUNCTION = log(25.0)  # two known parts in a row are no accident
_ONE_WORD = -12.5  # log chance of one noun among those of the dictionary …
_ONE_LETTER = -1.3  # … and what each letter beyond the usual length takes from it
_USUAL_LENGTH = 6
_NO_WORD = -40.0  # a word that nobody knows is cut wherever parts are found
_FAVOUR = 0.5  # how much a part gains with each e-fold of its frequency on the shelf
_IMPOSSIBLE = -1e9


class Part(NamedTuple):
    """A piece of a compound: `form` as it stands there, `base` as a word of its own, both in lower case."""

    form: str
    base: str


class _Model(NamedTuple):
    firsts: Mapping[str, tuple[str, float]]
    nouns: Mapping[str, float]
    adjectives: Mapping[str, float]
    unseen: float


_Step = tuple[float, int, "Part | None"]


@lru_cache(maxsize=1)
def _model() -> _Model:
    firsts: dict[str, tuple[str, float]] = {}
    heads: dict[str, dict[str, float]] = {"N": {}, "A": {}}
    for line in _PARTS.read_text(encoding="utf-8").splitlines():
        kind, form, base, weight = line.split("\t")
        if kind in heads:
            heads[kind][form] = float(weight)
        else:
            firsts[form] = (base, float(weight))
    total = sum(weight for _, weight in firsts.values())
    return _Model(
        {form: (base, log(weight / total)) for form, (base, weight) in firsts.items()},
        {form: log(weight / total) for form, weight in heads["N"].items()},
        {form: log(weight / total) for form, weight in heads["A"].items()},
        log(_UNSEEN / total),
    )


class Splitter:
    """Cuts words in lower case, with umlauts. `frequencies` count the folded base forms of a shelf."""

    def __init__(self, frequencies: Mapping[str, int] | None = None) -> None:
        self._frequencies = frequencies or {}
        self._model = _model()

    def split(self, word: str, *, is_noun: bool = True) -> tuple[Part, ...]:
        """The parts of the word, head last; empty where it is one word. Only nouns may end in a noun.

        About 20–80 µs for a word not seen before; who calls keeps the answers.
        """
        if not _SHORTEST_WORD <= len(word) <= _LONGEST_WORD or not word.isalpha() or word in ONE_WORD:
            return ()
        steps: list[_Step] = [(0.0, 0, None), *((_IMPOSSIBLE, 0, None) for _ in word)]
        for end in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            steps[end] = self._best_step(word, end, steps)
        score, at, head = self._best_cut(word, steps, is_noun=is_noun)
        if head is None or score <= _chance_of_one_word(word):
            return ()
        return (*_walk_back(steps, at), head)

    def _best_step(self, word: str, end: int, steps: list[_Step]) -> _Step:
        best = steps[end]
        for start in range(max(0, end - _LONGEST_PART), end - _SHORTEST_PART + 1):
            before = steps[start][0]
            if before == _IMPOSSIBLE:
                continue
            base, score = self._first(word[start:end])
            if before + score > best[0]:
                best = (before + score, start, Part(word[start:end], base))
        return best

    def _best_cut(self, word: str, steps: list[_Step], *, is_noun: bool) -> _Step:
        best: _Step = (_IMPOSSIBLE, 0, None)
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            before = steps[at][0]
            if before == _IMPOSSIBLE:
                continue
            base, score = self._head(word[at:], is_noun=is_noun)
            if before + score > best[0]:
                best = (before + score, at, Part(word[at:], base))
        return best

    def _first(self, form: str) -> tuple[str, float]:
        known = self._model.firsts.get(form)
        if known is not None:
            return known[0], known[1] + _JUNCTION + self._favour(known[0])
        if len(form) < _SHORTEST_UNSEEN or form in NOT_FIRST:
            return "", _IMPOSSIBLE
        base = _unseen_first(form) or (form if fold(form) in self._frequencies else "")
        return base, self._model.unseen + _JUNCTION + self._favour(base) if base else _IMPOSSIBLE

    def _head(self, form: str, *, is_noun: bool) -> tuple[str, float]:
        if form in NOT_HEAD:
            return "", _IMPOSSIBLE
        noun = (dictionary.noun(form) or "").lower()
        adjective = dictionary.adjective(form) or ""
        if (
            is_noun
            and noun
            and not (adjective and noun in {adjective + "e", adjective + "es", adjective + "er"})
        ):
            return self._weigh(noun, self._model.nouns)
        return self._weigh(adjective, self._model.adjectives)

    def _weigh(self, base: str, heads: Mapping[str, float]) -> tuple[str, float]:
        if len(base) < _SHORTEST_PART or base in NOT_HEAD:
            return "", _IMPOSSIBLE
        score = heads.get(base)
        if score is None:
            score = self._model.unseen if len(base) >= _SHORTEST_UNSEEN else _IMPOSSIBLE
        return base, score + self._favour(base)

    def _favour(self, base: str) -> float:
        return _FAVOUR * log1p(self._frequencies.get(fold(base), 0)) if self._frequencies else 0.0


def _walk_back(steps: list[_Step], at: int) -> list[Part]:
    parts: list[Part] = []
    while at > 0:
        _, before, part = steps[at]
        if part is not None:
            parts.append(part)
        at = before
    return parts[::-1]


def _chance_of_one_word(word: str) -> float:
    if dictionary.noun(word) or dictionary.adjective(word):
        return _ONE_WORD + _ONE_LETTER * max(0, len(word) - _USUAL_LENGTH)
    return _NO_WORD


@lru_cache(maxsize=100_000)
def _unseen_first(form: str) -> str:
    """The noun that a first part stands for once its linking element is taken off; empty if none."""
    for link in _LINKS:
        stem = form.removesuffix(link) if link else form
        if len(stem) >= _SHORTEST_UNSEEN - 1 and (link == "" or stem != form):
            noun = dictionary.noun(stem)
            if noun is not None:
                return noun.lower()
    return ""
