"""A page, twice: as a reader saw it (RawPage), and as a person reads it (Page).

All boxes are in points (1/72 inch) with the origin at the top left of the page.
All character ranges are half open: text[start:end].
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points, y growing downwards."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Word:
    """Where the characters start..end stand on the page; a word broken at a line end has two."""

    start: int
    end: int
    box: Box


class Hint(StrEnum):
    """What the file format itself says about a line; a PDF says nothing."""

    HEADING = "heading"
    LIST_ITEM = "list_item"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a line in a table of its page; all counted from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line as the reader saw it: hyphens, headers and all.

    `words` are ranges in `text`; empty where the format knows no positions.
    `level` goes with Hint.HEADING: 1 is the highest.
    """

    text: str
    box: Box | None = None
    words: tuple[Word, ...] = ()
    size: float | None = None
    is_bold: bool = False
    hint: Hint | None = None
    level: int | None = None
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class RawPage:
    """What a reader hands over. Lines stand in file order; with boxes, core finds the reading order."""

    number: int
    lines: tuple[Line, ...]
    width: float | None = None
    height: float | None = None
    declared_label: str | None = None
    is_scanned: bool = False
    confidence: float | None = None
    warnings: tuple[str, ...] = ()


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of page.text. A table row keeps its cells apart by tabs.

    `level` and `number` ("3.2") belong to headings. `continues` says that the block goes on with
    what broke off at the foot of the column or page before. `table` counts the tables of the page.
    """

    kind: BlockKind
    start: int
    end: int
    level: int | None = None
    number: str | None = None
    continues: bool = False
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a person reads it.

    `text` is in reading order, with hyphens at line ends rejoined, one block a line, the lines of a
    block joined by one space. `furniture` holds headers, footers and page numbers, set aside.
    `number` counts in the file from 1; `label` is the printed number, None where it is unknown.
    """

    number: int
    label: str | None
    text: str
    blocks: tuple[Block, ...]
    words: tuple[Word, ...] = ()
    furniture: tuple[str, ...] = ()
    width: float | None = None
    height: float | None = None
    is_scanned: bool = False
    confidence: float | None = None
    warnings: tuple[str, ...] = ()
