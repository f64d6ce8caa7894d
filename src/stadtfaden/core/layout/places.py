"""Lines and blocks of lines as rectangles on a page."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from stadtfaden.core.pages import Box, Line

TOUCH = 0.25  # of the smaller height or width: less overlap than this is none


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A line and its place, turned so that the page's text runs right."""

    line: Line
    box: Box


def by_place(one: Placed) -> tuple[float, float]:
    return (one.box.y0, one.box.x0)


@dataclass(slots=True, eq=False)
class Block:
    """Lines in their order, and the rectangle around them."""

    members: list[Placed]
    box: Box = field(init=False)

    def __post_init__(self) -> None:
        boxes = [one.box for one in self.members]
        self.box = around(boxes)


def around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


def united(one: Box, other: Box) -> Box:
    return Box(
        min(other.x0, one.x0),  # min() costs thrice as much, and this runs a lot
        min(other.y0, one.y0),
        max(other.x1, one.x1),
        max(other.y1, one.y1),
    )


def side_by_side(one: Box, other: Box) -> bool:
    """Whether both share a good part of their height."""
    return shared_height(one, other) > TOUCH * min(one.y1 - one.y0, other.y1 - other.y0)


def shared_height(one: Box, other: Box) -> float:
    return min(one.y1, other.y1) - max(one.y0, other.y0)


def one_above_other(one: Box, other: Box) -> bool:
    """Whether both share a good part of their width."""
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared > min(TOUCH * min(one.x1 - one.x0, other.x1 - other.x0), 12.0)


def meets(one: Box, other: Box) -> bool:
    """Whether the rectangles share more than a touch of their edges."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    return across > 1.0 and down > TOUCH * (other.y1 - other.y0)


def width_of(block: Block) -> float:
    return block.box.x1 - block.box.x0
