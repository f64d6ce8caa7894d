"""Words that officialese uses for one thing."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from stadtfaden.core.words import Token, tokens

_GROUPS = Path(__file__).with_name("synonyms.txt")


@lru_cache(maxsize=1)
def synonym_groups() -> Mapping[str, str]:
    """By folded base form the sign of its group; a sign is no word."""
    lines = _GROUPS.read_text(encoding="utf-8").splitlines()
    return {
        token.base: f"={number}="
        for number, line in enumerate(lines)
        if not line.startswith("#")
        for word in line.split()
        for token in tokens(word)[-1:]
    }


def group_of(word: Token) -> str | None:
    """The sign of the group of a word or, for a compound, of the first of its parts that has one."""
    groups = synonym_groups()
    return next((groups[term] for term in (word.base, *word.parts) if term in groups), None)


def groups_among(terms: Iterable[str]) -> set[str]:
    """The signs of all groups that index terms belong to."""
    groups = synonym_groups()
    return {groups[term] for term in terms if term in groups}
