"""Tables in text without positions: cells kept apart by runs of spaces that stand below each other."""

import re
from collections.abc import Sequence
from dataclasses import replace

from stadtfaden.core.layout.marks import has_leaders
from stadtfaden.core.pages import Cell, Line

CELL = re.compile(r"\S+(?: {1,2}\S+)*")
NEAR = 2  # characters that cells of a column may be out of line
FEWEST_ROWS = 2
FEWEST_NARROW_ROWS = 3  # two columns are more often chance than three
WIDE = 3

Parts = list[tuple[int, str]]


def with_cells(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines of spaced-out tables become lines of cells; all other lines stay as they are."""
    if not any("   " in line.text.strip() for line in lines):
        return tuple(lines)
    parts = [parts_of(line) for line in lines]
    found: list[Line] = []
    tables = place = 0
    while place < len(lines):
        end = table_end(parts, place)
        if end is None:
            found.append(lines[place])
            place += 1
            continue
        found.extend(cells(lines[place:end], parts[place:end], tables))
        tables += 1
        place = end
    return tuple(found)


def parts_of(line: Line) -> Parts:
    if line.box is not None or line.cell is not None or line.hint is not None or has_leaders(line.text):
        return []
    return [(match.start(), match.group()) for match in CELL.finditer(line.text)]


def table_end(parts: Sequence[Parts], start: int) -> int | None:
    """The line after the table that begins here, None where none begins."""
    if len(parts[start]) < 2:  # noqa: PLR2004 -- one cell is a line
        return None
    columns = [place for place, _ in parts[start]]
    end = start + 1
    rows = 1
    while end < len(parts) and parts[end] and fits(parts[end], columns):
        columns = sorted({*columns, *(place for place, _ in parts[end] if not near_any(place, columns))})
        rows += len(parts[end]) > 1
        end += 1
    while end > start and len(parts[end - 1]) < 2:  # noqa: PLR2004 -- same
        end -= 1
    wide = len(columns) >= WIDE
    return end if rows >= (FEWEST_ROWS if wide else FEWEST_NARROW_ROWS) else None


def fits(row: Parts, columns: Sequence[int]) -> bool:
    """A row of the table, or the second line of one of its cells."""
    if len(row) == 1:
        return row[0][0] > columns[0] + NEAR and near_any(row[0][0], columns)
    return sum(near_any(place, columns) for place, _ in row) * 2 > len(row)


def near_any(place: int, columns: Sequence[int]) -> bool:
    return any(abs(place - column) <= NEAR for column in columns)


def cells(lines: Sequence[Line], parts: Sequence[Parts], table: int) -> list[Line]:
    columns: list[int] = []
    for row in parts:
        columns.extend(place for place, _ in row if not near_any(place, columns))
    columns.sort()
    found = []
    number = -1
    for line, row in zip(lines, parts, strict=True):
        number += len(row) > 1 or number < 0
        for place, text in row:
            column = min(range(len(columns)), key=lambda one: abs(columns[one] - place))
            found.append(replace(line, text=text, cell=Cell(table, number, column)))
    return found
