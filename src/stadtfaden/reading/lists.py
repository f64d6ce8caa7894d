"""A list of measures in, a Reading out: the rows as a person says that their columns are to be read."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from stadtfaden.adapters.readers.protocol import ReadingOptions, Unreadable
from stadtfaden.adapters.readers.table import Sheet, Table, read_table
from stadtfaden.core.areas import shipped_taxonomy
from stadtfaden.core.measure_lists import Cell, Columns, Row, sight_of_rows, statements_of_list
from stadtfaden.core.pages import Block, BlockKind, Page
from stadtfaden.core.passages import cut_passages
from stadtfaden.reading.read import check_quotes
from stadtfaden.reading.values import VERSION, Reading

NAME = "list"
ROWS_A_PAGE = 50
SHOWN_ROWS = 12
SHOWN_LETTERS = 300
_TAB = "\t"


@dataclass(frozen=True, slots=True)
class SheetSight:
    """The first rows of a sheet, long cells cut, and what its columns seem to mean. `rows` counts all."""

    name: str
    rows: int
    first: tuple[tuple[str, ...], ...]
    columns: Columns


@dataclass(frozen=True, slots=True)
class ListSight:
    """What a list looks like before anybody has said how it is to be read."""

    sheets: tuple[SheetSight, ...]


def sight_of_list(data: bytes, *, name: str, options: ReadingOptions | None = None) -> ListSight:
    """Raises Unreadable as `read_table` does."""
    table = read_table(data, name, options or ReadingOptions())
    return ListSight(tuple(_sight(number, sheet) for number, sheet in enumerate(table.sheets) if sheet.rows))


def read_list(data: bytes, *, name: str, columns: Columns, options: ReadingOptions | None = None) -> Reading:
    """Every sheet as pages of ROWS_A_PAGE rows, every row a passage, every row with a title a measure.

    Raises Unreadable as `read_table` does, and where no row has a title.
    """
    options = options or ReadingOptions()
    table = read_table(data, name, options)
    pages = tuple(_pages(table))
    options.refuse_pages(len(pages))
    passages = cut_passages(pages)
    at = {(passage.page, passage.start): passage.position for passage in passages}
    statements = statements_of_list(tuple(_rows(table, at)), columns, shipped_taxonomy())
    if not statements:
        raise Unreadable(
            "In der Liste hat keine Zeile einen Titel.", "Bitte Kopfzeile und Spalten noch einmal prüfen."
        )
    check_quotes(pages, passages, statements)
    return Reading(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type=table.media_type,
        reader=f"{NAME}/{VERSION}",
        title=PurePath(name).stem,
        pages=pages,
        passages=passages,
        statements=statements,
        warnings=table.warnings,
    )


def _sight(number: int, sheet: Sheet) -> SheetSight:
    first = sheet.rows[:SHOWN_ROWS]
    shown = tuple(tuple(cell[:SHOWN_LETTERS] for cell in row) for row in first)
    return SheetSight(sheet.name, len(sheet.rows), shown, sight_of_rows(number, sheet.rows))


def _leaves(table: Table) -> Iterable[tuple[int, int, int, Sheet, Sequence[tuple[str, ...]]]]:
    """Number of the page, of the sheet, of the first row on it; the sheet, and the rows of the page."""
    page = 0
    for number, sheet in enumerate(table.sheets):
        for first in range(0, len(sheet.rows), ROWS_A_PAGE):
            page += 1
            yield page, number, first, sheet, sheet.rows[first : first + ROWS_A_PAGE]


def _pages(table: Table) -> Iterable[Page]:
    for page, _, first, sheet, rows in _leaves(table):
        blocks: list[Block] = []
        text = ""
        if first == 0:
            text = sheet.name
            blocks.append(Block(BlockKind.HEADING, 0, len(text), level=1))
        for row in rows:
            start = len(text) + bool(text)
            line = _TAB.join(row)
            text = f"{text}\n{line}" if text else line
            lead = len(line) - len(line.lstrip(_TAB))  # a block does not begin with empty cells
            blocks.append(Block(BlockKind.TABLE_ROW, start + lead, len(text), table=0))
        yield Page(number=page, label=None, text=text, blocks=tuple(blocks))


def _rows(table: Table, passage_at: dict[tuple[int, int], int]) -> Iterable[Row]:
    for page, number, first, sheet, rows in _leaves(table):
        offset = len(sheet.name) + 1 if first == 0 else 0
        for index, row in enumerate(rows, start=first):
            cells: dict[int, Cell] = {}
            begin = offset
            for column, text in enumerate(row):
                if text:
                    cells[column] = Cell(text, begin, begin + len(text))
                begin += len(text) + 1
            start = min(cell.start for cell in cells.values())
            yield Row(number, index, page, passage_at[page, start], cells)
            offset = begin
