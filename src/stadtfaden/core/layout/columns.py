"""Reading order: columns under full-width headings, boxes, tables, notes in the margin.

Lines are chained into blocks, each a rectangle that no other line enters; blocks are ordered by two
rules (after T. M. Breuel, High Performance Document Layout Analysis, 2003): what is above comes
first where both share a column; what is left comes first unless something between the two spans
both. Side by side blocks whose lines stand in rows and are no prose are read row by row.
"""

from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from statistics import median

from stadtfaden.core.layout.places import (
    Block,
    Placed,
    around,
    by_place,
    meets,
    one_above_other,
    shared_height,
    side_by_side,
    united,
    width_of,
)
from stadtfaden.core.layout.rows import feet_match, in_rows
from stadtfaden.core.pages import Box, Hint, Line

FAR_BELOW = 4.0  # lines: what stands further down in another size is a block of its own
VERY_FAR_BELOW = 15.0  # in any size
HEADING_SIZE = 1.15  # of the usual size of the page
HEADING_SPACE = 0.25  # of its height, free above and below it
NOTE_SIZE = 0.88  # of the size of the text beside it
NOTE_NEAR = 6.0  # em of that text
NOTE_WIDTH = 0.55  # of the column beside it


def in_reading_order(
    lines: Iterable[Line],
    width: float | None,  # noqa: ARG001 -- agreed with the callers; the lines say enough so far
    height: float | None,  # noqa: ARG001 -- same
) -> tuple[Line, ...]:
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


def ordered(placed: Sequence[Placed]) -> list[Placed]:
    tables = table_blocks(placed)
    columns = chained(stretched([one for one in placed if one.line.cell is None]), tables)
    hosts = notes_in_margin(columns)
    flow = [block for place, block in enumerate(columns) if place not in hosts]
    after: dict[Placed, list[Placed]] = {}
    for place, host in hosts.items():
        after.setdefault(columns[host].members[-1], []).extend(columns[place].members)
    found = []
    for block in by_precedence([*tables, *in_rows(flow)]):
        found += block.members
        found += [note for one in block.members for note in after.get(one, ())]
    return found


def stretched(free: Sequence[Placed]) -> list[Placed]:
    """A short heading over all columns counts as wide as the page.

    It is larger than the text, nothing else stands at its height, and right of it there is text both
    above and below.
    """
    if not free:
        return []
    usual = median(one.line.size or 0.0 for one in free)
    page = around([one.box for one in free])
    return [
        Placed(one.line, Box(page.x0, one.box.y0, page.x1, one.box.y1))
        if spans_alone(one, free, usual)
        else one
        for one in free
    ]


def spans_alone(heading: Placed, free: Sequence[Placed], usual: float) -> bool:
    if (heading.line.size or 0.0) < HEADING_SIZE * usual:
        return False
    box = heading.box
    margin = HEADING_SPACE * (box.y1 - box.y0)
    right = [one.box for one in free if one is not heading and one.box.x0 > box.x1]
    others = [one.box for one in free if one is not heading]
    is_alone = not any(other.y1 > box.y0 - margin and other.y0 < box.y1 + margin for other in others)
    return is_alone and any(one.y1 < box.y0 for one in right) and any(one.y0 > box.y1 for one in right)


def notes_in_margin(columns: Sequence[Block]) -> dict[int, int]:
    """Small narrow text beside a column, and not in rows with it: note to column, by place."""
    hosts: dict[int, int] = {}
    for place, note in enumerate(columns):
        beside = [other for other, column in enumerate(columns) if is_note(note, column)]
        if beside:
            hosts[place] = min(beside, key=lambda other: distance_across(note.box, columns[other].box))
    return {place: host for place, host in hosts.items() if host not in hosts}


def is_note(note: Block, column: Block) -> bool:
    is_small = type_size(note) < NOTE_SIZE * type_size(column)
    is_narrow = width_of(note) < NOTE_WIDTH * width_of(column)
    is_beside = shared_height(note.box, column.box) > 0.5 * (note.box.y1 - note.box.y0)
    is_near = 0 <= distance_across(note.box, column.box) < NOTE_NEAR * type_size(column)
    return is_small and is_narrow and is_beside and is_near and not feet_match(note.members, column.members)


def distance_across(one: Box, other: Box) -> float:
    return max(one.x0 - other.x1, other.x0 - one.x1)


def type_size(block: Block) -> float:
    return median(one.line.size or one.box.y1 - one.box.y0 for one in block.members)


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


class Rows:
    """Lines from the top, to be asked which of them stand in a rectangle."""

    def __init__(self, lines: Iterable[Placed]) -> None:
        self.lines = sorted(lines, key=by_place)
        self.tops = [one.box.y0 for one in self.lines]
        self.tallest = max((one.box.y1 - one.box.y0 for one in self.lines), default=0.0)

    def is_empty_but_for(self, members: Container[int], box: Box) -> bool:
        first = bisect_left(self.tops, box.y0 - self.tallest)
        last = bisect_left(self.tops, box.y1)
        return not any(
            place not in members and meets(box, self.lines[place].box) for place in range(first, last)
        )


def chained(free: Iterable[Placed], tables: Sequence[Block]) -> list[Block]:
    """Lines below each other, as long as the rectangle around them is theirs alone."""
    rows = Rows(free)
    barriers = [table.box for table in tables]
    below = [successor(place, rows, barriers) for place in range(len(rows.lines))]
    above: dict[int, int] = {}
    for place, found in enumerate(below):
        if found is not None and found not in above:
            above[found] = place
    blocks = []
    taken: set[int] = set()
    for place in range(len(rows.lines)):
        if place not in taken:
            chain = chain_from(place, below, above, rows)
            taken.update(chain)
            blocks.append(Block([rows.lines[member] for member in chain]))
    return blocks


def chain_from(place: int, below: Sequence[int | None], above: dict[int, int], rows: Rows) -> list[int]:
    """As far down as the rectangle around all lines so far takes in no other."""
    chain, members, box = [place], {place}, rows.lines[place].box
    while (following := below[chain[-1]]) is not None and above[following] == chain[-1]:
        wider = united(box, rows.lines[following].box)
        members.add(following)
        is_as_wide = wider.x0 == box.x0 and wider.x1 == box.x1
        fresh = Box(box.x0, box.y1, box.x1, wider.y1) if is_as_wide else wider
        if not rows.is_empty_but_for(members, fresh):
            break
        chain.append(following)
        box = wider
    return chain


def successor(place: int, rows: Rows, barriers: Sequence[Box]) -> int | None:
    """The next line below in the same column, if both together leave out every other line."""
    upper = rows.lines[place]
    for found in range(place + 1, len(rows.lines)):
        lower = rows.lines[found]
        if not one_above_other(upper.box, lower.box) or side_by_side(upper.box, lower.box):
            continue
        both = united(upper.box, lower.box)
        is_open = not is_far_below(upper, lower) and not any(meets(both, wall) for wall in barriers)
        return found if is_open and rows.is_empty_but_for((place, found), both) else None
    return None


def is_far_below(upper: Placed, lower: Placed) -> bool:
    """A page number above a note in the margin is no part of it; labels down a page are one column."""
    height = max(upper.box.y1 - upper.box.y0, LEAST_HEIGHT)
    gap = (lower.box.y0 - upper.box.y1) / height
    likeness = (lower.box.y1 - lower.box.y0) / height
    return gap > FAR_BELOW and (gap > VERY_FAR_BELOW or not NOTE_SIZE < likeness < 1 / NOTE_SIZE)


LEAST_HEIGHT = 0.1  # points; a box may be flat


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
