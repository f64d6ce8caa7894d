"""Finds the words of rules.toml and groups.toml in a statement."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from stadtfaden.core.digital.rules import Rules, Sign, rules
from stadtfaden.core.digital.values import DigitalKind
from stadtfaden.core.words import Token, dictionary, tokens
from stadtfaden.core.words.lexicon import LONG_FORMS

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
_ALWAYS = 1.0
_PAIR = 0.9
_STEM = 3  # letters at least that are left without the ending
_BRACE = 12  # words at most between a verb and its first part


class Found(NamedTuple):
    """A sign at the words first..end; `share` says how surely it is meant."""

    sign: Sign
    first: int
    end: int
    share: float


class Statement(NamedTuple):
    text: str
    words: tuple[Token, ...]
    ends: tuple[int, ...]  # where its sentences end
    names: tuple[tuple[int, int], ...]  # what stands in quotation marks


Groups = Mapping[str, Sequence[Found]]
Span = tuple[int, int]  # words first..end


def split(text: str) -> Statement:
    """The words of a text, the ends of its sentences and what stands in quotation marks."""
    return Statement(
        text,
        tokens(text),
        tuple(match.start() for match in _SENTENCE_END.finditer(text)),
        tuple(match.span() for match in _QUOTED.finditer(text)),
    )


def signs_in(statement: Statement) -> Groups:
    """What the words of a statement belong to, by kind or group; without „digital“ that only decorates."""
    table = rules()
    groups: dict[str, list[Found]] = {}
    for found in _found(statement, table):
        if found.sign.belongs not in _BARE or not _decorates(statement, found, table):
            groups.setdefault(found.sign.belongs, []).append(found)
    return groups


def _found(statement: Statement, table: Rules) -> list[Found]:
    words = statement.words
    found = list(_parted(statement, table))
    for index, word in enumerate(words):
        for sign, share in _signs_of(word.base, word.parts, is_noun=word.surface[0].isupper()):
            end = index + len(sign.phrase)
            if end == index + 1 or _follow(words[index + 1 : end], sign.phrase[1:]):
                found.append(Found(sign, index, end, share))
        if statement.text[word.start - 1 : word.start] == "-":
            inner = (sign for sign in table.signs.get(word.base, ()) if sign.fit == "-")
            found += (Found(sign, index, index + 1, _INSIDE) for sign in inner)
    longer = [one for one in found if one.end - one.first > 1]
    return (
        [one for one in found if not any(_is_swallowed(one, other) for other in longer)] if longer else found
    )


def _parted(statement: Statement, table: Rules) -> Iterator[Found]:
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
                    yield Found(sign, index, index + 1, 1.0)


def _is_swallowed(one: Found, longer: Found) -> bool:
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


def _decorates(statement: Statement, found: Found, table: Rules) -> bool:
    """Whether „digital“ only belongs to a name, a time, an office or a row of praise or of challenges."""
    words, index = statement.words, found.first
    near = words[max(0, index - 2) : found.end + 1]
    if any(sign.belongs == "decor" for word in near for sign in table.signs.get(word.base, ())):
        return True
    if any(start <= words[index].start < end for start, end in statement.names):
        return True
    is_last = 0 < index == len(words) - 1
    return is_last and words[index - 1].base in {"und", "sein"}


def _belong(statement: Statement, one: Found, other: Found) -> bool:
    """Whether two signs are two, and stand in one sentence not far from each other."""
    overlap = one.first < other.end and other.first < one.end
    is_compound = overlap and one.end - one.first == other.end - other.first == 1
    if one.sign.phrase == other.sign.phrase or (overlap and not is_compound):
        return False
    first, last = sorted((statement.words[one.first].end, statement.words[other.first].end))
    return not any(first <= end < last for end in statement.ends)


def spans(statement: Statement, groups: Groups) -> dict[DigitalKind, Span]:
    """The words by which a rule shows a kind: the surest, then the nearest to each other."""
    best: dict[DigitalKind, tuple[float, Span]] = {}
    for kind, sure, span in _shown(statement, groups):
        if kind not in best or sure > best[kind][0]:
            best[kind] = (sure, span)
    return {kind: span for kind, (_, span) in best.items()}


def _shown(statement: Statement, groups: Groups) -> Iterator[tuple[DigitalKind, float, Span]]:
    for kind in DigitalKind:
        for found in groups.get(kind.value, ()):
            yield kind, _ALWAYS * found.share, (found.first, found.end)
    for pair in rules().pairs:
        for one in groups.get(pair.one, ()):
            for other in groups.get(pair.other, ()):
                distance = abs(one.first - other.first)
                if distance <= pair.far and _belong(statement, one, other):
                    span = (min(one.first, other.first), max(one.end, other.end))
                    yield pair.kind, _PAIR - 0.01 * distance, span
