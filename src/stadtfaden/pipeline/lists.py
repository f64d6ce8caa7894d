"""Lists that a city lays beside its papers, as spreadsheets write them (docs/formats.md)."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stadtfaden.pipeline.progress import CannotBuild

PAPERS = ("papers.csv", "papers.json")
AREAS = "handlungsfelder.csv"
WAY_OUT = "Ihr Aufbau steht in docs/formats.md."
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the header: cells by the name of their column in small letters, the line it begins in.

    `is_too_long`: it has more cells than the header.
    """

    line: int
    cells: dict[str, str]
    is_too_long: bool = False


def rows_of(path: Path, needed: str) -> list[Row]:
    """All rows of a CSV. Raises CannotBuild where it is not readable or the column `needed` is missing."""
    try:
        text = text_of(path)
        found = list(_records(text))
    except (ValueError, csv.Error, OSError) as error:
        raise unreadable(path, error) from error
    header = [cell.strip().lower() for cell in found[0][1]] if found else []
    if needed not in header:
        raise CannotBuild(f"In der Liste {path} fehlt die Spalte „{needed}“.", WAY_OUT)
    return [
        Row(
            line,
            {name: cell.strip() for name, cell in zip(header, [*cells, *[""] * len(header)], strict=False)},
            any(cell.strip() for cell in cells[len(header) :]),
        )
        for line, cells in found[1:]
    ]


def text_of(path: Path) -> str:
    """UTF-8, with or without its mark, UTF-16 with its mark, else what a German Excel writes."""
    data = path.read_bytes()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def unreadable(path: Path, error: Exception) -> CannotBuild:
    return CannotBuild(f"Die Liste {path} ist nicht lesbar ({error}).", WAY_OUT)


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """The line in which each row begins, and its cells."""
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    if delimiter not in first:
        delimiter = "\t"  # a single column: commas belong to its text
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    for cells in reader:
        if cells:
            yield line, cells
        line = reader.line_num + 1
