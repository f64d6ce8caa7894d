"""Finds how a statement hangs together with digitalisation."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from stadtfaden.core.digital.rules import Level, Rules, Sign, rules
from stadtfaden.core.digital.values import DigitalKind, DigitalMark
from stadtfaden.core.words import Token, tokens
from stadtfaden.core.words.lexicon import LONG_FORMS

THRESHOLD = 0.5
_ALONE = 0.55
_SCORES = {Level.ALWAYS: 0.9, Level.TOGETHER: 0.8, Level.HINT: 0.6}
_INSIDE = 0.9  # a part of a compound shows a little less than the word itself
_NEAR = 3  # words between two that belong together
_QUOTED = re.compile(r"[„“\"»‚][^„“”\"»«‚‘]{0,60}[“”\"«‘]")
_JOINING = frozenset({"und", "sein"})
_TELLING = frozenset({DigitalKind.SKILLS, DigitalKind.RISK, DigitalKind.PARTICIPATION})
_SENTENCE_END = frozenset(".;:!?")


class _Found(NamedTuple):
    """A sign at the words first..end; `share` says how surely it is meant."""

    sign: Sign
    first: int
    end: int
    share: float


class _Statement(NamedTuple):
    text: str
    words: tuple[Token, ...]
    digital: tuple[int, ...]  # positions of words that say something digital is meant


def find_digital(text: str) -> tuple[DigitalMark, ...]:
    """The kinds of digital connection, best first, each at most once, with the words that show it.

    Also where the word digital does not occur (sensor, e-file, fibre); not where it only decorates
    (names, „im digitalen Zeitalter“, offices). About 0.2 ms for a sentence.
    """
    table = rules()
    words = tokens(text)
    statement = _Statement(text, words, tuple(_digital_words(text, words, table)))
    found = list(_signs(words, table))
    best: dict[DigitalKind, DigitalMark] = {}
    for one in found:
        if one.sign.level is not Level.HINT:
            _keep(best, _mark(statement, one))
    if statement.digital or best:
        for one in found:
            if one.sign.level is Level.HINT and one.sign.kind not in best:
                _keep(best, _mark(statement, one))
    marks = _without_echo(best) or _alone(statement, table)
    return tuple(sorted((m for m in marks if m.score >= THRESHOLD), key=lambda m: (-m.score, m.start)))


def _digital_words(text: str, words: tuple[Token, ...], table: Rules) -> Iterator[int]:
    """Positions of what is meant digitally: not where „digital“ belongs to a name, a time or an office."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for index, word in enumerate(words):
        if word.base not in table.digital and table.digital.isdisjoint(word.parts):
            continue
        if word.base in table.alone:
            beside = words[max(0, index - 2) : index + 2]
            if any(other.base in table.decorated for other in beside):
                continue
            if any(start <= word.start < end for start, end in quoted) or _is_praise(words, index):
                continue
        yield index


def _is_praise(words: tuple[Token, ...], index: int) -> bool:
    """„jung, weiblich und digital“: the last of a row of praise."""
    return 0 < index == len(words) - 1 and words[index - 1].base in _JOINING


def _without_echo(best: dict[DigitalKind, DigitalMark]) -> list[DigitalMark]:
    """Without an instrument that is only said by the words of a skill, a risk or a way to take part."""
    instrument = best.get(DigitalKind.INSTRUMENT)
    if instrument is None:
        return list(best.values())
    others = [
        mark
        for mark in best.values()
        if mark is not instrument and mark.start < instrument.end and instrument.start < mark.end
    ]
    is_echo = any(mark.id in _TELLING or instrument.score <= _SCORES[Level.TOGETHER] for mark in others)
    return [mark for mark in best.values() if not (is_echo and mark is instrument)]


def _signs(words: tuple[Token, ...], table: Rules) -> Iterator[_Found]:
    for index, word in enumerate(words):
        for sign in table.anywhere.get(word.base, ()):
            yield _Found(sign, index, index + 1, 1.0)
        # The words of an abbreviation's long form („IT“, „WLAN“) are not said here.
        for part in () if word.base in LONG_FORMS else word.parts:
            for sign in table.anywhere.get(part, ()):
                yield _Found(sign, index, index + 1, _INSIDE)
        for sign in table.whole.get(word.base, ()):
            end = index + len(sign.phrase)
            if sign.phrase == tuple(other.base for other in words[index:end]):
                yield _Found(sign, index, end, 1.0)


def _mark(statement: _Statement, one: _Found) -> DigitalMark | None:
    first, end = one.first, one.end
    if one.sign.level is Level.TOGETHER:
        partner = _partner(statement, one)
        if partner is None:
            return None
        first, end = min(first, partner), max(end, partner + 1)
    start = statement.words[first].start
    return DigitalMark(
        one.sign.kind, round(_SCORES[one.sign.level] * one.share, 3), start, statement.words[end - 1].end
    )


def _keep(best: dict[DigitalKind, DigitalMark], mark: DigitalMark | None) -> None:
    if mark is not None and (mark.id not in best or mark.score > best[mark.id].score):
        best[mark.id] = mark


def _partner(statement: _Statement, one: _Found) -> int | None:
    """The nearest digital word of the same sentence, None where there is none."""
    near = [
        index
        for index in statement.digital
        if one.first - _NEAR - 1 <= index < one.end + _NEAR + 1
        and _same_sentence(statement, index, one.first)
    ]
    return min(near, key=lambda index: min(abs(index - one.first), abs(index - one.end + 1)), default=None)


def _same_sentence(statement: _Statement, one: int, other: int) -> bool:
    first, last = sorted((one, other))
    between = statement.text[statement.words[first].end : statement.words[last].start]
    return _SENTENCE_END.isdisjoint(between)


def _alone(statement: _Statement, table: Rules) -> list[DigitalMark]:
    for index in statement.digital:
        word = statement.words[index]
        if word.base in table.alone or not table.alone.isdisjoint(word.parts):
            return [DigitalMark(DigitalKind.INSTRUMENT, _ALONE, word.start, word.end)]
    return []
