"""What a statement is about, ready to be compared."""

from collections.abc import Mapping
from functools import lru_cache
from math import sqrt
from typing import NamedTuple

from stadtfaden.core.links.rarity import rarity_of
from stadtfaden.core.links.synonyms import group_of
from stadtfaden.core.links.values import Side
from stadtfaden.core.words import Token, dictionary, tokens
from stadtfaden.core.words.lexicon import STOPWORDS, WEAK_PARTS

_PART = 0.75  # a part of a compound says less than the word itself
_BODY = 0.6  # a word of the text says less than one of the title
_CONTEXT = 0.5  # a word of the paragraph below says less again
_OTHER = 0.5  # adjectives and verbs say less than nouns
_NAME = 0.35  # a word that no dictionary knows is mostly a name: same place, not same thing
_SHORTEST = 3
_OTHER_WORD = 0.8  # a synonym says nearly as much as the word itself


class Content(NamedTuple):
    """`terms`: folded term → how much of it is meant, 1 for a noun of the title, less for others.

    `shown`: term → the word in which it stands, as a reader sees it. `title` are the terms of the title;
    `words` are all words in order.
    """

    terms: Mapping[str, float]
    shown: Mapping[str, str]
    title: frozenset[str]
    words: tuple[Token, ...]
    names: frozenset[str]


class Shared(NamedTuple):
    """What two statements share: the rarest terms first, with their weight and how each side writes them."""

    term: str
    weight: float
    here: str
    there: str


def content_of(side: Side) -> Content:
    """The content of a side; kept for the last twenty thousand texts, so that a pair costs no analysis."""
    return _content(side.title, side.text, side.context)


@lru_cache(maxsize=20_000)
def _content(title: str, text: str, context: str) -> Content:
    terms: dict[str, float] = {}
    shown: dict[str, str] = {}
    heading = tokens(title)
    for word in heading:
        _add(word, 1.0, terms, shown)
    named = frozenset(terms)
    body = tokens(text.replace(title, " ", 1) if title else text)
    for word in body:
        _add(word, _BODY if named else 1.0, terms, shown)
    named = named or frozenset(terms)
    around = tokens(context)
    for word in around:
        _add(word, _CONTEXT, terms, shown)
    names = frozenset(word.base for word in (*heading, *body) if _is_name(word))
    return Content(terms, shown, named, heading + body + around, names)


def _add(word: Token, share: float, terms: dict[str, float], shown: dict[str, str]) -> None:
    if word.base in STOPWORDS or len(word.base) < _SHORTEST or word.base[0].isdigit():
        return
    own = share * _sort_of(word)
    for term, said in ((word.base, own), *((part, own * _PART) for part in word.parts)):
        if term not in WEAK_PARTS and term not in STOPWORDS and said > terms.get(term, 0.0):
            terms[term] = said
            shown.setdefault(term, word.surface)
    group = group_of(word)
    if group is not None and own * _OTHER_WORD > terms.get(group, 0.0):
        terms[group] = own * _OTHER_WORD
        shown.setdefault(group, word.surface)


def _sort_of(word: Token) -> float:
    if not word.surface[:1].isupper():
        return _OTHER
    return _NAME if _is_name(word) else 1.0


def _is_name(word: Token) -> bool:
    return (
        word.surface[:1].isupper()
        and len(word.base) >= _SHORTEST
        and not word.parts
        and word.base not in STOPWORDS
        and dictionary.noun(word.surface.lower()) is None
    )


def shared_terms(one: Content, other: Content, rarity: Mapping[str, float] | None) -> list[Shared]:
    """Shared terms, heaviest first; a word that both share is counted once, by its longest term."""
    found = [
        Shared(
            term,
            min(one.terms[term], other.terms[term]) * rarity_of(term, rarity),
            one.shown[term],
            other.shown[term],
        )
        for term in one.terms.keys() & other.terms.keys()
    ]
    found.sort(key=lambda shared: (-len(shared.term), shared.term))
    kept: list[Shared] = []
    said: set[tuple[str, str]] = set()
    for shared in found:
        if (shared.here, shared.there) not in said and not any(shared.term in one.term for one in kept):
            kept.append(shared)
            said.add((shared.here, shared.there))
    return sorted(kept, key=lambda shared: (-shared.weight, shared.term))


def overlap(one: Content, other: Content, rarity: Mapping[str, float] | None) -> float:
    """How much of what both say is shared: weighted cosine of their terms, 0 to 1."""
    shared = sum(
        one.terms[term] * other.terms[term] * rarity_of(term, rarity) ** 2
        for term in one.terms.keys() & other.terms.keys()
    )
    return shared / (_length(one, rarity) * _length(other, rarity) or 1.0)


def title_overlap(one: Content, other: Content, rarity: Mapping[str, float] | None) -> float:
    """How much of the shorter title the other statement's title says as well, 0 to 1."""
    here, there = _title_weight(one, one.title, rarity), _title_weight(other, other.title, rarity)
    both = _title_weight(one, one.title & other.title, rarity)
    return both / (min(here, there) or 1.0)


def heads_found(one: Content, other: Content, rarity: Mapping[str, float] | None) -> float:
    """How much of one's title (or text, where it has none) the other says anywhere, 0 to 1."""
    said = _title_weight(one, one.title & other.terms.keys(), rarity)
    return said / (_title_weight(one, one.title, rarity) or 1.0)


def names_of(content: Content) -> frozenset[str]:
    """Words of title and text that no dictionary knows: mostly places, firms and projects."""
    return content.names


def _length(content: Content, rarity: Mapping[str, float] | None) -> float:
    return sqrt(sum((share * rarity_of(term, rarity)) ** 2 for term, share in content.terms.items()))


def _title_weight(content: Content, terms: frozenset[str], rarity: Mapping[str, float] | None) -> float:
    return sum(content.terms[term] * rarity_of(term, rarity) for term in terms)
