"""Rows as JSON Lines and as CSV."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TextIO

from stadtfaden.exchange.tables import Row

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


def csv_pieces(fields: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """One line after the other, the names of the fields first."""
    line = io.StringIO()
    writer = csv.writer(line)
    for values in chain([fields], ([cell(row[field]) for field in fields] for row in rows)):
        writer.writerow(values)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def cell(value: object) -> str | int | float | None:
    """What stands in a CSV cell. A text that a spreadsheet would run as a formula gets an apostrophe."""
    if value is None or isinstance(value, (int, float)):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text.startswith(_FORMULA) else text
