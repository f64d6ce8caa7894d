"""How much it says that two statements share a word."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log
from pathlib import Path
from typing import NamedTuple

from stadtfaden.core.links.synonyms import groups_among
from stadtfaden.core.words import index_terms

_GENERIC = Path(__file__).with_name("generic.txt")
_UNNAMED = Path(__file__).with_name("unnamed.txt")
COMMON, UNKNOWN = 0.1, 0.7  # without a shelf: words of every strategy paper, and all others
FIELD = Path(__file__).with_name("field_words.tsv")
SMALL = 200  # texts; a smaller shelf is filled up to so many with what is usual in the field


def shelf_rarity(texts: Iterable[str]) -> Mapping[str, float]:
    """For each index term of the shelf how rare it is, 0 (in every text) to 1 (in one of very many).

    Inverse document frequency over its largest possible value; generic words of strategy papers count as
    common whatever the shelf says. On a small shelf each word looks rare: there one only is where it is rare
    beside our own sentences of the field, too. One pass: about 1 µs a word.
    """
    counts, size = counted(texts)
    if size == 0:
        return {}
    field = field_words()
    missing = max(0, SMALL - size)
    generic = generic_words()
    return {
        term: min(
            COMMON if term in generic else 1.0,
            _rare(count, size),
            _rare(count + missing * field.counts.get(term, 0) / field.size, size + missing),
        )
        for term, count in counts.items()
    }


def _rare(count: float, size: int) -> float:
    return log((size + 1) / count) / log(size + 1)


def counted(texts: Iterable[str]) -> tuple[Counter[str], int]:
    """In how many texts each index term stands, and how many texts there are."""
    counts: Counter[str] = Counter()
    size = 0
    for text in texts:
        terms = set(index_terms(text))
        counts.update(terms | groups_among(terms))
        size += 1
    return counts, size


class FieldWords(NamedTuple):
    """In how many of `size` sentences of the field each index term stands; what stands in one is left out."""

    size: int
    counts: Mapping[str, int]


@lru_cache(maxsize=1)
def field_words() -> FieldWords:
    """The file beside this one, read once; `python -m stadtfaden.pipeline.link_school` builds it."""
    first, *lines = FIELD.read_text(encoding="utf-8").splitlines()
    parted = (line.split("\t") for line in lines)
    return FieldWords(int(first), {term: int(count) for term, count in parted})


def write_field_words(sentences: Sequence[str], path: Path = FIELD) -> None:
    """Counts and writes; some three seconds."""
    counts, size = counted(sentences)
    kept = sorted((term, count) for term, count in counts.items() if count > 1)
    lines = [str(size), *(f"{term}\t{count}" for term, count in kept)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@lru_cache(maxsize=1)
def generic_words() -> frozenset[str]:
    """Folded base forms of the words that every strategy paper uses."""
    return _terms_in(_GENERIC)


@lru_cache(maxsize=1)
def unnamed_words() -> frozenset[str]:
    """Folded base forms of nouns that weigh what they weigh, but are no thing that a reason could name."""
    return _terms_in(_UNNAMED)


def _terms_in(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(term for line in lines if not line.startswith("#") for term in index_terms(line))


def rarity_of(term: str, rarity: Mapping[str, float] | None) -> float:
    """The rarity of a term; a guess where the shelf does not know it or none was given."""
    if rarity:
        known = rarity.get(term)
        if known is not None:
            return known
    return COMMON if term in generic_words() else UNKNOWN
