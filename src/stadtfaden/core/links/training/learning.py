"""Softmax regression by Newton's method: the same pairs give the same weights on any machine."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from stadtfaden.core.links.features import NAMES
from stadtfaden.core.links.model import Weights

CLASSES = ("same", "linked")  # against "none"
Numbers = npt.NDArray[np.float64]
_STEPS = 25
_DECAY = 2.0  # counts like two pairs against every weight


def learn(rows: Numbers, answers: Sequence[str]) -> Weights:
    """Weights from features (pairs x NAMES) and answers.

    Newton steps on the penalised likelihood, bias unpenalised; a few thousand pairs take under a second.
    """
    wanted = np.array([[answer == name for name in CLASSES] for answer in answers], dtype=np.float64)
    size = rows.shape[1]
    decay = np.full(size, _DECAY)
    decay[NAMES.index("bias")] = 1e-6
    weights = np.zeros((size, len(CLASSES)))
    for _ in range(_STEPS):
        powers = np.exp(np.clip(rows @ weights, -30, 30))
        share = powers / (1.0 + powers.sum(axis=1, keepdims=True))
        slope = rows.T @ (share - wanted) + decay[:, None] * weights
        curve = np.zeros((2 * size, 2 * size))
        for one in range(2):
            for other in range(2):
                bend = share[:, one] * ((one == other) - share[:, other])
                block = rows.T @ (bend[:, None] * rows) + (np.diag(decay) if one == other else 0.0)
                curve[one * size : (one + 1) * size, other * size : (other + 1) * size] = block
        step = np.linalg.solve(curve, slope.T.reshape(-1)).reshape(2, size).T
        weights -= step
    return Weights(tuple(np.round(weights[:, 0], 4).tolist()), tuple(np.round(weights[:, 1], 4).tolist()))
