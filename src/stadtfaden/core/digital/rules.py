"""The table of rules.toml, ready to be looked up."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from stadtfaden.core.digital.values import DigitalKind
from stadtfaden.core.words import tokens

_FAR = 18  # words between two that may still belong together
_RULES = Path(__file__).with_name("rules.toml")


class Sign(NamedTuple):
    """What a word or phrase belongs to: a kind that it shows by itself, or a group of words.

    `phrase` holds its folded base forms, one for a single word. `fit` says where a single word counts:
    anywhere, only as a whole word (=), only inside a compound (-).
    """

    belongs: str
    phrase: tuple[str, ...]
    fit: str


class Pair(NamedTuple):
    """Two groups of words that show a kind once they stand in one sentence, at most `far` words apart."""

    kind: DigitalKind
    one: str
    other: str
    far: int


class Rules(NamedTuple):
    """Signs by their first word, pairs, and the words that are never read as digital."""

    signs: Mapping[str, tuple[Sign, ...]]
    pairs: tuple[Pair, ...]
    never: frozenset[str]


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules as shipped, read once."""
    table = tomllib.loads(_RULES.read_text(encoding="utf-8"))
    signs: dict[str, tuple[Sign, ...]] = {}
    pairs: list[Pair] = []
    for sign in chain.from_iterable(_signs(name, words) for name, words in table["groups"].items()):
        signs[sign.phrase[0]] = (*signs.get(sign.phrase[0], ()), sign)
    for kind in DigitalKind:
        for sign in _signs(kind.value, table[kind.value]["always"]):
            signs[sign.phrase[0]] = (*signs.get(sign.phrase[0], ()), sign)
        pairs += (_pair(kind, row) for row in table[kind.value]["pairs"])
    never = (base for entry in table["never"]["words"] for base in _phrase(entry))
    return Rules(signs, tuple(pairs), frozenset(never))


def _signs(belongs: str, entries: list[str]) -> Iterator[Sign]:
    for entry in entries:
        fit = entry[0] if entry[0] in "=-" else ""
        phrase = _phrase(entry.lstrip("=-"))
        yield Sign(belongs, phrase, "=" if len(phrase) > 1 else fit)


def _pair(kind: DigitalKind, row: str) -> Pair:
    one, other, *far = row.split()
    return Pair(kind, one, other, int(far[0]) if far else _FAR)


def _phrase(entry: str) -> tuple[str, ...]:
    # After a capital the analyser reads „schulen“ as the verb that is written, not as the noun of a query.
    return tuple(token.base for token in tokens(f"A {entry}")[1:])
