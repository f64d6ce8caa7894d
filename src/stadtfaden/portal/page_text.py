"""The text of a page in its blocks, with marked words set apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

TABLE_ROW = "table_row"
LIST_ITEM = "list_item"


class Range(NamedTuple):
    start: int
    end: int


class Passage(Protocol):
    kind: str
    start: int
    end: int
    level: int | None


class Piece(NamedTuple):
    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One or more neighbours of a kind: rows of a table, items of a list; else `rows` holds one.

    A row is a tuple of cells, a cell a tuple of pieces.
    """

    kind: str
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]

    @property
    def breadth(self) -> int:
        """Cells of the broadest row; a row of one cell, such as the title of a sheet, spans them all."""
        return max(map(len, self.rows))


def blocks_of(text: str, passages: Iterable[Passage], ranges: Sequence[Range]) -> tuple[Block, ...]:
    """In reading order. A page without passages shows its text as one paragraph."""
    blocks: list[Block] = []
    for passage in passages:
        row = _cells(text, passage, ranges)
        if blocks and blocks[-1].kind == passage.kind and passage.kind in {TABLE_ROW, LIST_ITEM}:
            blocks[-1] = Block(passage.kind, (*blocks[-1].rows, row))
        else:
            blocks.append(Block(passage.kind, (row,)))
    if not blocks and text.strip():
        return (Block("paragraph", ((pieces_of(text, 0, len(text), ranges),),)),)
    return tuple(blocks)


def pieces_of(text: str, start: int, end: int, ranges: Iterable[Range]) -> tuple[Piece, ...]:
    """text[start:end], cut where marks begin and end; overlapping marks melt into one."""
    pieces: list[Piece] = []
    at = start
    for one in sorted(ranges):
        first, last = max(one.start, at), min(one.end, end)
        if first >= last:
            continue
        if at < first:
            pieces.append(Piece(text[at:first], is_marked=False))
        pieces.append(Piece(text[first:last], is_marked=True))
        at = last
    if at < end:
        pieces.append(Piece(text[at:end], is_marked=False))
    return tuple(pieces)


def _cells(text: str, passage: Passage, ranges: Sequence[Range]) -> tuple[tuple[Piece, ...], ...]:
    if passage.kind != TABLE_ROW:
        return (pieces_of(text, passage.start, passage.end, ranges),)
    cells, at = [], passage.start
    for cell in text[passage.start : passage.end].split("\t"):
        cells.append(pieces_of(text, at, at + len(cell), ranges))
        at += len(cell) + 1
    return tuple(cells)
