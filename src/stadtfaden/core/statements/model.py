"""A small linear model over signs, small words and meaning: the kind of a line, with a probability."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from stadtfaden.core.statements.cues import signs_of, small_words_of

NONE = "none"
SAYS = 0.55  # wishes are rarer in the world than among the model's sentences
SILENT = ("none", "challenge")
Vector = NDArray[np.float32]
Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LineModel:
    """weights[feature][i] speaks for kinds[i]; softmax over the sums.

    `sense`, shape (dimensions, kinds), weighs the line's vector as the embedder of that name gives it.
    """

    version: str
    kinds: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]
    embedder: str | None = None
    sense: Weights | None = None

    def scores(
        self,
        features: Iterable[str],
        prior: Mapping[str, float] | None = None,
        vector: Vector | None = None,
    ) -> dict[str, float]:
        """Probabilities by kind; `prior` adds to the sums what the context says."""
        sums = list(self.bias)
        for feature in features:
            weights = self.weights.get(feature)
            if weights is not None:
                for index, weight in enumerate(weights):
                    sums[index] += weight
        if prior:
            sums = [value + prior.get(kind, 0.0) for kind, value in zip(self.kinds, sums, strict=True)]
        if vector is not None and self.sense is not None:
            sums = [value + told for value, told in zip(sums, (vector @ self.sense).tolist(), strict=True)]
        return self._shares(sums)

    def _shares(self, sums: list[float]) -> dict[str, float]:
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
    """Signs alone, for whole papers; `python -m stadtfaden.core.statements.training` builds it anew."""
    return _shipped("line_model.json")


@cache
def meaning_model() -> LineModel:
    """Signs and meaning, for single lines; `python -m stadtfaden.search.teaching` builds it anew."""
    return _shipped("meaning_model.json")


def _shipped(name: str) -> LineModel:
    data = json.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    return LineModel(
        version=data["version"],
        kinds=tuple(data["kinds"]),
        bias=tuple(data["bias"]),
        weights={feature: tuple(weights) for feature, weights in data["weights"].items()},
        embedder=data.get("embedder"),
        sense=np.array(data["sense"]) if "sense" in data else None,
    )
