"""Finds how a statement hangs together with digitalisation."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from stadtfaden.core.digital.rules import Rules, Sign, rules
from stadtfaden.core.digital.values import DigitalKind, DigitalMark
from stadtfaden.core.words import Token, tokens
from stadtfaden.core.words.lexicon import LONG_FORMS

THRESHOLD = 0.5
_ALWAYS = 0.9
_PAIR = 0.75
_ALONE = 0.55
_INSIDE = 0.9  # a part of a compound shows a little less than the word itself
_QUOTED = re.compile(r"[„“\"»‚][^„“”\"»«‚‘]{0,60}[“”\"«‘]")
_SENTENCE_END = re.compile(r"[.;!?](?!\w)")
_ENDINGS = ("en", "es", "er", "n", "e", "s")  # of words that the dictionary does not know
_TELLING = frozenset({DigitalKind.SKILLS, DigitalKind.RISK, DigitalKind.PARTICIPATION})


class _Found(NamedTuple):
    """A sign at the words first..end; `share` says how surely it is meant."""

    sign: Sign
    first: int
    end: int
    share: float


class _Statement(NamedTuple):
    text: str
    words: tuple[Token, ...]
    ends: tuple[int, ...]  # where its sentences end
    names: tuple[tuple[int, int], ...]  # what stands in quotation marks


def find_digital(text: str) -> tuple[DigitalMark, ...]:
    """The kinds of digital connection, best first, each at most once, with the words that show it.

    Also where the word digital does not occur (sensor, e-file, fibre); not where it only decorates
    (names, „im digitalen Zeitalter“, offices). About 0.3 ms for a sentence.
    """
    table = rules()
    statement = _Statement(
        text,
        tokens(text),
        tuple(match.start() for match in _SENTENCE_END.finditer(text)),
        tuple(match.span() for match in _QUOTED.finditer(text)),
    )
    groups: dict[str, list[_Found]] = {}
    for found in _found(statement.words, table):
        if found.sign.belongs not in _BARE or not _decorates(statement, found, table):
            groups.setdefault(found.sign.belongs, []).append(found)
    best: dict[DigitalKind, DigitalMark] = {}
    for mark in _marks(statement, groups, table):
        if mark.id not in best or mark.score > best[mark.id].score:
            best[mark.id] = mark
    marks = _without_echo(best) or _alone(statement, groups)
    return tuple(sorted((m for m in marks if m.score >= THRESHOLD), key=lambda m: (-m.score, m.start)))


_BARE = frozenset({"digital", "bare"})


def _found(words: tuple[Token, ...], table: Rules) -> Iterator[_Found]:
    for index, word in enumerate(words):
        if word.base in table.never or not table.never.isdisjoint(word.parts):
            continue
        for base in _forms(word):
            for sign in table.signs.get(base, ()):
                end = index + len(sign.phrase)
                if sign.fit != "-" and _follow(words[index + 1 : end], sign.phrase[1:]):
                    yield _Found(sign, index, end, 1.0)
        # The words of an abbreviation's long form („IT“, „WLAN“) are not said here.
        for part in () if word.base in LONG_FORMS else word.parts:
            for sign in table.signs.get(part, ()):
                if sign.fit != "=":
                    yield _Found(sign, index, index + 1, _INSIDE)


def _follow(words: tuple[Token, ...], phrase: tuple[str, ...]) -> bool:
    return len(words) == len(phrase) and all(
        base in _forms(word) for word, base in zip(words, phrase, strict=True)
    )


def _forms(word: Token) -> tuple[str, ...]:
    if word.parts:
        return (word.base,)
    return (word.base, *(word.base.removesuffix(end) for end in _ENDINGS if word.base.endswith(end)))


def _decorates(statement: _Statement, found: _Found, table: Rules) -> bool:
    """Whether „digital“ only belongs to a name, a time, an office or a row of praise or of challenges."""
    words, index = statement.words, found.first
    near = words[max(0, index - 2) : found.end + 1]
    if any(sign.belongs == "decor" for word in near for sign in table.signs.get(word.base, ())):
        return True
    if any(start <= words[index].start < end for start, end in statement.names):
        return True
    is_last = 0 < index == len(words) - 1
    return is_last and words[index - 1].base in {"und", "sein"}


def _marks(statement: _Statement, groups: dict[str, list[_Found]], table: Rules) -> Iterator[DigitalMark]:
    for kind in DigitalKind:
        for found in groups.get(kind.value, ()):
            yield _mark(statement, kind, (found.first, found.end), _ALWAYS * found.share)
    for pair in table.pairs:
        near = [
            (abs(one.first - other.first), min(one.first, other.first), max(one.end, other.end))
            for one in groups.get(pair.one, ())
            for other in groups.get(pair.other, ())
            if abs(one.first - other.first) <= pair.far and _belong(statement, one, other)
        ]
        if near:
            distance, first, end = min(near)
            yield _mark(statement, pair.kind, (first, end), _PAIR - 0.01 * distance)


def _mark(statement: _Statement, kind: DigitalKind, span: tuple[int, int], score: float) -> DigitalMark:
    words = statement.words
    return DigitalMark(kind, round(score, 3), words[span[0]].start, words[span[1] - 1].end)


def _belong(statement: _Statement, one: _Found, other: _Found) -> bool:
    """Whether two signs are two, and stand in one sentence not far from each other."""
    overlap = one.first < other.end and other.first < one.end
    is_compound = overlap and one.end - one.first == other.end - other.first == 1
    if one.sign.phrase == other.sign.phrase or (overlap and not is_compound):
        return False
    first, last = sorted((statement.words[one.first].end, statement.words[other.first].end))
    return not any(first <= end < last for end in statement.ends)


def _without_echo(best: dict[DigitalKind, DigitalMark]) -> list[DigitalMark]:
    """Without an instrument that is only said by the words of a skill, a risk or a way to take part."""
    instrument = best.get(DigitalKind.INSTRUMENT)
    if instrument is None:
        return list(best.values())
    telling = _TELLING if instrument.score <= _PAIR else _TELLING - {DigitalKind.RISK}
    is_echo = any(
        mark.id in telling and mark.start < instrument.end and instrument.start < mark.end
        for mark in best.values()
    )
    return [mark for mark in best.values() if not (is_echo and mark is instrument)]


def _alone(statement: _Statement, groups: dict[str, list[_Found]]) -> list[DigitalMark]:
    """„digital“ or „elektronisch“ said of something, without a word that tells what for."""
    for found in groups.get("bare", ()):
        return [_mark(statement, DigitalKind.INSTRUMENT, (found.first, found.end), _ALONE)]
    return []
