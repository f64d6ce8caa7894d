"""Printed words from the picture of a page: tesseract, or rapidocr where that is missing."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from stadtfaden.adapters.readers.pdf import rapid, tesseract
from stadtfaden.adapters.readers.pdf.characters import Piece
from stadtfaden.adapters.readers.pdf.seen import Seen, SeenWord, believable, confidence_of, pieces_of

Picture = NDArray[np.uint8]  # rows, columns; 0 is black
DrawAt = Callable[[int], tuple[Picture, float]]  # dpi wanted: picture, and points a pixel got

INSTALL = "apt-get install tesseract-ocr tesseract-ocr-deu"
TESSERACT_DPI = 300
_POOR = 0.6  # below this, the page may lie on its side


class NoOcr(Exception):  # noqa: N818 -- named after the fact
    """Neither program can read pictures here."""


def seen_on(draw: DrawAt, language: str) -> Seen:
    """The words of a page that `draw` renders at a dpi; NoOcr, or tesseract.OcrFailed."""
    if tesseract.is_ready(language):
        return _by_tesseract(draw, language)
    if rapid.is_ready():
        picture, scale = draw(rapid.DPI)
        words = believable(rapid.seen_words(picture))
        return _seen(words, scale, "rapidocr")
    raise NoOcr


def _by_tesseract(draw: DrawAt, language: str) -> Seen:
    picture, scale = draw(TESSERACT_DPI)
    dpi = round(72 / scale)
    words = believable(tesseract.seen_words(picture, language, dpi))
    if confidence_of(words) >= _POOR:
        return _seen(words, scale, "tesseract")
    turns = tesseract.clockwise_turns(picture)
    if turns:
        other = believable(tesseract.seen_words(np.rot90(picture, -turns), language, dpi))
        if confidence_of(other) > confidence_of(words):
            return _turned(_seen(other, scale, "tesseract"), turns, picture, scale)
    return _seen(words, scale, "tesseract")


def _seen(words: list[SeenWord], scale: float, reader: str) -> Seen:
    if not words:
        return Seen(reader=reader)
    return Seen(tuple(pieces_of(words, scale)), 0, round(confidence_of(words), 3), reader)


def _turned(seen: Seen, turns: int, picture: Picture, scale: float) -> Seen:
    """Pieces of a picture that was turned right by `turns`, moved to where `frame.upright` has them."""
    height, width = (edge * scale for edge in picture.shape)
    across, down = {1: (height, 0.0), 2: (width, height), 3: (0.0, width)}[turns]
    pieces = (_moved(piece, across, down) for piece in seen.pieces)
    return Seen(tuple(pieces), (4 - turns) % 4, seen.confidence, seen.reader)


def _moved(piece: Piece, across: float, down: float) -> Piece:
    return piece._replace(
        x0=piece.x0 - across,
        x1=piece.x1 - across,
        y0=piece.y0 - down,
        y1=piece.y1 - down,
        base=piece.base - down,
    )
