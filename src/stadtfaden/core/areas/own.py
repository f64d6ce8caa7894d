"""A city's own areas, known by their names and descriptions alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stadtfaden.core.areas.scoring import THRESHOLD, best_first, chance_with_sense, measures, score_areas
from stadtfaden.core.areas.sense import Vector, shipped_sense
from stadtfaden.core.areas.shares import SURENESS, dealt
from stadtfaden.core.areas.taxonomy import shipped_taxonomy
from stadtfaden.core.areas.values import Area, Scored

# Learned from own sentences and three taxonomies of our own writing, each with a third of the shipped areas
# taken away in turn, so that a city's area may have no like among them. Words of names gained nothing beside
# these two; they count in the chances only.
_NEARNESS = 4.8  # cosine of text and area, both seen from the middle of the areas
_BRIDGE = 1.2  # logarithm of the share that comes over the shipped areas
_LEAST_BRIDGE = 1e-3
_UNCLAIMED = 0.01  # of a shipped area that hardly any own area is like, little is dealt out
Matrix = NDArray[np.float64]


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
    like = dealt(rows @ shipped_sense().weights + shipped_sense().bias)[:, :-1]
    like /= like.sum(axis=1, keepdims=True)
    return OwnAreas(tuple(areas), middle, _directions(rows - middle), like / (like.sum(axis=0) + _UNCLAIMED))


def score_own(
    text: str, vector: Vector, own: OwnAreas, *, threshold: float = THRESHOLD
) -> tuple[Scored, ...]:
    """The city's areas that a text speaks of, best first, as `score_areas` tells the shipped ones.

    An area gets what the shipped areas get that its name is like, and more the nearer the text is to its name
    and description in meaning. Terms of the areas are heard as well. About 0.5 ms a statement.
    """
    shipped = score_areas(text, shipped_taxonomy(), vector=vector, threshold=0.0)
    share_of = {one.id: one.share or 0.0 for one in shipped}
    shares = np.array([share_of.get(area, 0.0) for area in shipped_sense().ids])
    none = max(_LEAST_BRIDGE, 1.0 - float(shares.sum()))
    near = own.directions @ _directions((vector.astype(np.float64) - own.middle)[None, :])[0]
    sums = _NEARNESS * near + _BRIDGE * np.log(own.parts @ shares + _LEAST_BRIDGE) / SURENESS
    parts = dealt(SURENESS * sums) * (1.0 - none)
    measured = measures(text, own.areas)
    scored = []
    for position, area in enumerate(own.areas):
        amount, alone = measured.get(position, (0.0, 0.0))
        likely = chance_with_sense(amount, alone, float(np.log(parts[position] + 1e-9)))
        scored.append(Scored(area.id, round(likely, 4), round(float(parts[position]), 4)))
    return best_first(scored, threshold)


def _directions(rows: Matrix) -> Matrix:
    lengths: Matrix = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows / lengths
