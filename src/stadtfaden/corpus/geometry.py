"""Words of a page as bytes: six little-endian int32 a word (start, end, x0, y0, x1, y1 in 1/20 point)."""

from collections.abc import Iterable

import numpy as np

from stadtfaden.core.pages import Box, Word

PER_POINT = 20


def packed(words: Iterable[Word]) -> bytes:
    rows = [
        (
            word.start,
            word.end,
            round(word.box.x0 * PER_POINT),
            round(word.box.y0 * PER_POINT),
            round(word.box.x1 * PER_POINT),
            round(word.box.y1 * PER_POINT),
        )
        for word in words
    ]
    return np.array(rows, dtype="<i4").tobytes()


def unpacked(data: bytes) -> tuple[Word, ...]:
    rows = np.frombuffer(data, dtype="<i4").reshape(-1, 6)
    return tuple(
        Word(start, end, Box(x0 / PER_POINT, y0 / PER_POINT, x1 / PER_POINT, y1 / PER_POINT))
        for start, end, x0, y0, x1, y1 in rows.tolist()
    )


def boxes_of(data: bytes, start: int, end: int) -> tuple[Box, ...]:
    """Boxes of the words that share a character with start..end."""
    return tuple(word.box for word in unpacked(data) if word.start < end and word.end > start)
