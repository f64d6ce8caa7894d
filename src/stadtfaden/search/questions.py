"""What a person typed, as an engine takes it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, permutations
from pathlib import Path

from stadtfaden.adapters.index import AskedWord, Form
from stadtfaden.core.words import Token, fold, index_terms, tokens
from stadtfaden.core.words.dictionary import lookup

_SAME_WORDS = Path(__file__).with_name("same_words.txt")
_PHRASE = re.compile(r'[„“"»«]([^„“”"»«]+)[“”"»«]')
_WORD = re.compile(r"[^\W_]+")
# What another form is worth against the word as typed.
_OTHER_WORD = 0.8
ALL_PARTS = 0.6  # „Netz der Radwege“ for a Radwegenetz
FIRST_PART = 0.1  # „Haushalt“ for Haushaltsmittel: the head alone says nothing at all
_ONE_OF_RUN = 0.3  # „Wohnraum“ for bezahlbaren Wohnraum
Bases = tuple[str, ...]


def phrases_of(question: str) -> tuple[tuple[str, ...], ...]:
    """What stands in „…“ or "…": runs of folded words that must be found as they are."""
    runs = (exact_words(match.group(1)) for match in _PHRASE.finditer(question))
    return tuple(run for run in runs if run)


def exact_words(text: str) -> tuple[str, ...]:
    """The words of a text as written, but for case and umlauts."""
    return tuple(_WORD.findall(fold(text)))


def bases_of(text: str) -> Bases:
    """The base forms of a text's words, in order, without stop words."""
    return tuple(token.base for token in _telling(text))


def words_asked(question: str) -> tuple[AskedWord, ...]:
    """What is asked for, word by word, each with all forms that answer it.

    Words that belong together („künstliche Intelligenz“) are one, with what says the same („KI“).
    """
    found: dict[AskedWord, None] = {}
    for run in _runs(_telling(question)):
        found.setdefault(AskedWord(tuple(_forms(run))))
    return tuple(found)


def pairs_asked(question: str) -> tuple[tuple[str, str], ...]:
    """Neighbours among the words, stop words left out: a text that has them together says more of them."""
    return tuple(dict.fromkeys(pair for pair in pairwise(bases_of(question)) if pair[0] != pair[1]))


def spelled_out(question: str) -> str:
    """The question with long forms behind its abbreviations, for a model that never met them."""
    said = question
    for token in reversed(tokens(question)):
        long_form = _long_forms().get(token.surface) or _long_forms().get(token.base)
        if long_form is not None:
            said = f"{said[: token.start]}{long_form}{said[token.end :]}"
    return said


def is_any_known(question: str) -> bool:
    """Whether a word of the question, or a word inside it, is German or an abbreviation in use."""
    return any(
        token.parts or lookup(token.surface) or lookup(token.surface.capitalize()) or token.surface.isdigit()
        for token in tokens(question)
    )


def _telling(text: str) -> list[Token]:
    wanted = set(index_terms(text))
    return [token for token in tokens(text) if token.base in wanted]


def _runs(words: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """The words, those together that have a line in the list of same words; the longest such run first."""
    at = 0
    while at < len(words):
        longest = max(
            (
                size
                for size in range(len(words) - at, 1, -1)
                if _bases(words[at : at + size]) in _same_words()
            ),
            default=1,
        )
        yield tuple(words[at : at + longest])
        at += longest


def _forms(run: tuple[Token, ...]) -> Iterator[Form]:
    bases = _bases(run)
    yield Form(bases, 1.0)
    for other in _same_words().get(bases, ()):
        yield Form(other, _OTHER_WORD)
    if len(run) > 1:
        yield from (Form((base,), _ONE_OF_RUN) for base in bases)
        return
    if bases in _abbreviations():
        return
    parts = run[0].parts
    yield from (Form(two, ALL_PARTS, apart=True) for two in permutations(parts, 2) if _make_up(two, run[0]))
    if parts:
        yield Form(_simple(run[0])[:1], FIRST_PART, apart=True)


def _make_up(two: Bases, compound: Token) -> bool:
    """Whether two of its parts are the compound: radweg and netz, not rad and netz."""
    return [word for part in two for word in _simple(tokens(part.capitalize())[0])] == list(_simple(compound))


def _simple(token: Token) -> Bases:
    """The simple words of a compound, in order: „Radwegenetz“ has rad, weg, netz."""
    return tuple(part for part in token.parts if not tokens(part.capitalize())[0].parts) or (token.base,)


def _bases(words: Sequence[Token]) -> Bases:
    return tuple(word.base for word in words)


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[str, ...], ...]:
    lines = _SAME_WORDS.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split(", ")) for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def _same_words() -> Mapping[Bases, tuple[Bases, ...]]:
    found: dict[Bases, dict[Bases, None]] = {}
    for line in _lines():
        said = [bases for text in line if (bases := bases_of(text))]
        for bases in said:
            found.setdefault(bases, {}).update(dict.fromkeys(other for other in said if other != bases))
    return {bases: tuple(others) for bases, others in found.items()}


@lru_cache(maxsize=1)
def _long_forms() -> Mapping[str, str]:
    """What the second word of a line says about the first, as written and as a base form."""
    found: dict[str, str] = {}
    for short, long, *_ in _lines():
        if is_abbreviation(short):
            found |= {short: long, bases_of(short)[0]: long}
    return found


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[Bases]:
    return frozenset(bases_of(text) for line in _lines() for text in line if is_abbreviation(text))


def is_abbreviation(text: str) -> bool:
    """One word with capitals inside: ÖPNV, THG, LoRaWAN."""
    return text.isalnum() and sum(letter.isupper() for letter in text) > 1
