"""A small linear model over signs and small words: the kind of a line, with a probability."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from stadtfaden.core.statements.cues import signs_of, small_words_of

NONE = "none"
SAYS = 0.55  # wishes are rarer in the world than among the model's sentences
SILENT = ("none", "challenge")


@dataclass(frozen=True, slots=True)
class LineModel:
    """weights[feature][i] speaks for kinds[i]; softmax over the sums."""

    version: str
    kinds: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def scores(self, features: Iterable[str], prior: Mapping[str, float] | None = None) -> dict[str, float]:
        """Probabilities by kind; `prior` adds to the sums what the context says."""
        sums = list(self.bias)
        for feature in features:
            weights = self.weights.get(feature)
            if weights is not None:
                for index, weight in enumerate(weights):
                    sums[index] += weight
        if prior:
            sums = [value + prior.get(kind, 0.0) for kind, value in zip(self.kinds, sums, strict=True)]
        top = max(sums)
        powers = [math.exp(value - top) for value in sums]
        whole = sum(powers)
        return {kind: power / whole for kind, power in zip(self.kinds, powers, strict=True)}


def likeliest(scores: Mapping[str, float]) -> tuple[str, float]:
    """First whether something shall be or only is, then which kind: (kind, its probability)."""
    says = 1.0 - sum(scores.get(kind, 0.0) for kind in SILENT)
    rivals = [kind for kind in scores if (kind in SILENT) == (says < SAYS)]
    best = max(rivals, key=lambda kind: (scores[kind], kind))
    return best, scores[best]


def features_of(line: str) -> tuple[str, ...]:
    return (*(f"s:{sign}" for sign in signs_of(line)), *(f"w:{word}" for word in small_words_of(line)))


@cache
def shipped_model() -> LineModel:
    """The model beside this file; `python -m stadtfaden.core.statements.training` builds it anew."""
    data = json.loads(files(__package__).joinpath("line_model.json").read_text(encoding="utf-8"))
    return LineModel(
        version=data["version"],
        kinds=tuple(data["kinds"]),
        bias=tuple(data["bias"]),
        weights={name: tuple(weights) for name, weights in data["weights"].items()},
    )
