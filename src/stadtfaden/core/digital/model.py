"""A small linear model over the words of a statement: each kind of digital connection, with a chance."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations

from stadtfaden.core.digital.signs import Groups, Statement
from stadtfaden.core.digital.values import DigitalKind

THINGS = frozenset(
    {
        *(kind.value for kind in DigitalKind),
        "digital",
        "bare",
        "computer",
        "device",
        "device-stock",
        "gadget",
        "website",
        "algorithm",
        "subject",
        "tech",
        "net",
        "machine",
        "trade",
        "gear",
        "sensing",
        "program",
        "on-line",
        "web-talk",
        "distant",
    }
)  # kinds and groups whose words name something digital


@dataclass(frozen=True, slots=True)
class DigitalModel:
    """weights[feature][i] speaks for kinds[i], each kind by itself: logistic over the sums."""

    kinds: tuple[DigitalKind, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def chances(self, features: Iterable[str]) -> dict[DigitalKind, float]:
        """The chance of each kind, shifted so that 0.5 is where it pays to propose it."""
        sums = list(self.bias)
        for feature in features:
            for index, weight in enumerate(self.weights.get(feature, ())):
                sums[index] += weight
        return {kind: 1 / (1 + math.exp(-value)) for kind, value in zip(self.kinds, sums, strict=True)}

    def weight(self, feature: str, kind: DigitalKind) -> float:
        known = self.weights.get(feature)
        return known[self.kinds.index(kind)] if known else 0.0


def features_of(statement: Statement, groups: Groups, shown: Iterable[DigitalKind]) -> frozenset[str]:
    """What the model weighs: words and parts, their groups, two groups together, what rules show.

    Words and groups count once more beside a digital thing: learning is a skill only of such.
    """
    plain = {feature for at in range(len(statement.words)) for feature in word_features(statement, at)}
    plain |= {f"group {name}" for name in groups}
    if not THINGS.isdisjoint(groups):
        plain |= {f"digital {feature}" for feature in plain}
    return frozenset(
        [
            *plain,
            *(f"rule {kind}" for kind in shown),
            *(f"groups {one} {other}" for one, other in combinations(sorted(groups), 2)),
        ]
    )


def word_features(statement: Statement, at: int) -> Iterator[str]:
    word = statement.words[at]
    yield f"word {word.base}"
    yield from (f"word {part}" for part in word.parts)


@cache
def shipped_model() -> DigitalModel:
    """The model as shipped; `python -m stadtfaden.core.digital.training` builds it anew."""
    data = json.loads(files(__package__).joinpath("model.json").read_text(encoding="utf-8"))
    return DigitalModel(
        kinds=tuple(DigitalKind(kind) for kind in data["kinds"]),
        bias=tuple(data["bias"]),
        weights={feature: tuple(weights) for feature, weights in data["weights"].items()},
    )
