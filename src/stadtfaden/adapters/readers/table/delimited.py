"""CSV: the encoding and the separator are found."""

import csv
import io
from collections.abc import Iterator
from pathlib import PurePath

from stadtfaden.adapters.readers.protocol import Unreadable
from stadtfaden.adapters.readers.table.values import LONGEST, MOST_ROWS, Sheet, Table, filled_rows
from stadtfaden.adapters.readers.text import decode

_SEPARATORS = ";\t,|"  # in the order in which a draw is decided: German offices write semicolons
_LOOKED_AT = 50  # rows


def delimited_table(data: bytes, name: str) -> Table:
    decoded = decode(data)
    text = decoded.text.removeprefix("\ufeff")
    try:
        rows = filled_rows(_rows(text, separator_of(text)), MOST_ROWS)
    except csv.Error as error:
        raise Unreadable(
            f"Die CSV-Datei ist nicht zu verstehen ({error}).", "Bitte als Excel-Tabelle (.xlsx) speichern."
        ) from error
    sheet = Sheet(PurePath(name).stem, rows)
    return Table((sheet,), "text/csv", decoded.warnings)


def separator_of(text: str) -> str:
    """The one that cuts most rows into the same number of cells, more than one."""

    def evenness(separator: str) -> tuple[int, int]:
        widths: dict[int, int] = {}
        try:
            for number, row in enumerate(_rows(text, separator)):
                if number >= _LOOKED_AT:
                    break
                if len(row) > 1:
                    widths[len(row)] = widths.get(len(row), 0) + 1
        except csv.Error:
            return 0, 0
        width = max(widths, key=lambda width: (widths[width], width), default=0)
        return widths.get(width, 0), width

    return max(_SEPARATORS, key=evenness)


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(10 * LONGEST)
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)
