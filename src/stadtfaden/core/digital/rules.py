"""The table of rules.toml, ready to be looked up."""

import tomllib
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from stadtfaden.core.digital.values import DigitalKind
from stadtfaden.core.words import tokens

_RULES = Path(__file__).with_name("rules.toml")


class Level(Enum):
    """How a word shows its kind; see the head of rules.toml."""

    ALWAYS = "always"
    TOGETHER = "together"
    HINT = "hints"


class Sign(NamedTuple):
    """What a word or phrase shows. `phrase` holds its folded base forms, one for a single word."""

    kind: DigitalKind
    level: Level
    phrase: tuple[str, ...]


class Rules(NamedTuple):
    """Signs by their first word; `whole` words are not looked for inside compounds."""

    anywhere: Mapping[str, tuple[Sign, ...]]
    whole: Mapping[str, tuple[Sign, ...]]
    digital: frozenset[str]
    alone: frozenset[str]
    decorated: frozenset[str]


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules as shipped, read once."""
    table = tomllib.loads(_RULES.read_text(encoding="utf-8"))
    anywhere: dict[str, tuple[Sign, ...]] = {}
    whole: dict[str, tuple[Sign, ...]] = {}
    for kind in DigitalKind:
        for level in Level:
            for entry in table[kind.value][level.value]:
                phrase = _phrase(entry.removeprefix("="))
                signs = whole if entry.startswith("=") or len(phrase) > 1 else anywhere
                signs[phrase[0]] = (*signs.get(phrase[0], ()), Sign(kind, level, phrase))
    digital = table["digital"]
    return Rules(anywhere, whole, *(_bases(digital[key]) for key in ("words", "alone", "decorated")))


def _bases(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(base for entry in entries for base in _phrase(entry))


def _phrase(entry: str) -> tuple[str, ...]:
    # After a capital the analyser reads „schulen“ as the verb that is written, not as the noun of a query.
    return tuple(token.base for token in tokens(f"A {entry}")[1:])
