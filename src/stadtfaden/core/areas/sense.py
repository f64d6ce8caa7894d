"""What the meaning of a text says of the shipped areas."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SENSE = Path(__file__).with_name("sense.json")
Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class AreaSense:
    """One linear yes or no an area over the vectors of one embedder, and how it counts beside the words.

    `weights` has the shape (dimensions, areas), its columns in the order of `ids`.
    """

    embedder: str
    ids: tuple[str, ...]
    weights: NDArray[np.float64]
    bias: NDArray[np.float64]
    beside_words: tuple[float, float, float, float]  # bias, amount, amount x share, sense

    def heard(self, vector: Vector) -> Mapping[str, float]:
        """Log odds by area, of the meaning alone."""
        sums = vector.astype(np.float64) @ self.weights + self.bias
        return dict(zip(self.ids, sums.tolist(), strict=True))


@cache
def shipped_sense() -> AreaSense:
    """Read once; `python -m stadtfaden.search.teaching` builds it anew."""
    data = json.loads(SENSE.read_text(encoding="utf-8"))
    bias, amount, alone, sense = data["beside_words"]
    return AreaSense(
        embedder=data["embedder"],
        ids=tuple(data["ids"]),
        weights=np.array(data["weights"]),
        bias=np.array(data["bias"]),
        beside_words=(bias, amount, alone, sense),
    )
