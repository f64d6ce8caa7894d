"""Finds how a statement hangs together with digitalisation."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from stadtfaden.core.digital.rules import Rules, Sign, rules
from stadtfaden.core.digital.values import DigitalKind, DigitalMark
from stadtfaden.core.words import Token, dictionary, tokens
from stadtfaden.core.words.lexicon import LONG_FORMS

THRESHOLD = 0.5
_ALWAYS = 0.9
_PAIR = 0.75
_ALONE = 0.55
_INSIDE = 0.9  # a part of a compound shows a little less than the word itself
_QUOTED = re.compile(r"[„“\"»‚][^„“”\"»«‚‘]{0,60}[“”\"«‘]")
_SENTENCE_END = re.compile(r"[.;!?](?!\w)")
_ENDINGS = ("en", "es", "er", "n", "e", "s")  # of words that the dictionary does not know
_BARE = frozenset({"digital", "bare"})
_KINDS = frozenset({*(kind.value for kind in DigitalKind), "bare"})
_NOTHING = "nothing"
_HIDDEN = _KINDS | {"cable", "base"}
_PARTICLES = frozenset(
    {
        "ab",
        "an",
        "auf",
        "aus",
        "ein",
        "mit",
        "vor",
        "zu",
        "um",
        "weiter",
        "herunter",
        "hoch",
        "frei",
        "lahm",
        "bei",
        "voraus",
    }
)
_CLOSING = frozenset({"", ".", ",", ";", ":", "!", "?"})
_NO_TOOL = frozenset({DigitalKind.DATA, DigitalKind.INFRASTRUCTURE, DigitalKind.SPATIAL_EFFECT})
_STEM = 3  # letters at least that are left without the ending
_BRACE = 12  # words at most between a verb and its first part
_RATHER = frozenset(
    {DigitalKind.DATA, DigitalKind.INFRASTRUCTURE, DigitalKind.SKILLS, DigitalKind.SPATIAL_EFFECT}
)
_THINGS = frozenset({DigitalKind.INSTRUMENT, DigitalKind.INFRASTRUCTURE})
_TELLING = frozenset({DigitalKind.SKILLS, DigitalKind.PARTICIPATION})


class _Found(NamedTuple):
    """A sign at the words first..end; `share` says how surely it is meant."""

    sign: Sign
    first: int
    end: int
    share: float


class _Shown(NamedTuple):
    """A mark; `is_all`: its words say nothing else, the thing named in them is no kind by itself."""

    mark: DigitalMark
    is_all: bool


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
    for found in _found(statement, table):
        if found.sign.belongs not in _BARE or not _decorates(statement, found, table):
            groups.setdefault(found.sign.belongs, []).append(found)
    best: dict[DigitalKind, _Shown] = {}
    for shown in _marks(statement, groups, table):
        kind = shown.mark.id
        if kind not in best or shown.mark.score > best[kind].mark.score:
            best[kind] = shown
    marks = _without_echo(best) or _alone(statement, groups)
    return tuple(sorted((m for m in marks if m.score >= THRESHOLD), key=lambda m: (-m.score, m.start)))


def _found(statement: _Statement, table: Rules) -> list[_Found]:
    words = statement.words
    found = list(_parted(statement, table))
    for index, word in enumerate(words):
        for sign, share in _signs_of(word.base, word.parts, is_noun=word.surface[0].isupper()):
            end = index + len(sign.phrase)
            if end == index + 1 or _follow(words[index + 1 : end], sign.phrase[1:]):
                found.append(_Found(sign, index, end, share))
        if statement.text[word.start - 1 : word.start] == "-":
            inner = (sign for sign in table.signs.get(word.base, ()) if sign.fit == "-")
            found += (_Found(sign, index, index + 1, _INSIDE) for sign in inner)
    longer = [one for one in found if one.end - one.first > 1]
    return (
        [one for one in found if not any(_is_swallowed(one, other) for other in longer)] if longer else found
    )


def _parted(statement: _Statement, table: Rules) -> Iterator[_Found]:
    """Verbs whose first part stands at the end: „richten ihr das Tablet ein“."""
    words = statement.words
    for last in range(1, len(words)):
        particle = words[last].surface
        if (
            particle not in _PARTICLES
            or statement.text[words[last].end : words[last].end + 1] not in _CLOSING
        ):
            continue
        for index in range(max(0, last - _BRACE), last):
            for sign in table.signs.get(particle + words[index].base, ()):
                if len(sign.phrase) == 1 and sign.fit != "-":
                    yield _Found(sign, index, index + 1, 1.0)


def _is_swallowed(one: _Found, longer: _Found) -> bool:
    """Whether a word means nothing by itself within a phrase: the network in „social network“."""
    is_inside = longer.first <= one.first and one.end <= longer.end and one.sign.phrase != longer.sign.phrase
    if longer.sign.belongs == _NOTHING:
        return is_inside
    return is_inside and len(one.sign.phrase) == 1 and one.sign.belongs in _HIDDEN


@lru_cache(maxsize=100_000)
def _signs_of(base: str, parts: tuple[str, ...], *, is_noun: bool) -> tuple[tuple[Sign, float], ...]:
    """The signs that begin with a word, each with its share; the word itself hides what its parts show."""
    table = rules()
    if base in table.never or not table.never.isdisjoint(parts):
        return ()
    forms = _forms(base, parts, is_noun=is_noun)
    whole = [(sign, 1.0) for form in forms for sign in table.signs.get(form, ()) if sign.fit != "-"]
    if not whole and not parts:
        whole = [
            (sign, _INSIDE) for end in range(3, len(base)) for sign in table.beginnings.get(base[:end], ())
        ]
    is_known = any(len(sign.phrase) == 1 for sign, _ in whole)
    # „Onlinehandel“ shows no tool, not even beside a service.
    hidden = _KINDS | _BARE if any(sign.belongs in _NO_TOOL for sign, _ in whole) else _KINDS
    # The words of an abbreviation's long form („IT“, „WLAN“) are not said here.
    inside = [
        (sign, _INSIDE)
        for part in (() if base in LONG_FORMS else parts)
        for sign in table.signs.get(part, ())
        if sign.fit != "=" and not (is_known and sign.belongs in hidden)
    ]
    return tuple(dict.fromkeys(whole + inside))


def _follow(words: tuple[Token, ...], phrase: tuple[str, ...]) -> bool:
    return len(words) == len(phrase) and all(
        base in _forms(word.base, word.parts, is_noun=word.surface[0].isupper())
        for word, base in zip(words, phrase, strict=True)
    )


@lru_cache(maxsize=100_000)
def _forms(base: str, parts: tuple[str, ...], *, is_noun: bool) -> tuple[str, ...]:
    # „Pumpen“ may be many pumps; „lotsen“ is no pilot.
    if parts or (not is_noun and dictionary.lookup(base) is not None):
        return (base,)
    stems = (base.removesuffix(end) for end in _ENDINGS if base.endswith(end))
    return (base, *(stem for stem in stems if len(stem) >= _STEM))


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


def _marks(statement: _Statement, groups: dict[str, list[_Found]], table: Rules) -> Iterator[_Shown]:
    for kind in DigitalKind:
        for found in groups.get(kind.value, ()):
            mark = _mark(statement, kind, (found.first, found.end), _ALWAYS * found.share)
            yield _Shown(mark, is_all=kind in _TELLING)
    for pair in table.pairs:
        if pair.one not in groups or pair.other not in groups:
            continue
        near = [
            (abs(one.first - other.first), min(one.first, other.first), max(one.end, other.end))
            for one in groups[pair.one]
            for other in groups[pair.other]
            if abs(one.first - other.first) <= pair.far and _belong(statement, one, other)
        ]
        if near:
            distance, first, end = min(near)
            mark = _mark(statement, pair.kind, (first, end), _PAIR - 0.01 * distance)
            yield _Shown(mark, is_all=pair.is_all or pair.kind in _TELLING)


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


def _without_echo(best: dict[DigitalKind, _Shown]) -> list[DigitalMark]:
    """Without what is only said by the words of a skill, a risk or a way to take part, or is in doubt."""
    telling = [shown.mark for shown in best.values() if shown.is_all]
    is_more = not best.keys().isdisjoint(_RATHER)
    is_shut_out = DigitalKind.RISK in best and best[DigitalKind.RISK].is_all
    return [
        mark
        for mark, _ in best.values()
        if not (mark.id is DigitalKind.INSTRUMENT and (is_shut_out or (is_more and mark.score <= _PAIR)))
        and not (
            (mark.id in _THINGS or (mark.id is DigitalKind.DATA and mark.score <= _PAIR))
            and any(one.start < mark.end and mark.start < one.end for one in telling)
        )
    ]


def _alone(statement: _Statement, groups: dict[str, list[_Found]]) -> list[DigitalMark]:
    """„digital“ or „elektronisch“ said of something, without a word that tells what for."""
    for found in groups.get("bare", ()):
        return [_mark(statement, DigitalKind.INSTRUMENT, (found.first, found.end), _ALONE)]
    return []
