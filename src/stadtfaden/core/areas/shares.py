"""Which one area a reader would name."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

# How far shares may be trusted outside our own sentences: their logarithms are shortened by it. Labelled
# chapters, theses and titles, each alone, give .65 to .75; `evaluate` measures each set by the others.
SURENESS = 0.7
HUSH = 0.3  # what an area is given of which no word was found; amounts of words lie between 0 and 1
Matrix = NDArray[np.float64]


def expert_logs(amounts: Matrix) -> Matrix:
    """What the words say, as logarithms; `amounts` has one row a text and one column an area."""
    return np.log(amounts + HUSH)


def shares(
    amounts: Mapping[int, float],
    size: int,
    weights: tuple[float, float, float],
    heard: Matrix | None = None,
) -> Matrix:
    """The share of each area of a taxonomy of `size`, and at the end that of none; they sum to 1.

    A product of two experts: words, by position the amount of them, and meaning, `heard` as logarithms of
    chances for every area and none. `weights` count words, meaning and the word „none“. Hinton, Training
    Products of Experts by Minimizing Contrastive Divergence, 2002.
    """
    by_words, by_meaning, of_none = weights
    row = np.zeros(size)
    for position, amount in amounts.items():
        row[position] = amount
    sums = np.append(by_words * expert_logs(row), of_none)
    if heard is not None:
        sums = sums + by_meaning * heard
    return dealt(SURENESS * sums)


def dealt(sums: Matrix) -> Matrix:
    """Chances that sum to 1 along the last axis, in proportion to the exponentials."""
    raised = np.exp(sums - sums.max(axis=-1, keepdims=True))
    chances: Matrix = raised / raised.sum(axis=-1, keepdims=True)
    return chances
