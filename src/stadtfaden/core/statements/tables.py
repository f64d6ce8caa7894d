"""Tables that list statements: one row each, the columns named by the first row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stadtfaden.core.pages import BlockKind
from stadtfaden.core.passages import Passage
from stadtfaden.core.statements.field_names import key_of
from stadtfaden.core.statements.headings import Region
from stadtfaden.core.statements.levels import kind_of_level
from stadtfaden.core.statements.values import SheetField, StatementKind

_TITLE = re.compile(r"^(?:titel|name|bezeichnung|kurztitel|inhalt)$", re.IGNORECASE)
_NAMED = re.compile(
    r"^(?:[A-ZÄÖÜ]?[a-zäöüß]*(?:maßnahmen?|projekte?|vorhaben|ziele?|indikator(?:en)?|kennzahl(?:en)?|leits[aä]tze?|"
    r"handlungsempfehlung(?:en)?))(?:\s*/\s*\w+)?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:nr\.?|nummer|code|kürzel|ziffer|lfd\.?\s*nr\.?|id|#)$", re.IGNORECASE)
_CODE = re.compile(r"^[A-ZÄÖÜ]{0,4}[\s\-_.]?\d{1,3}(?:[.\-]\d{1,3}){0,3}[a-z]?\.?$")
_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: the title is passage.text[start:end]."""

    passage: int
    start: int
    end: int
    kind: StatementKind
    code: str | None
    column: str
    fields: tuple[SheetField, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    title: int
    kind: StatementKind
    number: int | None
    names: tuple[str, ...]


def _cells(text: str) -> list[tuple[int, int]]:
    """Ranges of the cells of a row, without the blanks around them."""
    ranges, at = [], 0
    for cell in text.split("\t"):
        start = at + len(cell) - len(cell.lstrip())
        ranges.append((start, max(start, at + len(cell.rstrip()))))
        at += len(cell) + 1
    return ranges


def _columns(row: Passage, region: Region) -> _Columns | None:
    names = tuple(row.text[start:end] for start, end in _cells(row.text))
    number = next((index for index, name in enumerate(names) if _NUMBER.match(name)), None)
    for index, name in enumerate(names):
        kind = kind_of_level(name) if _NAMED.match(name) else None
        if isinstance(kind, StatementKind):
            return _Columns(index, kind, number, names)
    title = next((index for index, name in enumerate(names) if _TITLE.match(name)), None)
    if title is not None and region.kind is not None:
        return _Columns(title, region.kind, number, names)
    return None


def _entry(row: Passage, columns: _Columns) -> Entry | None:
    cells = _cells(row.text)
    if len(cells) <= columns.title:
        return None
    start, end = cells[columns.title]
    if end - start < _SHORTEST or row.text[start:end] == columns.names[columns.title]:
        return None
    code = None
    if columns.number is not None and columns.number < len(cells):
        low, high = cells[columns.number]
        code = row.text[low:high] if _CODE.match(row.text[low:high]) else None
    fields = tuple(
        SheetField(name, key_of(name), row.position, row.start + low, row.start + high, row.text[low:high])
        for index, (name, (low, high)) in enumerate(zip(columns.names, cells, strict=False))
        if index not in {columns.title, columns.number} and high - low > 1 and name
    )
    return Entry(row.position, start, end, columns.kind, code, columns.names[columns.title], fields)


def _tables(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    rows: list[Passage] = []
    for passage in passages:
        if (
            passage.kind is BlockKind.TABLE_ROW
            and rows
            and passage.table == rows[-1].table
            and passage.page == rows[-1].page
        ):
            rows.append(passage)
            continue
        if rows:
            yield rows
        rows = [passage] if passage.kind is BlockKind.TABLE_ROW else []
    if rows:
        yield rows


def entries_in_tables(passages: Sequence[Passage], regions: Sequence[Region]) -> list[Entry]:
    """The rows of all tables whose first row names what they list, also where they go on over the page."""
    found: list[Entry] = []
    columns: _Columns | None = None
    last_page = 0
    for rows in _tables(passages):
        own = _columns(rows[0], regions[rows[0].position]) if "\t" in rows[0].text else None
        width = len(_cells(rows[0].text))
        goes_on = columns is not None and rows[0].page == last_page + 1 and width == len(columns.names)
        if own is None and not goes_on:
            columns = None
            continue
        columns = own or columns
        last_page = rows[-1].page
        if columns is not None and len(columns.names) > 1:
            found += [entry for row in rows[1 if own else 0 :] if (entry := _entry(row, columns)) is not None]
    return found
