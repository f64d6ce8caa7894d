"""A table as texts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stadtfaden.adapters.readers.protocol import Unreadable

MOST_ROWS = 20_000  # of a file
MOST_COLUMNS = 100
MOST_EMPTY = 1_000  # rows on end, after which nothing more is looked for
LONGEST = 20_000  # characters of a cell


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows that hold anything; empty cells are empty texts, none at the end of a row. No text holds a tab or
    a line break.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`warnings` are German sentences about the whole file."""

    sheets: tuple[Sheet, ...]
    media_type: str
    warnings: tuple[str, ...] = ()


def filled_rows(rows: Iterable[Sequence[str]], room: int) -> tuple[tuple[str, ...], ...]:
    """Those that hold anything. Raises Unreadable where there are more than `room`."""
    found: list[tuple[str, ...]] = []
    empty = 0
    for row in rows:
        cells = [plain(cell) for cell in row[:MOST_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            empty += 1
            if empty > MOST_EMPTY:
                break
            continue
        empty = 0
        found.append(tuple(cells))
        if len(found) > room:
            raise Unreadable(
                f"Die Liste hat mehr als {MOST_ROWS} Zeilen.", "Bitte in mehrere Dateien teilen."
            )
    return tuple(found)


def plain(cell: str) -> str:
    """Words with one blank between them; what nobody sees is dropped."""
    text = " ".join(cell.split())
    seen = "".join(letter for letter in text if letter.isprintable())
    return seen[:LONGEST].strip()
