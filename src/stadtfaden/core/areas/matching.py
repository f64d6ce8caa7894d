"""Finds the words of a taxonomy in a text."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from stadtfaden.core.areas.values import Area
from stadtfaden.core.words import Token, index_terms, tokens

STRONG, WEAK = 1.0, 0.4  # a word that says the area by itself, and one that only supports it
DESCRIBED = 0.3  # a word of the area's description
_INSIDE = 0.85  # a part of a compound says a little less than the word itself
_LONGEST_PHRASE = 4
# „am Bahnhof“, „in jedem Stadtteil“: where something happens says less than what happens.
_PLACE_WORDS = frozenset({"in", "im", "am", "auf", "an", "aus", "bei", "beim", "vor"})
_AT_A_PLACE = 0.7
# What every office and every programme is called says nothing of its area; umlauts as tokens write them.
_EVERYWHERE = frozenset(
    {"abteilung", "amt", "bereich", "betrieb", "buero", "dezernat", "fachbereich", "fachdienst", "gut"}
    | {"handlungsfeld", "kommune", "kommunal", "leben", "lebendig", "modern", "referat", "stabsstelle"}
    | {"stadt", "staedtisch", "stark", "stelle", "thema", "zukunft"}
)
_REACH, _OUT_OF_REACH = 3, 9  # words after the preposition


class Vocabulary(NamedTuple):
    """Which words and phrases speak for which areas (positions in the taxonomy), and how much."""

    words: Mapping[str, Mapping[int, float]]
    phrases: Mapping[tuple[str, ...], Mapping[int, float]]
    openings: frozenset[str]  # the first words of the phrases


@lru_cache(maxsize=16)
def vocabulary(taxonomy: tuple[Area, ...]) -> Vocabulary:
    """The words of a taxonomy: its terms, and where an area has none, those of its name and description."""
    words: dict[str, dict[int, float]] = {}
    phrases: dict[tuple[str, ...], dict[int, float]] = {}
    named = Counter(word for area in taxonomy if not area.terms for word in set(index_terms(area.name_de)))
    for position, area in enumerate(taxonomy):
        for sequence, weight in _weighted(area, named):
            if len(sequence) == 1:
                _raise(words.setdefault(sequence[0], {}), position, weight)
            elif sequence:
                _raise(phrases.setdefault(sequence, {}), position, weight)
    return Vocabulary(words, phrases, frozenset(phrase[0] for phrase in phrases))


def _weighted(area: Area, named: Mapping[str, int]) -> Iterable[tuple[tuple[str, ...], float]]:
    """A word that stands in several names tells little of each."""
    for term in area.terms:
        weight = WEAK if term.endswith("?") else STRONG
        yield tuple(token.base for token in tokens(term.removesuffix("?"))), weight
    if not area.terms:
        for word in index_terms(area.name_de):
            if word not in _EVERYWHERE:
                yield (word,), STRONG / named[word]
        for word in index_terms(area.description_de):
            if word not in _EVERYWHERE:
                yield (word,), DESCRIBED


def _raise(weights: dict[int, float], position: int, weight: float) -> None:
    weights[position] = max(weight, weights.get(position, 0.0))


def evidence(text: str, words: Vocabulary) -> dict[int, dict[str, float]]:
    """For each area (position) the distinct words of the text that speak for it, with their weights.

    Inside a compound the longest known part speaks alone: „Klimaanpassung“ is not „Klima“ as well.
    """
    found: dict[int, dict[str, float]] = {}
    read = tokens(text)
    covered = _read_phrases(read, words, found)
    since_place = _OUT_OF_REACH
    for position, token in enumerate(read):
        since_place = 0 if token.base in _PLACE_WORDS else since_place + 1
        if position in covered:
            continue
        factor = _AT_A_PLACE if since_place <= _REACH else 1.0
        known = words.words.get(token.base)
        if known is not None:
            _note(found, known, token.base, factor)
        elif token.parts:
            _read_parts(token.parts, words, found, factor)
        if token.surface[:1].isupper() and since_place > 0:
            since_place = _OUT_OF_REACH
    return found


def _read_parts(
    parts: tuple[str, ...], words: Vocabulary, found: dict[int, dict[str, float]], factor: float
) -> None:
    spoken: list[str] = []
    for part in parts:  # a longer part stands before its own parts
        known = words.words.get(part)
        if known is not None and not any(part in longer for longer in spoken):
            spoken.append(part)
            _note(found, known, part, _INSIDE * factor)


def _read_phrases(read: tuple[Token, ...], words: Vocabulary, found: dict[int, dict[str, float]]) -> set[int]:
    covered: set[int] = set()
    bases = [token.base for token in read]
    for start, base in enumerate(bases):
        if base not in words.openings:
            continue
        for length in range(min(_LONGEST_PHRASE, len(bases) - start), 1, -1):
            phrase = tuple(bases[start : start + length])
            known = words.phrases.get(phrase)
            if known is not None:
                _note(found, known, " ".join(phrase), 1.0)
                covered.update(range(start, start + length))
                break
    return covered


def _note(found: dict[int, dict[str, float]], known: Mapping[int, float], word: str, factor: float) -> None:
    for position, weight in known.items():
        heard = found.setdefault(position, {})
        heard[word] = max(heard.get(word, 0.0), weight * factor)
