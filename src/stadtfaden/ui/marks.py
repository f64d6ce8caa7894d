"""Marks on the picture of a page, as values ready for an SVG in points."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stadtfaden.core.pages import Box

SAME_LINE = 0.5  # share of the lower box that two boxes of one line have in common
WORD_GAP = 1.2  # in heights: farther apart is another column
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


def picture(*, width: float, height: float, boxes: Sequence[Box], is_cutting: bool = False) -> Picture:
    """The whole page, or a cutting at full width around its marks."""
    lines = lines_of(boxes)
    top, bottom = 0.0, height
    if is_cutting and lines:
        top = max(0.0, min(line.y0 for line in lines) - 2 * MARGIN)
        bottom = min(height, max(line.y1 for line in lines) + 2 * MARGIN)
    return Picture(
        view_box=f"0 {top:.1f} {width:.1f} {bottom - top:.1f}",
        width=f"{width:.1f}",
        height=f"{height:.1f}",
        boxes=tuple(
            (f"{x.x0 - 1:.1f}", f"{x.y0 - 1:.1f}", f"{x.x1 - x.x0 + 2:.1f}", f"{x.y1 - x.y0 + 2:.1f}")
            for x in lines
        ),
        underlines=" ".join(f"M{x.x0 - 1:.1f} {x.y1 + 1:.1f}H{x.x1 + 1:.1f}" for x in lines),
        thread=_thread(lines),
        knot=_knot(lines),
    )


def _continues(line: Box, box: Box) -> bool:
    height = min(line.y1 - line.y0, box.y1 - box.y0)
    common = min(line.y1, box.y1) - max(line.y0, box.y0)
    return common >= SAME_LINE * height and -height <= box.x0 - line.x1 <= WORD_GAP * max(height, 1.0)


def _thread(lines: Sequence[Box]) -> str:
    """A line down the left of the first column of marks."""
    if not lines:
        return ""
    x = _edge(lines)
    return f"M{x:.1f} {lines[0].y0:.1f}V{_foot(lines):.1f}"


def _knot(lines: Sequence[Box]) -> tuple[str, str] | None:
    return (f"{_edge(lines):.1f}", f"{lines[0].y0:.1f}") if lines else None


def _edge(lines: Sequence[Box]) -> float:
    return min(line.x0 for line in _first_run(lines)) - 9


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
