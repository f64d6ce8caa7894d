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
ROWS_MATCH = 0.6  # of the lines of the shorter column
SAME_FOOT = 2.5  # points
PART_GAP = 0.5  # of a line


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
    return tuple(one.line for one in (*ordered(placed), *aside))


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A line and its place, turned so that the page's text runs right."""

    line: Line
    box: Box


def by_place(one: Placed) -> tuple[float, float]:
    return (one.box.y0, one.box.x0)


def set_aside(placed: Sequence[Placed]) -> tuple[list[Placed], list[Placed]]:
    """What runs as most of the page does, turned upright; then what runs another way, and furniture."""
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


def ordered(placed: Sequence[Placed]) -> list[Placed]:
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
    taken: set[int] = set()
    for place in range(len(rows)):
        if place not in taken:
            chain = chain_from(place, below, above, rows)
            taken.update(chain)
            blocks.append(Block([rows[member] for member in chain]))
    return blocks


def chain_from(
    place: int, below: Sequence[int | None], above: dict[int, int], rows: Sequence[Placed]
) -> list[int]:
    """As far down as the rectangle around all lines so far takes in no other."""
    chain, around_all = [place], rows[place].box
    while (following := below[chain[-1]]) is not None and above[following] == chain[-1]:
        around_all = around((around_all, rows[following].box))
        chain.append(following)
        if not is_alone(around_all, chain, rows):
            return chain[:-1]
    return chain


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


def is_alone(around_all: Box, members: Sequence[int], rows: Sequence[Placed]) -> bool:
    for place, one in enumerate(rows):
        if one.box.y0 >= around_all.y1:
            return True
        if place not in members and meets(around_all, one.box):
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
    return [group[0] if len(group) == 1 else Block(row_order(group)) for group in groups.values()]


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
    """One of both is no prose, and their lines stand in rows, or their parts do."""
    pitch = right.box.x0 - left.box.x0
    if is_prose(left, pitch) and is_prose(right, right.box.x1 - right.box.x0):
        return False
    return feet_match(left.members, right.members) or parts_match(left, right)


def feet_match(one: Sequence[Placed], other: Sequence[Placed]) -> bool:
    """Most lines of the shorter column stand on a line with one of the other."""
    few, many = sorted((one, other), key=len)
    feet = [line.box.y1 for line in many]
    matched = sum(any(abs(line.box.y1 - foot) < SAME_FOOT for foot in feet) for line in few)
    return matched >= ROWS_MATCH * len(few)


def parts_match(left: Block, right: Block) -> bool:
    """Both fall into as many parts, at least two, each beside its partner."""
    ours, theirs = parts(left.members), parts(right.members)
    return 1 < len(ours) == len(theirs) and all(
        side_by_side(around([line.box for line in our]), around([line.box for line in their]))
        for our, their in zip(ours, theirs, strict=True)
    )


def parts(members: Sequence[Placed]) -> list[list[Placed]]:
    """Lines of one column, divided where more than half a line is left free."""
    found = [[members[0]]]
    for upper, lower in pairwise(members):
        free = lower.box.y0 - upper.box.y1
        if free > PART_GAP * (lower.box.y1 - lower.box.y0):
            found.append([lower])
        else:
            found[-1].append(lower)
    return found


def is_prose(block: Block, pitch: float) -> bool:
    """Running text fills its column, line by line."""
    if median(len(one.line.text) for one in block.members) < PROSE_LENGTH:
        return False
    fill = median(one.box.x1 - one.box.x0 for one in block.members) / max(pitch, 1.0)
    return len(block.members) < 3 or fill >= PROSE_FILL  # noqa: PLR2004 -- too few to tell


def row_order(blocks: Sequence[Block]) -> list[Placed]:
    """Row by row: parts that stand beside each other are a row, from left to right."""
    all_parts = [part for block in blocks for part in parts(block.members)]
    all_parts.sort(key=lambda part: (part[0].box.y0, part[0].box.x0))
    rows: list[list[list[Placed]]] = []
    foot = float("-inf")
    for part in all_parts:
        if part[0].box.y0 < foot - TOUCH * (part[0].box.y1 - part[0].box.y0):
            rows[-1].append(part)
        else:
            rows.append([part])
        foot = max(foot, part[-1].box.y1)
    return [one for row in rows for one in order_in_row(row, is_only=len(rows) == 1)]


def order_in_row(row: Sequence[list[Placed]], *, is_only: bool) -> list[Placed]:
    """Cell after cell, where a cell holds sentences; line after line, where the row is a list of rows."""
    cells = sorted(row, key=lambda part: part[0].box.x0)
    holds_sentences = any(
        len(part) > 1 and median(len(one.line.text) for one in part) >= PROSE_LENGTH for part in cells
    )
    lines = [one for part in cells for one in part]
    if holds_sentences and not is_only:
        return lines
    if not all(feet_match(upper, lower) for upper, lower in pairwise(cells)):
        return lines
    found: list[list[Placed]] = []
    for one in sorted(lines, key=lambda one: (one.box.y1, one.box.x0)):
        if found and one.box.y1 - found[-1][0].box.y1 < SAME_FOOT:
            found[-1].append(one)
        else:
            found.append([one])
    return [one for line in found for one in sorted(line, key=lambda one: one.box.x0)]


def by_precedence(blocks: Sequence[Block]) -> list[Block]:
    """Breuel's order, made total: of all blocks that may come next, the one furthest up, then left."""
    boxes = [block.box for block in blocks]
    above = everything_above(boxes)
    before = [above[place] | left_of(place, boxes, above) for place in range(len(boxes))]
    waiting = sorted(range(len(boxes)), key=lambda place: (boxes[place].y0, boxes[place].x0))
    order = []
    while waiting:
        left_over = sum(1 << place for place in waiting)
        chosen = next((place for place in waiting if not before[place] & left_over), waiting[0])
        waiting.remove(chosen)
        order.append(blocks[chosen])
    return order


def everything_above(boxes: Sequence[Box]) -> list[int]:
    """For each box the set (as bits) of those above it in its column, and above those, and so on."""
    above = [0] * len(boxes)
    downwards = sorted(range(len(boxes)), key=lambda place: (boxes[place].y0, boxes[place].x0))
    for position, place in enumerate(downwards):
        for other in downwards[:position]:
            if one_above_other(boxes[other], boxes[place]):
                above[place] |= above[other] | 1 << other
    return above


def left_of(place: int, boxes: Sequence[Box], above: Sequence[int]) -> int:
    """The set (as bits) of boxes left of this one that come first: nothing between spans both."""
    box, found = boxes[place], 0
    for other, left in enumerate(boxes):
        is_left = left.x0 < box.x0 and not one_above_other(left, box)
        if is_left and not above[other] >> place & 1 and not is_spanned(left, box, boxes):
            found |= 1 << other
    return found


def is_spanned(left: Box, right: Box, boxes: Iterable[Box]) -> bool:
    """Whether a box that stands below the upper and above the lower one reaches over both."""
    upper, lower = (left, right) if left.y0 <= right.y0 else (right, left)
    return any(
        third.y0 >= upper.y1 - 1
        and third.y1 <= lower.y0 + 1
        and one_above_other(third, left)
        and one_above_other(third, right)
        for third in boxes
    )
