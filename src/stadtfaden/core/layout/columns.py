"""Reading order: columns under full-width headings, boxes, tables, notes in the margin.

Lines are chained into blocks, each a rectangle that no other line enters; blocks are ordered by two
rules (after T. M. Breuel, High Performance Document Layout Analysis, 2003): what is above comes
first where both share a column; what is left comes first unless something between the two spans
both. Side by side blocks whose lines stand in rows and are no prose are read row by row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from stadtfaden.core.pages import Box, Hint, Line

TOUCH = 0.25  # of the smaller height or width: less overlap than this is none
PROSE_FILL = 0.62  # of the way to the next column, that lines of running text fill
PROSE_LENGTH = 22  # characters
ROWS_MATCH = 0.6
NARROW = 0.3


def in_reading_order(lines: Iterable[Line], width: float | None, height: float | None) -> tuple[Line, ...]:
    """All lines, each once. Without boxes they stay as they are.

    `width` and `height` of the page in points; None where unknown. Cost: 0.1 ms for a page of one
    column, 1 to 5 ms for one of several.
    """
    given = tuple(lines)
    if len(given) < 2 or any(line.box is None for line in given):  # noqa: PLR2004 -- nothing to order
        return given
    placed = [Placed(line, line.box) for line in given if line.box is not None]
    placed, aside = set_aside(placed)
    if is_stacked(placed):
        return tuple(one.line for one in (*sorted(placed, key=by_place), *aside))
    return tuple(one.line for one in (*ordered(placed, width, height), *aside))


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A line and its place, turned so that the page's text runs right."""

    line: Line
    box: Box


def by_place(one: Placed) -> tuple[float, float]:
    return (one.box.y0, one.box.x0)


def set_aside(placed: Sequence[Placed]) -> tuple[list[Placed], list[Placed]]:
    """Text of the way most of the page runs, upright; then what the file calls furniture and what runs another way."""
    ways: dict[int, list[Placed]] = {}
    aside = []
    for one in placed:
        if one.line.hint is Hint.FURNITURE:
            aside.append(one)
        else:
            ways.setdefault(way_of(one.line), []).append(one)
    if not ways:
        return [], aside
    main = max(ways, key=lambda way: sum(len(one.line.text) for one in ways[way]))
    others = [one for way, members in sorted(ways.items()) if way != main for one in members]
    return [Placed(one.line, turned(one.box, main)) for one in ways[main]], [*others, *aside]


def way_of(line: Line) -> int:
    """0 for text that runs right, 1 for down, 3 for up."""
    box, words = line.box, line.words
    if box is None or box.y1 - box.y0 <= 1.5 * (box.x1 - box.x0) or len(line.text) < 3:  # noqa: PLR2004 -- „II“ is high
        return 0
    if len(words) > 1 and words[0].box.y0 < words[-1].box.y0:
        return 1
    return 3


def turned(box: Box, way: int) -> Box:
    if way == 1:
        return Box(box.y0, -box.x1, box.y1, -box.x0)
    if way == 3:  # noqa: PLR2004 -- three quarter turns
        return Box(-box.y1, box.x0, -box.y0, box.x1)
    return box


def is_stacked(placed: Sequence[Placed]) -> bool:
    """Whether no two lines stand side by side: one column, the common page."""
    rows = sorted(placed, key=by_place)
    return all(one.line.cell is None for one in rows) and all(
        not side_by_side(upper.box, lower.box) for upper, lower in pairwise(rows)
    )


def side_by_side(one: Box, other: Box) -> bool:
    """Whether both share a good part of their height."""
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared > TOUCH * min(one.y1 - one.y0, other.y1 - other.y0)


def one_above_other(one: Box, other: Box) -> bool:
    """Whether both share a good part of their width."""
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared > min(TOUCH * min(one.x1 - one.x0, other.x1 - other.x0), 12.0)


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


def ordered(placed: Sequence[Placed], width: float | None, height: float | None) -> list[Placed]:
    tables = table_blocks(placed)
    free = [one for one in placed if one.line.cell is None]
    blocks = [*tables, *in_rows(chained(free, tables))]
    return [one for block in by_precedence(blocks) for one in block.members]


def table_blocks(placed: Iterable[Placed]) -> list[Block]:
    """Each table whole, cell by cell along its rows."""
    tables: dict[int, list[Placed]] = {}
    for one in placed:
        if one.line.cell is not None:
            tables.setdefault(one.line.cell.table, []).append(one)
    return [Block(sorted(members, key=by_cell)) for _, members in sorted(tables.items())]


def by_cell(one: Placed) -> tuple[int, int, float, float]:
    cell = one.line.cell
    assert cell is not None  # noqa: S101 -- only lines of tables come here
    return (cell.row, cell.column, one.box.y0, one.box.x0)


def chained(free: Sequence[Placed], tables: Sequence[Block]) -> list[Block]:
    """Lines below each other, as long as the rectangle around them is theirs alone."""
    rows = sorted(free, key=by_place)
    barriers = [table.box for table in tables]
    below = [successor(place, rows, barriers) for place in range(len(rows))]
    above: dict[int, int] = {}
    for place, found in enumerate(below):
        if found is not None and found not in above:
            above[found] = place
    blocks = []
    for place in range(len(rows)):
        if place in above:
            continue
        chain, at = [rows[place]], place
        while (following := below[at]) is not None and above[following] == at:
            chain.append(rows[following])
            at = following
        blocks.append(Block(chain))
    return blocks


def successor(place: int, rows: Sequence[Placed], barriers: Sequence[Box]) -> int | None:
    """The next line below in the same column, if both together leave out every other line."""
    box = rows[place].box
    for found in range(place + 1, len(rows)):
        other = rows[found].box
        if side_by_side(box, other) or not one_above_other(box, other):
            continue
        both = around((box, other))
        if is_alone(both, (place, found), rows) and not any(meets(both, wall) for wall in barriers):
            return found
        return None
    return None


def is_alone(both: Box, pair: tuple[int, int], rows: Sequence[Placed]) -> bool:
    for place, one in enumerate(rows):
        if one.box.y0 >= both.y1:
            return True
        if place not in pair and meets(both, one.box):
            return False
    return True


def meets(one: Box, other: Box) -> bool:
    """Whether the rectangles share more than a touch of their edges."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    return across > 1.0 and down > TOUCH * (other.y1 - other.y0)


def in_rows(blocks: Sequence[Block]) -> list[Block]:
    """Blocks side by side that are a table, or labels beside text, become one block read by rows."""
    owner = list(range(len(blocks)))
    for left, right in pairs_side_by_side(blocks):
        if is_row_wise(blocks[left], blocks[right]):
            old, new = owner[right], owner[left]
            owner = [new if one == old else one for one in owner]
    groups: dict[int, list[Block]] = {}
    for block, one in zip(blocks, owner, strict=True):
        groups.setdefault(one, []).append(block)
    return [
        group[0] if len(group) == 1 else Block(row_order([one for block in group for one in block.members]))
        for group in groups.values()
    ]


def pairs_side_by_side(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Neighbours: left, right, and no third block between them."""
    pairs = []
    for left, one in enumerate(blocks):
        for right, other in enumerate(blocks):
            if one.box.x1 <= other.box.x0 + 1 and side_by_side(one.box, other.box):
                between = Box(
                    one.box.x1, max(one.box.y0, other.box.y0), other.box.x0, min(one.box.y1, other.box.y1)
                )
                if not any(meets(between, third.box) for third in blocks if third not in (one, other)):
                    pairs.append((left, right))
    return pairs


def is_row_wise(left: Block, right: Block) -> bool:
    """Lines of the shorter block stand in rows with the other's, and one of both is no prose."""
    few, many = sorted((left, right), key=lambda block: len(block.members))
    feet = [one.box.y1 for one in many.members]
    matched = sum(any(abs(one.box.y1 - foot) < 2.5 for foot in feet) for one in few.members)  # noqa: PLR2004 -- points
    if matched < ROWS_MATCH * len(few.members):
        return False
    pitch = right.box.x0 - left.box.x0
    return not is_prose(left, pitch) or not is_prose(right, right.box.x1 - right.box.x0)


def is_prose(block: Block, pitch: float) -> bool:
    """Running text fills its column, line by line."""
    if len(block.members) < 3:  # noqa: PLR2004 -- too few to tell
        return median(len(one.line.text) for one in block.members) >= PROSE_LENGTH
    fill = median(one.box.x1 - one.box.x0 for one in block.members) / max(pitch, 1.0)
    return fill >= PROSE_FILL and median(len(one.line.text) for one in block.members) >= PROSE_LENGTH


def row_order(members: Iterable[Placed]) -> list[Placed]:
    """Row by row; in a row cell by cell, the lines of a cell together.

    A row begins where the leftmost column has a line with a gap above, or one that others match.
    """
    rows: list[list[Placed]] = []
    for one in sorted(members, key=lambda one: (one.box.y1, one.box.x0)):
        if rows and any(side_by_side(one.box, other.box) for other in rows[-1][-1:]):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [one for row in rows for one in sorted(row, key=lambda one: one.box.x0)]


def by_precedence(blocks: Sequence[Block]) -> list[Block]:
    """Breuel's order, made total: of all blocks that may come next, the one furthest up, then left."""
    before = [[comes_before(one, other, blocks) for other in blocks] for one in blocks]
    waiting = set(range(len(blocks)))
    order = []
    while waiting:
        free = [place for place in waiting if not any(before[other][place] for other in waiting)]
        chosen = min(free or waiting, key=lambda place: (blocks[place].box.y0, blocks[place].box.x0))
        waiting.remove(chosen)
        order.append(blocks[chosen])
    return order


def comes_before(one: Block, other: Block, blocks: Sequence[Block]) -> bool:
    if one is other:
        return False
    if one_above_other(one.box, other.box):
        return one.box.y0 < other.box.y0 or (one.box.y0 == other.box.y0 and one.box.x0 < other.box.x0)
    if one.box.x0 >= other.box.x0:
        return False
    upper, lower = sorted((one.box, other.box), key=lambda box: box.y0)
    return not any(
        third is not one
        and third is not other
        and third.box.y0 >= upper.y0
        and third.box.y1 <= lower.y1
        and third.box.y1 > upper.y1 - 1
        and third.box.y0 < lower.y0 + 1
        and one_above_other(third.box, one.box)
        and one_above_other(third.box, other.box)
        for third in blocks
    )
