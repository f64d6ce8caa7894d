"""Words of a page as bytes: six little-endian int32 a word (start, end, x0, y0, x1, y1 in 1/20 point)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from stadtfaden.core.pages import Box, Word
from stadtfaden.reading.values import Reading

PER_POINT = 20


@dataclass(frozen=True, slots=True)
class Packed:
    """A reading whose pages carry no words, and the words of each page as bytes: cheap to send."""

    reading: Reading
    words: tuple[bytes, ...]


def packed_reading(reading: Reading) -> Packed:
    """A million words as objects take a minute to cross processes; as bytes a tenth of a second."""
    pages = tuple(replace(page, words=()) for page in reading.pages)
    return Packed(replace(reading, pages=pages), tuple(packed(page.words) for page in reading.pages))


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
