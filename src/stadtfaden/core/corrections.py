"""Logistic regression beside what was said already: corrections to log odds, drawn towards nought."""

from math import log

import numpy as np
from numpy.typing import NDArray

STEPS = 200
SUREST = 6.0  # log odds: nothing that a machine says is surer than 400 to 1
Matrix = NDArray[np.float64]


def corrections(rows: Matrix, offsets: Matrix, answers: Matrix, shrinkage: float) -> Matrix:
    """Weights of the shape (signs, questions) for which offsets + rows @ weights are the log odds of answers.

    `rows` has the shape (examples, signs), `offsets` and `answers` (0 or 1) the shape (examples, questions);
    `shrinkage` is the inverse of the variance that weights are believed to have. Nesterov's steps from
    nought, as long as the steepest direction allows: the same examples in the same order, the same weights.
    """
    rate = 1 / (np.linalg.norm(rows.T @ rows, 2) / 4 + shrinkage)
    weights = ahead = np.zeros((rows.shape[1], answers.shape[1]))
    for step in range(STEPS):
        misses = 1 / (1 + np.exp(-(offsets + rows @ ahead))) - answers
        after = ahead - rate * (rows.T @ misses + shrinkage * ahead)
        ahead = after + step / (step + 3) * (after - weights)
        weights = after
    return weights


def log_odds(chance: float) -> float:
    """Of a chance from 0 to 1, never beyond SUREST."""
    if chance <= 0.0:
        return -SUREST
    return SUREST if chance >= 1.0 else max(-SUREST, min(SUREST, log(chance / (1 - chance))))
