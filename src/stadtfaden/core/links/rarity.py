"""How much it says that two statements share a word."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log
from pathlib import Path

from stadtfaden.core.links.synonyms import groups_among
from stadtfaden.core.words import index_terms

_GENERIC = Path(__file__).with_name("generic.txt")
COMMON, UNKNOWN = 0.1, 0.7  # without a shelf: words of every strategy paper, and all others
_FEW = 5  # a shelf smaller than this says nothing about rarity


def shelf_rarity(texts: Iterable[str]) -> Mapping[str, float]:
    """For each index term of the shelf how rare it is, 0 (in every text) to 1 (in one of very many).

    Inverse document frequency over its largest possible value; generic words of strategy papers count as
    common whatever the shelf says. One pass: about 1 µs a word.
    """
    counts: Counter[str] = Counter()
    size = 0
    for text in texts:
        terms = set(index_terms(text))
        counts.update(terms | groups_among(terms))
        size += 1
    if size < _FEW:
        return {}
    most = log(size + 1)
    generic = generic_words()
    return {
        term: min(log((size + 1) / count) / most, COMMON if term in generic else 1.0)
        for term, count in counts.items()
    }


@lru_cache(maxsize=1)
def generic_words() -> frozenset[str]:
    """Folded base forms of the words that every strategy paper uses."""
    lines = _GENERIC.read_text(encoding="utf-8").splitlines()
    return frozenset(term for line in lines if not line.startswith("#") for term in index_terms(line))


def rarity_of(term: str, rarity: Mapping[str, float] | None) -> float:
    """The rarity of a term; a guess where the shelf does not know it or none was given."""
    if rarity:
        known = rarity.get(term)
        if known is not None:
            return known
    return COMMON if term in generic_words() else UNKNOWN
