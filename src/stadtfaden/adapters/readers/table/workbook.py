"""XLSX by openpyxl, read-only: one row in memory at a time, and no formula is ever run."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import openpyxl

from stadtfaden.adapters.readers.office.archive import DAMAGED, SAVE_AGAIN, open_archive
from stadtfaden.adapters.readers.protocol import ReadingOptions, Unreadable
from stadtfaden.adapters.readers.table.values import MOST_COLUMNS, MOST_ROWS, Sheet, Table, filled_rows

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook_table(data: bytes, options: ReadingOptions) -> Table:
    """Visible sheets in their order. A formula is read as the value that the file keeps for it."""
    open_archive(data, options).close()
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            return _table(book)
        finally:
            book.close()
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, SyntaxError) as error:
        # what openpyxl says of files that only look like XLSX; SyntaxError is its parser's
        raise Unreadable(DAMAGED, SAVE_AGAIN) from error


def _table(book: Any) -> Table:
    sheets: list[Sheet] = []
    hidden: list[str] = []
    room = MOST_ROWS
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            hidden.append(sheet.title)
            continue
        rows = filled_rows(_rows(sheet), room)
        room -= len(rows)
        sheets.append(Sheet(" ".join(sheet.title.split()), rows))
    warnings = (f"Ausgeblendete Blätter wurden nicht gelesen: {', '.join(hidden)}.",) if hidden else ()
    return Table(tuple(sheets), XLSX, warnings)


def _rows(sheet: Any) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # the file may promise a million rows
    for row in sheet.iter_rows(max_col=MOST_COLUMNS):
        yield [_text(cell.value, getattr(cell, "number_format", "") or "") for cell in row]


def _text(value: object, pattern: str) -> str:
    """As a German office writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, (int, float)):
        return _number(value, pattern)
    if isinstance(value, datetime):
        is_day = value.time() == time()
        return f"{value:%d.%m.%Y}" if is_day else f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return str(value)


def _number(value: float, pattern: str) -> str:
    """12.5 is 12,5; a share keeps its sign. No digit is added or taken away."""
    is_share = "%" in pattern
    shown = round(value * 100, 10) if is_share else value
    digits = str(int(shown)) if float(shown).is_integer() else repr(float(shown)).replace(".", ",")
    if is_share:
        return f"{digits} %"
    return f"{digits} €" if "€" in pattern else digits
