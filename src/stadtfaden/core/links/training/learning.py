"""Softmax regression by Newton's method: the same pairs give the same weights on any machine."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from stadtfaden.core.links.features import NAMES
from stadtfaden.core.links.model import Weights

CLASSES = ("same", "linked")  # against "none"
Numbers = npt.NDArray[np.float64]
Chosen = npt.NDArray[np.bool_]
_STEPS = 25
_DECAY = 2.0  # counts like two pairs against every weight
# What is shared cannot speak against a link: chance patterns of the school that say so are left out.
_FOR = (
    *("margin", "overlap", "title", "rarest", "telling", "heads_less", "heads_more"),
    *("areas", "quantity"),
)


def learn(rows: Numbers, answers: Sequence[str]) -> Weights:
    """Weights from features (pairs x NAMES) and answers.

    Newton steps on the penalised likelihood, bias unpenalised; weights of `_FOR` that come out negative
    are held at nought and the rest is learned again. A few thousand pairs take about a second.
    """
    wanted = np.array([[answer == name for name in CLASSES] for answer in answers], dtype=np.float64)
    free = np.ones((len(NAMES), len(CLASSES)), dtype=np.bool_)
    helpful = np.array([name in _FOR for name in NAMES])
    while True:
        weights = _fit(rows, wanted, free)
        wrong = free & (weights < 0) & helpful[:, None]
        if not wrong.any():
            break
        free &= ~wrong
    same, linked = (tuple(np.round(weights[:, place], 4).tolist()) for place in range(len(CLASSES)))
    return Weights(same, linked)


def _fit(rows: Numbers, wanted: Numbers, free: Chosen) -> Numbers:
    size, classes = free.shape
    decay = np.full(size, _DECAY)
    decay[NAMES.index("bias")] = 1e-6
    weights = np.zeros((size, classes))
    places = np.flatnonzero(free.T.reshape(-1))
    for _ in range(_STEPS):
        powers = np.exp(np.clip(rows @ weights, -30, 30))
        share = powers / (1.0 + powers.sum(axis=1, keepdims=True))
        slope = (rows.T @ (share - wanted) + decay[:, None] * weights).T.reshape(-1)
        step = np.zeros(size * classes)
        step[places] = np.linalg.solve(_curve(rows, share, decay)[np.ix_(places, places)], slope[places])
        weights -= step.reshape(classes, size).T
    return weights


def _curve(rows: Numbers, share: Numbers, decay: Numbers) -> Numbers:
    classes = share.shape[1]
    blocks = [
        [
            rows.T @ ((share[:, one] * ((one == other) - share[:, other]))[:, None] * rows)
            + (np.diag(decay) if one == other else 0.0)
            for other in range(classes)
        ]
        for one in range(classes)
    ]
    return np.asarray(np.block(blocks))
