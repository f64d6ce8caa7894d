"""The table of rules.toml, groups.toml and relations.toml, ready to be looked up."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from stadtfaden.core.digital.values import DigitalKind
from stadtfaden.core.words import tokens
from stadtfaden.core.words.folding import fold

_FAR = 18  # words between two that may still belong together
_TABLES = tuple(Path(__file__).with_name(name) for name in ("groups.toml", "relations.toml", "rules.toml"))


class Sign(NamedTuple):
    """What a word or phrase belongs to: a kind that it shows by itself, or a group of words.

    `phrase` holds its folded base forms, one for a single word. `fit` says where a single word counts:
    anywhere, only as a whole word (=), only inside a compound (-), at the beginning of a word (*).
    """

    belongs: str
    phrase: tuple[str, ...]
    fit: str


class Pair(NamedTuple):
    """Two groups of words that show a kind once they stand in one sentence, at most `far` words apart.

    `is_all`: a tool or device named in these words shows nothing else („no smartphone“).
    """

    kind: DigitalKind
    one: str
    other: str
    far: int
    is_all: bool


class Rules(NamedTuple):
    """Signs by their first word or, for „cyber*“, by how it begins; pairs; words never read as digital."""

    signs: Mapping[str, tuple[Sign, ...]]
    beginnings: Mapping[str, tuple[Sign, ...]]
    pairs: tuple[Pair, ...]
    never: frozenset[str]


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules as shipped, read once."""
    table = {
        name: rows
        for path in _TABLES
        for name, rows in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }
    listed = (
        table["groups"]
        | table["relations"]
        | {kind.value: table[kind.value]["always"] for kind in DigitalKind}
    )
    signs: dict[str, tuple[Sign, ...]] = {}
    beginnings: dict[str, tuple[Sign, ...]] = {}
    for sign in chain.from_iterable(_signs(name, words) for name, words in listed.items()):
        known = beginnings if sign.fit == "*" else signs
        known[sign.phrase[0]] = (*known.get(sign.phrase[0], ()), sign)
    pairs = tuple(_pair(kind, row) for kind in DigitalKind for row in table[kind.value]["pairs"])
    never = (base for entry in table["never"]["words"] for base in _phrase(entry))
    return Rules(signs, beginnings, pairs, frozenset(never))


def _signs(belongs: str, entries: list[str]) -> Iterator[Sign]:
    for entry in entries:
        if entry.endswith("*"):
            yield Sign(belongs, (fold(entry[:-1]),), "*")
            continue
        fit = entry[0] if entry[0] in "=-" else ""
        phrase = _phrase(entry.lstrip("=-"))
        yield Sign(belongs, phrase, "=" if len(phrase) > 1 else fit)


def _pair(kind: DigitalKind, row: str) -> Pair:
    one, other, *rest = row.split()
    far = next((int(word) for word in rest if word.isdigit()), _FAR)
    return Pair(kind, one, other, far, is_all="all" in rest)


def _phrase(entry: str) -> tuple[str, ...]:
    # After a capital the analyser reads „schulen“ as the verb that is written, not as the noun of a query.
    return tuple(token.base for token in tokens(f"A {entry}")[1:])
