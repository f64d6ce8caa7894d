"""Rows as JSON Lines and as CSV."""

import csv
import json
from collections.abc import Iterable, Sequence
from typing import TextIO

from stadtfaden.exchange.tables import Row

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_jsonl(rows: Iterable[Row], file: TextIO) -> int:
    """One object a line, UTF-8; says how many."""
    how_many = 0
    for how_many, row in enumerate(rows, start=1):  # noqa: B007 -- the count is the answer
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return how_many


def write_csv(fields: Sequence[str], rows: Iterable[Row], file: TextIO) -> int:
    """Comma, quotes where needed, CRLF (RFC 4180); says how many rows. Unknown is an empty cell."""
    writer = csv.writer(file)
    writer.writerow(fields)
    how_many = 0
    for how_many, row in enumerate(rows, start=1):  # noqa: B007 -- the count is the answer
        writer.writerow([cell(row[field]) for field in fields])
    return how_many


def cell(value: object) -> str | int | float | None:
    """What stands in a CSV cell. A text that a spreadsheet would run as a formula gets an apostrophe."""
    if value is None or isinstance(value, (int, float)):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text.startswith(_FORMULA) else text
