"""Rows as JSON Lines, as CSV and as an Excel workbook: the one place that writes these formats."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import chain
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO, TextIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from stadtfaden.exchange.tables import Row

EXCEL = ";"  # what a German Excel takes for the sign between cells
MARK = "\ufeff"  # by which it knows UTF-8
LONGEST = 32_767  # letters that a cell of Excel holds
CUT = " […]"
WIDEST = 60  # letters
NARROWEST = 12  # a day needs as much
DAYS, MOMENTS = "dd.mm.yyyy", "dd.mm.yyyy hh:mm"
MADE = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP knows
PROPERTIES = "docProps/core.xml"
MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
MOST_IN_MEMORY = 8_000_000  # bytes
_DAY = re.compile(r"\d{1,2}[./-]\d{1,4}(?:[./-]\d{0,4})?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_jsonl(rows: Iterable[Row], file: TextIO) -> int:
    """One object a line, UTF-8; says how many."""
    return sum(1 for piece in jsonl_pieces(rows) if file.write(piece))


def write_csv(fields: Sequence[str], rows: Iterable[Row], file: TextIO) -> int:
    """Comma, quotes where needed, CRLF (RFC 4180); says how many rows. Unknown is an empty cell."""
    return sum(1 for piece in csv_pieces(fields, rows) if file.write(piece)) - 1


def jsonl_pieces(rows: Iterable[Row]) -> Iterator[str]:
    """One line after the other."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


def csv_pieces(
    fields: Sequence[str],
    rows: Iterable[Row],
    *,
    heads: Sequence[str] = (),
    delimiter: str = ",",
    shown: Callable[[object], str | int | float | None] | None = None,
) -> Iterator[str]:
    """One line after the other, the names of the fields first, or what stands in `heads` for them; `shown`
    makes a cell of a value, else `cell`.
    """
    line = io.StringIO()
    writer = csv.writer(line, delimiter=delimiter)
    made = shown or cell
    for values in chain([heads or fields], ([made(row[field]) for field in fields] for row in rows)):
        writer.writerow(values)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def cell(value: object) -> str | int | float | None:
    """What stands in a CSV cell: 3 and not 3.0. A text that a spreadsheet would run as a formula gets an
    apostrophe.
    """
    if value is None or isinstance(value, (int, float)):
        return plain_number(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text.startswith(_FORMULA) else text


def german_cell(value: object) -> str | int | float | None:
    """The same for a German Excel: 2,5 is a number there, 2.5 the second of May. A text that it would take
    for a day („3.2“, the number of a measure) gets an apostrophe as well.
    """
    if isinstance(value, float):
        return str(plain_number(value)).replace(".", ",")
    found = cell(value)
    return f"'{found}" if isinstance(found, str) and _DAY.fullmatch(found) else found


def plain_number(value: float | None) -> float | None:
    """Without a point where it is whole."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def write_xlsx(
    sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[object]]]], file: IO[bytes]
) -> None:
    """Each sheet is its name, its heads and its rows, one after the other; the first sheet has a filter.

    Every text is stored as a text, so that none is ever run as a formula.
    """
    book = Workbook(write_only=True)
    for name, heads, rows in sheets:
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for place, head in enumerate(heads, start=1):
            width = min(max(len(head) + 2, NARROWEST), WIDEST)
            sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.append([_head(sheet, head) for head in heads])
        last = 1
        for row in rows:
            sheet.append([_xlsx_cell(sheet, value) for value in row])
            last += 1
        if sheet is book.worksheets[0]:
            sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{last}"
    with SpooledTemporaryFile(MOST_IN_MEMORY) as packed:
        book.save(packed)
        _pack_without_clock(packed, file)


def _pack_without_clock(packed: IO[bytes], file: IO[bytes]) -> None:
    """The same sheets, packed at no particular moment: the same records give the same bytes."""
    with ZipFile(packed) as old, ZipFile(file, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name, MADE)
            entry.compress_type = ZIP_DEFLATED
            if name == PROPERTIES:
                new.writestr(entry, MOMENT.sub(rb"\g<1>1980-01-01T00:00:00Z", old.read(name)))
                continue
            with old.open(name) as source, new.open(entry, "w") as target:
                copyfileobj(source, target)


def _head(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    found = _xlsx_cell(sheet, text)
    found.font = Font(bold=True)
    found.alignment = Alignment(wrap_text=True, vertical="top")
    return found


def _xlsx_cell(sheet: WriteOnlyWorksheet, value: object) -> Cell:
    if isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime.combine(value, time())
        found = WriteOnlyCell(sheet, value=moment)
        found.number_format = MOMENTS if isinstance(value, datetime) else DAYS
        return found
    if value is None or isinstance(value, (int, float)):
        return WriteOnlyCell(sheet, value=plain_number(value))
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = ILLEGAL_CHARACTERS_RE.sub("", text)
    if len(text) > LONGEST:
        text = text[: LONGEST - len(CUT)] + CUT
    found = WriteOnlyCell(sheet, value=text)
    found.data_type = "s"
    return found
