"""Marks on the picture of a page, as values ready for an SVG in points."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from stadtfaden.core.pages import Box

SAME_LINE = 0.5  # share of the lower box that two boxes of one line have in common
WORD_GAP = 1.2  # in heights: farther apart is another column
NARROWEST = 300.0  # points of a close-up: ten-point type stays readable on a phone
BESIDE = 9.0  # points between text and thread
MARGIN = 24.0  # points around a cutting


@dataclass(frozen=True, slots=True)
class Picture:
    """Numbers are text already: a German template would write 12,5 into the SVG."""

    view_box: str
    width: str
    height: str
    boxes: tuple[tuple[str, str, str, str], ...]  # x, y, width, height
    underlines: str  # the d of one path
    thread: str  # the d of the line beside the marks, "" without marks
    knot: tuple[str, str] | None


def lines_of(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """One box for the words that follow each other on a line; boxes come in reading order."""
    lines: list[Box] = []
    for box in boxes:
        if lines and _continues(lines[-1], box):
            last = lines[-1]
            lines[-1] = Box(
                min(last.x0, box.x0), min(last.y0, box.y0), max(last.x1, box.x1), max(last.y1, box.y1)
            )
        else:
            lines.append(box)
    return tuple(lines)


class Cut(StrEnum):
    """All of the page, a strip at full width, or what a phone can show in a readable size."""

    PAGE = "page"
    STRIP = "strip"
    CLOSE = "close"


def picture(
    *, size: tuple[float, float], boxes: Sequence[Box], words: Iterable[Box] = (), cut: Cut = Cut.PAGE
) -> Picture:
    """`size` is width and height of the page, `boxes` the marked words, `words` all words of the page:
    they say where the marked lines begin, so that the line beside them covers nothing.
    """
    width, height = size
    lines = lines_of(boxes)
    edge = _edge(lines, lines_of(words)) if lines else 0.0
    return Picture(
        view_box=_view_box(lines, size, edge, cut if lines else Cut.PAGE),
        width=f"{width:.1f}",
        height=f"{height:.1f}",
        boxes=tuple(
            (f"{x.x0 - 1:.1f}", f"{x.y0 - 1:.1f}", f"{x.x1 - x.x0 + 2:.1f}", f"{x.y1 - x.y0 + 2:.1f}")
            for x in lines
        ),
        underlines=" ".join(f"M{x.x0 - 1:.1f} {x.y1 + 1:.1f}H{x.x1 + 1:.1f}" for x in lines),
        thread=f"M{edge:.1f} {lines[0].y0:.1f}V{_foot(lines):.1f}" if lines else "",
        knot=(f"{edge:.1f}", f"{lines[0].y0:.1f}") if lines else None,
    )


def _view_box(lines: Sequence[Box], size: tuple[float, float], edge: float, cut: Cut) -> str:
    left, top, right, bottom = 0.0, 0.0, *size
    if cut is not Cut.PAGE:
        top = max(0.0, min(line.y0 for line in lines) - 2 * MARGIN)
        bottom = min(size[1], max(line.y1 for line in lines) + 2 * MARGIN)
    if cut is Cut.CLOSE:
        left = max(0.0, edge - MARGIN / 2)
        right = min(size[0], max(left + NARROWEST, max(line.x1 for line in lines) + MARGIN / 2))
    return f"{left:.1f} {top:.1f} {right - left:.1f} {bottom - top:.1f}"


def _continues(line: Box, box: Box) -> bool:
    height = min(line.y1 - line.y0, box.y1 - box.y0)
    common = min(line.y1, box.y1) - max(line.y0, box.y0)
    return common >= SAME_LINE * height and -height <= box.x0 - line.x1 <= WORD_GAP * max(height, 1.0)


def _edge(lines: Sequence[Box], whole: Sequence[Box]) -> float:
    """Left of where the printed lines begin in which the first run of marks stands."""
    run = _first_run(lines)
    holding = [
        line.x0
        for line in whole
        for mark in run
        if line.x0 <= mark.x0 <= line.x1 and min(line.y1, mark.y1) > max(line.y0, mark.y0)
    ]
    return min([mark.x0 for mark in run] + holding) - BESIDE


def _foot(lines: Sequence[Box]) -> float:
    return max(line.y1 for line in _first_run(lines)) + 1


def _first_run(lines: Sequence[Box]) -> list[Box]:
    """Lines downwards from the first; a step up is the next column."""
    run = [lines[0]]
    for line in lines[1:]:
        if line.y0 < run[-1].y0 - 1:
            break
        run.append(line)
    return run
