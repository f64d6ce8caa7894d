"""The words by which the meaning of a statement is worked out."""

from collections.abc import Callable, Sequence
from textwrap import wrap

import numpy as np

from stadtfaden.search import Vectors

CONTEXT = 300  # characters of what stands below that count for the meaning
HEAD = 3.0  # so many times what stands below it counts what a paper calls a thing
PIECE = 250  # characters; longer pieces blur what they say


def meaning_of(title: str, text: str) -> str:
    """Title and text, the title once."""
    return text if title.rstrip("…") in text else f"{title}. {text}"


def meaning_in_context(title: str, text: str, context: str) -> str:
    """With what the paper says below: a title alone is too short to be compared."""
    said = meaning_of(title, text)
    return f"{said}. {context[:CONTEXT]}".removeprefix(". ") if context else said


def pieces_of(title: str, text: str, context: str) -> list[str]:
    """What the mean of whose vectors tells what a statement is about: its head, then what is below."""
    rest = wrap(context[CONTEXT:], PIECE) if len(context) > CONTEXT else []
    return [meaning_in_context(title, text, context), *rest]


def mean_vectors(
    texts: Sequence[Sequence[str]], embed: Callable[[Sequence[str]], Vectors], head: float = HEAD
) -> Vectors:
    """One vector of length 1 a statement: the mean of its pieces, the first `head` times all others together.

    `texts` are the pieces of each statement, at least one; `embed` gives one row of length 1 a piece. With a
    `head` of 0 all pieces count alike.
    """
    vectors = embed([piece for pieces in texts for piece in pieces])
    if not texts:
        return vectors
    counts = np.array([len(pieces) for pieces in texts])
    starts = np.cumsum(counts) - counts
    weights = np.maximum(head * (counts - 1) - 1, 0)[:, None]
    sums = np.add.reduceat(vectors, starts, axis=0) + weights * vectors[starts]
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.ascontiguousarray(sums / lengths, dtype=np.float32)
