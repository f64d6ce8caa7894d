"""Blocks side by side that are read row by row: tables without rules, labels beside their text."""

from collections.abc import Sequence
from itertools import pairwise, starmap
from statistics import median

from stadtfaden.core.layout.places import (
    TOUCH,
    Block,
    Placed,
    around,
    meets,
    shared_height,
    side_by_side,
    width_of,
)
from stadtfaden.core.pages import Box

PROSE_FILL = 0.62  # of the way to the next column or of the longest line, that running text fills
PROSE_LENGTH = 22  # characters
ROWS_MATCH = 0.6  # of the lines of the shorter column
ROWS_SHARED = 0.4  # of the height of the higher one
SAME_FOOT = 2.5  # points
PART_GAP = 0.5  # of a line


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
    """About as high as each other, one of both no prose, and their lines stand in rows, or their parts do."""
    higher = max(left.box.y1 - left.box.y0, right.box.y1 - right.box.y0)
    if shared_height(left.box, right.box) < ROWS_SHARED * higher:
        return False
    pitch = right.box.x0 - left.box.x0
    if is_prose(left, pitch) and is_prose(right, right.box.x1 - right.box.x0):
        return False
    if breaks_a_word(left) and breaks_a_word(right):
        return False
    return feet_match(left.members, right.members) or parts_match(left, right)


def feet_match(one: Sequence[Placed], other: Sequence[Placed]) -> bool:
    """Most lines of the shorter column stand on a line with one of the other."""
    few, many = sorted((one, other), key=len)
    feet = [line.box.y1 for line in many]
    matched = sum(any(abs(line.box.y1 - foot) < SAME_FOOT for foot in feet) for line in few)
    return matched >= ROWS_MATCH * len(few)


def parts_match(left: Block, right: Block) -> bool:
    """Where both have lines, they fall into as many parts, at least two, each beside its partner."""
    ours, theirs = parts_within(left, right.box), parts_within(right, left.box)
    return 1 < len(ours) == len(theirs) and all(starmap(side_by_side, zip(ours, theirs, strict=True)))


def parts_within(block: Block, other: Box) -> list[Box]:
    boxes = (around([one.box for one in part]) for part in parts(block.members))
    return [box for box in boxes if shared_height(box, other) > 0]


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
    """Running text fills its column, or at least most lines are about as long as the longest."""
    if median(len(one.line.text) for one in block.members) < PROSE_LENGTH:
        return False
    usual = median(one.box.x1 - one.box.x0 for one in block.members)
    return usual >= PROSE_FILL * min(pitch, width_of(block))


def breaks_a_word(block: Block) -> bool:
    """Lines close below each other, of which one goes on with a word of the one above."""
    if len(parts(block.members)) > 1:
        return False
    texts = [one.line.text for one in block.members]
    return any(upper.endswith("-") and lower[:1].islower() for upper, lower in pairwise(texts))


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
