"""What the meaning of a text says of the shipped areas."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stadtfaden.core.areas.shares import dealt

SENSE = Path(__file__).with_name("sense.json")
Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class AreaSense:
    """Linear weights over the vectors of one embedder, and how meaning counts beside the words.

    `weights` has the shape (dimensions, areas + 1): columns in the order of `ids`, at the end none.
    """

    embedder: str
    ids: tuple[str, ...]
    weights: NDArray[np.float64]
    bias: NDArray[np.float64]
    beside_words: tuple[float, float, float, float]  # bias, amount, amount x share of the words, meaning
    in_shares: tuple[float, float, float]  # words, meaning, none

    def heard(self, vector: Vector) -> NDArray[np.float64]:
        """Logarithms of the chances of each area and of none, by the meaning alone."""
        return np.log(dealt(vector.astype(np.float64) @ self.weights + self.bias) + 1e-9)


@cache
def shipped_sense() -> AreaSense:
    """Read once; `python -m stadtfaden.search.teaching` builds it anew."""
    data = json.loads(SENSE.read_text(encoding="utf-8"))
    bias, amount, alone, meaning = data["beside_words"]
    of_words, of_meaning, of_none = data["in_shares"]
    return AreaSense(
        embedder=data["embedder"],
        ids=tuple(data["ids"]),
        weights=np.array(data["weights"]),
        bias=np.array(data["bias"]),
        beside_words=(bias, amount, alone, meaning),
        in_shares=(of_words, of_meaning, of_none),
    )
