"""How likely two statements are one thing, or hang together: softmax over the features of the pair."""

import json
from collections.abc import Sequence
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import NamedTuple

WEIGHTS = Path(__file__).with_name("weights.json")


class Chances(NamedTuple):
    """Sum to 1: nothing in common but the topic; one thing said twice; one serves, measures, contains the
    other.
    """

    none: float
    same: float
    linked: float


class Weights(NamedTuple):
    """One number a feature (order of `features.NAMES`) for each of `same` and `linked`; `none` has none."""

    same: tuple[float, ...]
    linked: tuple[float, ...]


def chances(numbers: Sequence[float], weights: Weights, lift: float = 0.0) -> Chances:
    """The chances of a measured pair; `lift` is added to both sums, for what the school cannot show."""
    powers = [
        exp(lift + sum(weight * number for weight, number in zip(own, numbers, strict=True)))
        for own in (weights.same, weights.linked)
    ]
    whole = 1.0 + sum(powers)
    return Chances(1.0 / whole, powers[0] / whole, powers[1] / whole)


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """The weights beside this file, read once; `python -m stadtfaden.pipeline.link_school` builds them."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(tuple(data["same"].values()), tuple(data["linked"].values()))
