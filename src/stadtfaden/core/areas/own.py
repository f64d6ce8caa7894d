"""A city's own areas, known by their names and descriptions alone."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stadtfaden.core.areas.scoring import best_first, measures, score_areas
from stadtfaden.core.areas.sense import Vector, shipped_sense
from stadtfaden.core.areas.shares import SURENESS, dealt
from stadtfaden.core.areas.taxonomy import shipped_taxonomy
from stadtfaden.core.areas.values import Area, Scored

WEIGHTS = Path(__file__).with_name("own.json")
OWN_THRESHOLD = 0.5  # where a chance is better than even: names alone tell less than the shipped words
_LEAST = 1e-3
_UNCLAIMED = 0.01  # of a shipped area that hardly any own area is like, little is dealt out
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class OwnWeights:
    """Built by `own_learning`. `in_shares` count the nearness to an area, what comes over the shipped areas,
    what is left for none, and the word „none“; `beside_words` are bias, amount, amount x share of the words,
    logarithm of the share.
    """

    in_shares: NDArray[np.float64]
    beside_words: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class OwnAreas:
    """Areas of a city, the direction of each and its part in every shipped area: (own, dimensions) and
    (own, shipped).
    """

    areas: tuple[Area, ...]
    middle: Matrix
    directions: Matrix
    parts: Matrix


def said_of(area: Area) -> str:
    """What an embedder is to be given of an area."""
    return f"{area.name_de}. {area.description_de}".removesuffix(". ")


def own_areas(areas: Sequence[Area], vectors: NDArray[np.float32]) -> OwnAreas:
    """`vectors` has one row an area: `said_of` as the embedder of `shipped_sense` gives it as a passage."""
    rows = vectors.astype(np.float64)
    middle = rows.mean(axis=0)
    return OwnAreas(tuple(areas), middle, _directions(rows - middle), parts_of(likeness(rows)))


def likeness(rows: Matrix) -> Matrix:
    """How like every own area is to each shipped one, by what the shipped sense hears in its name."""
    heard: Matrix = dealt(rows @ shipped_sense().weights + shipped_sense().bias)[:, :-1]
    return heard


def parts_of(like: Matrix) -> Matrix:
    """Which part of each shipped area every own area gets, by how like it is: (own, shipped)."""
    shares = like / like.sum(axis=1, keepdims=True)
    parts: Matrix = shares / (shares.sum(axis=0) + _UNCLAIMED)
    return parts


def signs_of(own: OwnAreas, vectors: Matrix, shares: Matrix) -> Matrix:
    """What speaks for each own area, and at the end for none: (texts, own + 1, 4).

    `vectors` (texts, dimensions); `shares` (texts, shipped + 1) as `shares` deals them out.
    """
    near = _directions(vectors - own.middle) @ own.directions.T
    over = np.log(shares[:, :-1] @ own.parts.T + _LEAST)
    left = 1.0 - shares[:, :-1] @ own.parts.sum(axis=0)
    signs = np.zeros((len(vectors), len(own.areas) + 1, 4))
    signs[:, :-1, 0] = near
    signs[:, :-1, 1] = over
    signs[:, -1, 2] = np.log(np.maximum(left, 0.0) + _LEAST)
    signs[:, -1, 3] = 1.0
    return signs


def score_own(
    text: str, vector: Vector, own: OwnAreas, *, threshold: float = OWN_THRESHOLD
) -> tuple[Scored, ...]:
    """The city's areas that a text speaks of, best first, as `score_areas` tells the shipped ones.

    An area gets what the shipped areas get that its name is like, and more the nearer the text is to its name
    and description in meaning; what no own area is like goes to none. Words of names and descriptions count
    in the chances only: in the shares they gained nothing. About 0.5 ms a statement.
    """
    by = own_weights()
    shipped = score_areas(text, shipped_taxonomy(), vector=vector, threshold=0.0)
    share_of = {one.id: one.share or 0.0 for one in shipped}
    shares = [share_of.get(area, 0.0) for area in shipped_sense().ids]
    dealt_out = np.array([[*shares, 1.0 - sum(shares)]])
    signs = signs_of(own, vector.astype(np.float64)[None, :], dealt_out)
    parts = dealt(SURENESS * (signs @ by.in_shares))[0]
    measured = measures(text, own.areas)
    scored = []
    for position, area in enumerate(own.areas):
        amount, alone = measured.get(position, (0.0, 0.0))
        row = (1.0, amount, amount * alone, float(np.log(parts[position] + 1e-9)))
        likely = 1 / (1 + exp(-sum(a * b for a, b in zip(row, by.beside_words, strict=True))))
        scored.append(Scored(area.id, round(likely, 4), round(float(parts[position]), 4)))
    return best_first(scored, threshold)


@cache
def own_weights() -> OwnWeights:
    """Read once; `python -m stadtfaden.search.teaching` builds them anew."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    bias, amount, alone, share = data["beside_words"]
    return OwnWeights(np.array(data["in_shares"]), (bias, amount, alone, share))


def _directions(rows: Matrix) -> Matrix:
    lengths: Matrix = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows / lengths
