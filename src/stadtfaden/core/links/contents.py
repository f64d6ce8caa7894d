"""What a statement is about, ready to be compared."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from stadtfaden.core.links.rarity import rarity_of
from stadtfaden.core.links.values import Side
from stadtfaden.core.words import Token, tokens
from stadtfaden.core.words.lexicon import STOPWORDS, WEAK_PARTS

_PART = 0.75  # a part of a compound says less than the word itself
_SHORTEST = 3


class Content(NamedTuple):
    """`terms`: folded term → how much of it is meant (1 for a word, less for a part of a compound).

    `shown`: term → the word in which it stands, as a reader sees it. `words` are all words in order.
    """

    terms: Mapping[str, float]
    shown: Mapping[str, str]
    words: tuple[Token, ...]


class Shared(NamedTuple):
    """What two statements share: the rarest terms first, with their weight and how each side writes them."""

    term: str
    weight: float
    here: str
    there: str


def content_of(side: Side) -> Content:
    """The content of a side; kept for the last ten thousand texts, so that a pair costs no analysis."""
    return _content(f"{side.title}. {side.text}" if side.title and side.title not in side.text else side.text)


@lru_cache(maxsize=10_000)
def _content(text: str) -> Content:
    words = tokens(text)
    terms: dict[str, float] = {}
    shown: dict[str, str] = {}
    for word in words:
        if word.base in STOPWORDS or len(word.base) < _SHORTEST or word.base[0].isdigit():
            continue
        terms[word.base] = 1.0
        shown.setdefault(word.base, word.surface)
        for part in word.parts:
            if part not in WEAK_PARTS and part not in STOPWORDS:
                terms.setdefault(part, _PART)
                shown.setdefault(part, word.surface)
    return Content(terms, shown, words)


def shared_terms(one: Content, other: Content, rarity: Mapping[str, float] | None) -> list[Shared]:
    """Shared terms, heaviest first; a term inside a longer shared one is not counted again."""
    found = [
        Shared(
            term,
            one.terms[term] * other.terms[term] * rarity_of(term, rarity),
            one.shown[term],
            other.shown[term],
        )
        for term in one.terms.keys() & other.terms.keys()
    ]
    found.sort(key=lambda shared: (-len(shared.term), shared.term))
    kept: list[Shared] = []
    for shared in found:
        if not any(shared.term in longer.term for longer in kept):
            kept.append(shared)
    return sorted(kept, key=lambda shared: (-shared.weight, shared.term))


def weight_of(content: Content, rarity: Mapping[str, float] | None) -> float:
    """All that a statement says, by the same measure as what two share."""
    whole = (term for term, share in content.terms.items() if share == 1.0)
    return sum(rarity_of(term, rarity) for term in whole)
