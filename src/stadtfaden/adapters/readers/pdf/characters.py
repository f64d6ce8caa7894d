"""The characters of a page as pieces: runs without a space inside, drawn by one text object.

Only the ends of a piece are asked for their places, since that is what takes the time.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from stadtfaden.adapters.readers.pdf import calls
from stadtfaden.adapters.readers.pdf.frame import Frame, quarter_turns, upright
from stadtfaden.adapters.readers.pdf.letters import raised

MOST_CHARACTERS = 400_000  # of a page; a page of prose has 5,000
INVISIBLE = 3  # the render mode of text that only search and selection see


class Piece(NamedTuple):
    """`x0` to `base` in points of the page, turned so that the text runs right.

    `place` counts the pieces of the page in file order; `is_glued` says that no space stands between
    this one and the one before. `base` is the baseline.
    """

    text: str
    place: int
    is_glued: bool
    x0: float
    x1: float
    y0: float
    y1: float
    base: float
    size: float
    is_bold: bool
    cell: tuple[int, int, int] | None = None

    @property
    def width(self) -> float:
        return self.x1 - self.x0


@dataclass(frozen=True, slots=True)
class PageText:
    """`pieces` by quarter turn of their text, -1 for slanted text, in file order; `raw` as pdfium has it."""

    pieces: dict[int, list[Piece]]
    invisible: dict[int, list[Piece]]
    raw: str = ""
    map_errors: float = 0.0
    is_cut_short: bool = False


EMPTY = PageText({}, {})


def page_text(page: Any, frame: Frame) -> PageText:
    """All text of a page that lies within its frame. Cost: 1 to 3 ms beside pdfium's own reading."""
    handle = pdfium.FPDFText_LoadPage(page)
    if not handle:
        return EMPTY
    try:
        textpage = calls.address_of(handle)
        text = calls.page_characters(textpage, handle)
        spans = _spans(text[:MOST_CHARACTERS], textpage)
        if not spans.starts:
            return EMPTY
        return _placed(text, spans, textpage, frame)
    finally:
        pdfium.FPDFText_ClosePage(handle)


@dataclass(frozen=True, slots=True)
class _Spans:
    starts: list[int]
    lasts: list[int]
    objects: list[int]
    is_glued: list[bool]


# A mark for a hyphen at a line end closes a word: pdfium puts no line break after it.
# U+F020 is the space of symbol fonts.
_WORD = re.compile(r"[^\s\uf020\u0002\ufffe]+[\u0002\ufffe]?|[\u0002\ufffe]")


def _spans(text: str, textpage: int) -> _Spans:
    words = [match.span() for match in _WORD.finditer(text)]
    first = calls.text_objects(textpage, [start for start, _ in words])
    last = calls.text_objects(textpage, [end - 1 for _, end in words])
    spans = _Spans([], [], [], [])
    before = -1
    for (start, end), one, other in zip(words, first, last, strict=True):
        parts = [(start, end, one)] if one == other else _by_object(textpage, start, end)
        if text[end - 1].isdigit():
            parts = _without_mark(text, parts)
        for part_start, part_end, drawn_by in parts:
            spans.starts.append(part_start)
            spans.lasts.append(part_end - 1)
            spans.objects.append(drawn_by)
            spans.is_glued.append(part_start == before)
            before = part_end
    return spans


def _by_object(textpage: int, start: int, end: int) -> list[tuple[int, int, int]]:
    objects = calls.text_objects(textpage, range(start, end))
    for place in range(1, len(objects)):
        objects[place] = objects[place] or objects[place - 1]
    edges = [place for place in range(1, len(objects)) if objects[place] != objects[place - 1]]
    return [
        (start + left, start + right, objects[left]) for left, right in pairwise([0, *edges, len(objects)])
    ]


# „Ziel1“, „Stadt.1“: the digit may be the raised sign of a font, and then it is no part of the word.
_MARK = re.compile(r"(?<=[^\W\d_])[.,;:!?)“]{0,2}(\d{1,2})$")


def _without_mark(text: str, parts: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    start, end, drawn_by = parts[-1]
    mark = _MARK.search(text[start:end])
    if mark is None:
        return parts
    cut = start + mark.start(1)
    return [*parts[:-1], (start, cut, drawn_by), (cut, end, drawn_by)]


@dataclass(frozen=True, slots=True)
class _Style:
    """What the text objects say, one row for each piece."""

    turn: NDArray[np.int64]
    x: NDArray[Any]  # a point of the baseline, on the page
    y: NDArray[Any]
    size: NDArray[Any]
    is_bold: list[bool]
    is_invisible: list[bool]


def _style(spans: _Spans, textpage: int, frame: Frame) -> _Style:
    places: dict[int, int] = {}
    samples: list[int] = []
    for start, drawn_by in zip(spans.starts, spans.objects, strict=True):
        if drawn_by not in places:
            places[drawn_by] = len(samples)
            samples.append(start)
    rows = np.array([places[drawn_by] for drawn_by in spans.objects])
    matrix = calls.matrices(textpage, samples)
    a, b, c, d, _, _ = frame.to_page
    along_x, along_y = matrix[:, 0], matrix[:, 1]
    turn = quarter_turns(a * along_x + c * along_y, b * along_x + d * along_y)
    size = calls.font_sizes(textpage, samples) * np.hypot(matrix[:, 2], matrix[:, 3])
    x, y = frame.points(matrix[:, 4], matrix[:, 5])
    drawn = [drawn_by for drawn_by in places if drawn_by]
    modes = dict(zip(drawn, calls.render_modes(drawn), strict=True))
    fonts = dict(zip(drawn, calls.fonts(drawn), strict=True))
    bold_fonts = {font for font in set(fonts.values()) if font and calls.font_is_bold(font)}
    return _Style(
        turn=turn[rows],
        x=x[rows],
        y=y[rows],
        size=np.abs(size)[rows],
        is_bold=[fonts.get(drawn_by) in bold_fonts for drawn_by in spans.objects],
        is_invisible=[modes.get(drawn_by) == INVISIBLE for drawn_by in spans.objects],
    )


_ERROR_SAMPLE = 8  # every eighth piece is asked whether its font says what its signs are


def _placed(text: str, spans: _Spans, textpage: int, frame: Frame) -> PageText:
    style = _style(spans, textpage, frame)
    ends = calls.loose_boxes(textpage, [*spans.starts, *spans.lasts])
    boxes = frame.boxes(ends)
    half = len(spans.starts)
    box = np.concatenate(
        (np.fmin(boxes[:half, :2], boxes[half:, :2]), np.fmax(boxes[:half, 2:], boxes[half:, 2:])), axis=1
    )
    texts = [text[start : last + 1] for start, last in zip(spans.starts, spans.lasts, strict=True)]
    for row in _raised_digits(texts, spans, textpage, style, frame):
        texts[row] = raised(texts[row])
    rows = _on_page(box, frame)
    visible: dict[int, list[Piece]] = {}
    invisible: dict[int, list[Piece]] = {}
    for turn in sorted(set(style.turn.tolist())):
        members = [row for row in rows if style.turn[row] == turn]
        for row, piece in zip(members, _pieces(texts, spans, style, box, members, turn), strict=True):
            target = invisible if style.is_invisible[row] else visible
            target.setdefault(turn, []).append(piece)
    errors = calls.has_map_errors(textpage, spans.starts[::_ERROR_SAMPLE])
    return PageText(visible, invisible, text, sum(errors) / len(errors), len(text) > MOST_CHARACTERS)


_RAISED = 0.2  # em above the baseline


def _raised_digits(
    texts: Sequence[str], spans: _Spans, textpage: int, style: _Style, frame: Frame
) -> list[int]:
    """Numbers whose ink begins above the baseline, though their font size and baseline say nothing of it."""
    rows = [row for row, text in enumerate(texts) if len(text) < _MARK_LENGTH and text.isdigit()]
    if not rows:
        return []
    ink = frame.boxes(calls.ink_boxes(textpage, [spans.lasts[row] for row in rows]))
    found = []
    for row, box in zip(rows, ink, strict=True):
        turn = max(int(style.turn[row]), 0)
        _, base = upright(turn, style.x[row], style.y[row])
        bottom = max(upright(turn, box[0], box[1])[1], upright(turn, box[2], box[3])[1])
        if base - bottom > _RAISED * style.size[row]:
            found.append(row)
    return found


_MARK_LENGTH = 4  # a year is no mark


def _on_page(box: calls.Floats, frame: Frame) -> list[int]:
    x, y = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
    inside = (x >= 0) & (x <= frame.width) & (y >= 0) & (y <= frame.height)
    return np.flatnonzero(inside).tolist()


_ASCENT, _DESCENT = (
    0.8,
    0.22,
)  # of the size: what most fonts fill, so that lines of a paragraph do not overlap
_LEAST_FILL, _MOST_FILL = 0.5, 2.4
_LEAST_SIZE = 0.1  # points; some files hide text in type of no size


def _pieces(
    texts: Sequence[str],
    spans: _Spans,
    style: _Style,
    box: calls.Floats,
    members: list[int],
    turn: int,
) -> list[Piece]:
    rows = np.array(members, np.int64)
    way = max(turn, 0)
    u_one, v_one = upright(way, box[rows, 0], box[rows, 1])
    u_two, v_two = upright(way, box[rows, 2], box[rows, 3])
    x0, x1 = np.minimum(u_one, u_two), np.maximum(u_one, u_two)
    y0, y1 = np.minimum(v_one, v_two), np.maximum(v_one, v_two)
    _, base = upright(way, style.x[rows], style.y[rows])
    size = style.size[rows]
    # A font may claim any size and height (type 3, wrong descriptors): where they disagree, believe the box.
    agrees = (y1 - y0 >= _LEAST_FILL * size) & (y1 - y0 <= _MOST_FILL * size) & (base <= y1) & (base >= y0)
    if turn < 0:
        agrees[:] = False
    size = np.maximum(np.where(agrees, size, y1 - y0), _LEAST_SIZE)
    base = np.where(agrees, base, y1 - _DESCENT * size)
    y0, y1 = np.where(agrees, base - _ASCENT * size, y0), np.where(agrees, base + _DESCENT * size, y1)
    columns = (np.round(column.astype(np.float64), 2).tolist() for column in (x0, x1, y0, y1, base, size))
    words = [texts[row] for row in members]
    glued = [spans.is_glued[row] for row in members]
    bold = [style.is_bold[row] for row in members]
    return list(map(Piece, words, members, glued, *columns, bold))


def character_count(pieces: dict[int, list[Piece]]) -> int:
    """Without spaces."""
    return sum(len(piece.text) for group in pieces.values() for piece in group)


def without_duplicates(pieces: list[Piece]) -> list[Piece]:
    """Text drawn twice at almost the same place, for a shadow or a false bold, counts once."""
    seen: dict[str, list[tuple[float, float]]] = {}
    kept = []
    for piece in pieces:
        places = seen.get(piece.text)
        if places is None:
            seen[piece.text] = [(piece.x0, piece.base)]
        else:
            step = max(1.0, _SHADOW * piece.size)
            if len(piece.text) > 1 and any(
                abs(x - piece.x0) < step and abs(y - piece.base) < step for x, y in places
            ):
                continue
            places.append((piece.x0, piece.base))
        kept.append(piece)
    return kept


_SHADOW = 0.2  # em
