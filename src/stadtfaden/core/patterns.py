"""Many regular expressions over one text: only those are searched for that its words leave possible.

A sentence shows few of the signs that are looked for, and looking for one costs a walk over all its letters.
What a match must contain is read off the expression itself, once; which expressions a word leaves possible is
worked out once a word, which expressions a text leaves possible once a text. The answers are those of the
expressions, only sooner.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any, Generic, TypeVar

# The standard library reads expressions there; it has no public name for what it reads.
_parser: Any = import_module("re._parser")
_codes: Any = import_module("re._constants")

_WORD = re.compile(r"\w+")
_WORDS_KEPT, _TEXTS_KEPT = 200_000, 256
Stems = frozenset[str]
Name = TypeVar("Name", bound=Hashable)


class Patterns(Generic[Name]):
    """Named expressions that are asked of the same texts."""

    def __init__(self, patterns: Iterable[tuple[Name, re.Pattern[str]]]) -> None:
        self._patterns = tuple((_POSSIBLE.bit_of(pattern), name, pattern) for name, pattern in patterns)
        self._all = sum(bit for bit, _, _ in self._patterns)

    def possible(self, text: str) -> Iterator[tuple[Name, re.Pattern[str]]]:
        """Those that may be found in the text, in their order; all others cannot."""
        possible = _left_by(text) & self._all
        if possible:
            yield from ((name, pattern) for bit, name, pattern in self._patterns if possible & bit)

    def found(self, text: str) -> list[Name]:
        """The names of those that are found in the text, in their order."""
        return [name for name, pattern in self.possible(text) if pattern.search(text)]

    def any_found(self, text: str) -> bool:
        """Whether one of them is found."""
        return any(pattern.search(text) for _, pattern in self.possible(text))


def together(*patterns: re.Pattern[str]) -> Patterns[str]:
    """Patterns without names, to be asked whether one of them is found."""
    return Patterns((pattern.pattern, pattern) for pattern in patterns)


class _Possible(dict[str, int]):
    """For each word seen so far, in lower case, the expressions that it may belong to, one bit each."""

    def __init__(self) -> None:
        super().__init__()
        self.always = 0
        self._count = 0
        self._bits: dict[str, int] = {}
        self._lengths: list[int] = []

    def bit_of(self, pattern: re.Pattern[str]) -> int:
        """A bit for one more expression; what was known of words is forgotten."""
        bit = 1 << self._count
        self._count += 1
        stems = stems_of(pattern)
        if stems is None:
            self.always |= bit
        for stem in stems or ():
            self._bits[stem] = self._bits.get(stem, 0) | bit
        self._lengths = sorted({len(stem) for stem in self._bits})
        self.clear()
        _left_by.cache_clear()
        return bit

    def __missing__(self, word: str) -> int:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        bits, whole, found = self._bits, len(word), 0
        for length in self._lengths:
            for start in range(whole - length + 1):
                found |= bits.get(word[start : start + length], 0)
        self[word] = found
        return found


_POSSIBLE = _Possible()


@lru_cache(maxsize=_TEXTS_KEPT)
def _left_by(text: str) -> int:
    """The expressions that may be found in a text: one bit each, of all that there are."""
    possible, of_word = _POSSIBLE.always, _POSSIBLE
    for word in _WORD.findall(text.lower()):
        possible |= of_word[word]
    return possible


def stems_of(pattern: re.Pattern[str]) -> Stems | None:
    """Pieces of words, in lower case, of which every match contains one; None where nothing is known."""
    found = _of_sequence(_parser.parse(pattern.pattern, pattern.flags))
    return None if found is None else frozenset(stem.lower() for stem in found)


def _of_sequence(parts: Iterable[Any]) -> Stems | None:
    """The best that is known of parts that all must match: pieces as long and as few as can be."""
    known: list[Stems] = []
    run = ""
    for code, value in parts:
        if code is _codes.LITERAL and (chr(value).isalnum() or value == ord("_")):
            run += chr(value)
            continue
        known += [frozenset({run})] if run else []
        run = ""
        if (found := _of_part(code, value)) is not None:
            known.append(found)
    known += [frozenset({run})] if run else []
    return max(known, key=lambda stems: (min(map(len, stems)), -len(stems)), default=None)


def _of_part(code: Any, value: Any) -> Stems | None:
    if code is _codes.SUBPATTERN:
        return _of_sequence(value[-1])
    if code is _codes.BRANCH:
        branches = [_of_sequence(branch) for branch in value[1]]
        known = [stems for stems in branches if stems is not None]
        return frozenset[str]().union(*known) if len(known) == len(branches) else None
    if code in {_codes.MAX_REPEAT, _codes.MIN_REPEAT} and value[0] > 0:
        return _of_sequence(value[2])
    return _of_set(value) if code is _codes.IN else None


def _of_set(members: Sequence[tuple[Any, Any]]) -> Stems | None:
    """„[aä]“: one of few letters."""
    letters = [chr(value) for code, value in members if code is _codes.LITERAL]
    if len(letters) < len(members) or not all(letter.isalnum() for letter in letters):
        return None
    return frozenset(letters)
