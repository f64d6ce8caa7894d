"""Words seen in a picture, and the pieces of text they become. Plain Python."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from stadtfaden.adapters.readers.pdf.characters import Piece


class SeenWord(NamedTuple):
    """`box` in pixels: left, top, right, bottom. `certainty` 0..1. `line` names its printed line."""

    text: str
    box: tuple[float, float, float, float]
    certainty: float
    line: Hashable


@dataclass(frozen=True, slots=True)
class Seen:
    """What OCR made of one page; `turn` is the way its text runs, pieces are turned upright."""

    pieces: tuple[Piece, ...] = ()
    turn: int = 0
    confidence: float | None = None
    reader: str = ""


_NOISE = 0.3  # below: specks and pictures taken for letters
_WEAK_SIGN = 0.6  # a lone sign that is no letter must be this certain


def believable(words: Sequence[SeenWord]) -> list[SeenWord]:
    """Without specks; a line of which most is noise goes as a whole."""
    by_line: dict[Hashable, list[SeenWord]] = defaultdict(list)
    for word in words:
        by_line[word.line].append(word)
    kept: list[SeenWord] = []
    for line in by_line.values():
        if confidence_of(line) >= _NOISE:
            kept += [
                word
                for word in line
                if word.certainty >= (_NOISE / 3 if any(map(str.isalnum, word.text)) else _WEAK_SIGN)
            ]
    return kept


def confidence_of(words: Sequence[SeenWord]) -> float:
    """The mean certainty, a long word counting for more than a short one; 0 without words."""
    length = sum(len(word.text) for word in words)
    return sum(word.certainty * len(word.text) for word in words) / length if length else 0.0


_HIGH = frozenset("bdfhklßtijäöüABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ0123456789()[]/!?„“§%&")
_LOW = frozenset("gpqyjQ,;()[]/§")
_MIDDLE_HEIGHT, _ASCENT, _DESCENT = 0.52, 0.2, 0.2  # of the size of type
_SAME_SIZE = 0.15


def pieces_of(words: Sequence[SeenWord], points_per_pixel: float) -> list[Piece]:
    """Words as pieces, in points of the picture, each line on one baseline with one size of type.

    The size is told from the height of each word and the letters in it, since OCR says none; lines
    within 15 % of the page's usual size have that size.
    """
    by_line: dict[Hashable, list[SeenWord]] = defaultdict(list)
    for word in words:
        by_line[word.line].append(word)
    sizes = {name: median(type_size(word) for word in line) for name, line in by_line.items()}
    usual = median([sizes[word.line] for word in words]) if words else 0.0
    pieces: list[Piece] = []
    for name, line in by_line.items():
        is_usual = abs(sizes[name] - usual) <= _SAME_SIZE * usual
        size = usual if is_usual else sizes[name]
        # One baseline for the line, although a scan that lay askew lets it rise along the page.
        base = median(word.box[3] - _DESCENT * size * bool(set(word.text) & _LOW) for word in line)
        pieces += [_piece(word, size, base) for word in line]
    return [_scaled(piece, points_per_pixel)._replace(place=place) for place, piece in enumerate(pieces)]


def type_size(word: SeenWord) -> float:
    letters = set(word.text)
    share = _MIDDLE_HEIGHT + _ASCENT * bool(letters & _HIGH) + _DESCENT * bool(letters & _LOW)
    return max(1.0, (word.box[3] - word.box[1]) / share)


def _piece(word: SeenWord, size: float, base: float) -> Piece:
    left, top, right, bottom = word.box
    return Piece(
        text=word.text,
        place=0,
        is_glued=False,
        x0=left,
        x1=right,
        y0=top,
        y1=bottom,
        base=base,
        size=size,
        is_bold=False,
    )


def _scaled(piece: Piece, scale: float) -> Piece:
    return piece._replace(
        x0=round(piece.x0 * scale, 2),
        x1=round(piece.x1 * scale, 2),
        y0=round(piece.y0 * scale, 2),
        y1=round(piece.y1 * scale, 2),
        base=piece.base * scale,
        size=round(piece.size * scale, 2),
    )
