"""What a city's confirmed examples teach about its areas."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

from stadtfaden.core.areas.sense import Vector
from stadtfaden.core.areas.values import Scored
from stadtfaden.core.corrections import Matrix, corrections, log_odds

_SHRINKAGE = (
    0.1  # compared on titles of council papers (.1 to 3); a few examples must not outvote the taxonomy
)
_BIAS = 0.3


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A text of which a person has said all areas it speaks of: its vector and what `score_areas` gave
    it with the threshold 0, also of none.
    """

    vector: Vector
    proposed: tuple[Scored, ...]
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Corrections to the log odds of areas; `weights` has the shape (dimensions + 1, areas), biases last."""

    ids: tuple[str, ...]
    middle: NDArray[np.float64]
    weights: NDArray[np.float64]

    def revised(self, proposed: Sequence[Scored], vector: Vector) -> tuple[Scored, ...]:
        """The areas with their new chances, best first, also the unlikely ones."""
        row = _rows(np.atleast_2d(vector), self.middle)[0]
        sums = _proposed_odds(proposed, self.ids) + row @ self.weights
        scored = (Scored(area, round(1 / (1 + exp(-s)), 4)) for area, s in zip(self.ids, sums, strict=True))
        return tuple(sorted(scored, key=lambda one: -one.score))


def taught(ids: Sequence[str], examples: Sequence[Confirmed]) -> Lesson:
    """Learns how the areas `ids` of a city differ from what the taxonomy says; without examples, nothing.

    Logistic regression of each area on the vector, with the proposed log odds as offset and all weights drawn
    towards nought: what was proposed stands until examples speak against it. The same examples in
    the same order give the same lesson.
    """
    if not examples:
        return Lesson(tuple(ids), np.zeros(1), np.zeros((1, len(ids))))
    vectors = np.stack([example.vector for example in examples]).astype(np.float64)
    middle = vectors.mean(axis=0)
    rows = _rows(vectors, middle)
    offsets = np.stack([_proposed_odds(example.proposed, ids) for example in examples])
    answers = np.array([[float(area in example.ids) for area in ids] for example in examples])
    return Lesson(tuple(ids), middle, corrections(rows, offsets, answers, _SHRINKAGE))


def _rows(vectors: NDArray[np.floating], middle: Matrix) -> Matrix:
    """Directions from the middle, of unit length, and a last column for the bias."""
    if middle.size == 1:  # nothing was taught
        return np.ones((len(vectors), 1))
    apart = vectors.astype(np.float64) - middle
    lengths = np.maximum(np.linalg.norm(apart, axis=1, keepdims=True), 1e-9)
    return np.hstack([apart / lengths, np.full((len(apart), 1), _BIAS)])


def _proposed_odds(proposed: Sequence[Scored], ids: Sequence[str]) -> Matrix:
    scores = {one.id: one.score for one in proposed}
    return np.array([log_odds(scores.get(area, 0.0)) for area in ids])
