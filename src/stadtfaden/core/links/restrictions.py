"""What narrows a statement down: its own district, group or part, which the other statement does not name."""

import re
from functools import lru_cache
from itertools import pairwise

from stadtfaden.core.links.rarity import generic_words
from stadtfaden.core.links.stances import says_way
from stadtfaden.core.links.synonyms import group_of
from stadtfaden.core.words import Token, dictionary, tokens
from stadtfaden.core.words.lexicon import STOPWORDS, WEAK_PARTS

_SHORTEST = 3
_ALL_THERE_ARE = re.compile(r"(?i)\b(?:nur|lediglich)\b")
# Adjectives that add to a number instead of naming a part of the whole.
_ADDING = frozenset(
    {"neu", "weit", "weiter", "zusaetzlich", "gesamt", "rund", "ganz", "all", "jaehrlich", "insgesamt"}
)


def are_of_other_things(here: str, there: str, whole_here: str, whole_there: str) -> bool:
    """Whether each of two clauses names something of its own that the whole of the other statement does not
    mean: another district, group or building. Not where only one goes into detail.
    """
    return bool(narrows(here, whole_there)) and bool(narrows(there, whole_here))


def is_part_of(here: str, there: str, unit: str, whole_there: str) -> bool:
    """Whether `here` counts a part of what `there` counts: it alone names something of its own, or says which
    of them it counts („geförderte Wohnungen“, „davon“). „Nur noch 250“ are all there are.
    """
    which, which_there = _which(here, unit), _which(there, unit)
    if _ALL_THERE_ARE.search(here) or which_there - which:
        return False
    return bool(narrows(here, whole_there) or which - which_there)


def _which(text: str, unit: str) -> frozenset[str]:
    """Adjectives right before the unit, and „davon“."""
    words = tokens(text)
    units = {word.base for word in tokens(unit)}
    return frozenset(
        word.base
        for word, after in pairwise(words)
        if word.base == "davon"
        or (after.base in units and word.surface[:1].islower() and word.base not in _ADDING | STOPWORDS)
    )


def narrows(here: str, there: str) -> frozenset[str]:
    """Nouns of `here` that `there` does not mean, by folded base: neither the word nor one for the same, nor
    what a compound of it is about. Words that every paper uses do not narrow.
    """
    other = _meant(there)
    return frozenset(word.base for word in _nouns(here) if not _is_meant(word, other))


@lru_cache(maxsize=4096)
def _nouns(text: str) -> tuple[Token, ...]:
    words = tokens(text)
    return tuple(
        word
        for at, word in enumerate(words)
        if word.surface[:1].isupper()
        and len(word.base) >= _SHORTEST
        and word.base not in STOPWORDS
        and word.base not in generic_words()
        and not says_way(word)
        and (at > 0 or _begins_as_noun(words))
    )


def _begins_as_noun(words: tuple[Token, ...]) -> bool:
    """„Acht Straßen“ begins with a number, „Straßen werden“ with a noun."""
    first = words[0]
    is_alone = len(words) == 1 or words[1].surface[:1].islower()
    return is_alone and (bool(first.parts) or dictionary.noun(first.surface.lower()) is not None)


@lru_cache(maxsize=4096)
def _meant(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Base forms; parts of compounds, what they are about first; signs of groups of synonyms."""
    words = tokens(text)
    groups = (group_of(word) for word in words)
    return (
        frozenset(word.base for word in words),
        frozenset(part for word in words for part in word.parts if part not in WEAK_PARTS | generic_words()),
        frozenset(group for group in groups if group is not None),
    )


def _is_meant(word: Token, other: tuple[frozenset[str], frozenset[str], frozenset[str]]) -> bool:
    bases, parts, groups = other
    if word.base in bases | parts or group_of(word) in groups:
        return True
    # „Weststadt“ and „Oststadt“ share a head and are two; „Restmüllmenge“ is about „Restmüll“.
    return any(part in bases | parts for part in word.parts[:1] if part not in generic_words())
