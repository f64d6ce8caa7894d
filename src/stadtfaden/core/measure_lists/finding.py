"""Each row of a list of measures is a measure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stadtfaden.core.areas import Area, score_areas
from stadtfaden.core.digital import find_digital
from stadtfaden.core.measure_lists.columns import Columns, Role
from stadtfaden.core.statements import SheetField, Statement, StatementKind
from stadtfaden.core.targets import find_targets

MADE_BY = "list 1"
_NO_KEY = frozenset({Role.FIELD})
_NO_FIELD = frozenset({Role.CODE, Role.TITLE, Role.LEFT_OUT})
_TELLING = frozenset({"goal", "description"})


@dataclass(frozen=True, slots=True)
class Cell:
    """Text of a cell and where it stands: page.text[start:end] == text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row on its page; `cells` by column, empty ones left out. `passage` is the position of its passage."""

    sheet: int
    number: int  # among the rows of its sheet that hold anything, from 0
    page: int
    passage: int
    cells: Mapping[int, Cell]


def statements_of_list(
    rows: Sequence[Row], columns: Columns, taxonomy: tuple[Area, ...]
) -> tuple[Statement, ...]:
    """A measure for every row below the header that has a title, on every sheet with the same header."""
    names = _header(rows, columns.sheet, columns.header)
    sheets = {row.sheet for row in rows}
    alike = {sheet for sheet in sheets if _header(rows, sheet, columns.header) == names}
    title = columns.first(Role.TITLE)
    if title is None:
        return ()
    return tuple(
        _measure(row, columns, names, taxonomy)
        for row in rows
        if row.sheet in alike and row.number > columns.header and title in row.cells
    )


def codes_in(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Which of the known codes a cell names, in the order of the text. A code without a letter, such as „3“,
    counts only where the cell says nothing else.
    """
    found: list[tuple[int, str]] = []
    for code in known:
        has_letter = any(letter.isalpha() for letter in code)
        if not has_letter and text.strip() != code:
            continue
        parts = [re.escape(part) for part in code.split()]
        place = re.search(rf"(?<![\w.]){r'[ ]?'.join(parts)}(?![\w]|\.\d)", text, re.IGNORECASE)
        if place is not None:
            found.append((place.start(), code))
    return tuple(code for _, code in sorted(found))


def _header(rows: Sequence[Row], sheet: int, number: int) -> dict[int, str]:
    row = next((row for row in rows if (row.sheet, row.number) == (sheet, number)), None)
    return {} if row is None else {place: cell.text for place, cell in row.cells.items()}


def _measure(row: Row, columns: Columns, names: Mapping[int, str], taxonomy: tuple[Area, ...]) -> Statement:
    roles = dict(enumerate(columns.roles))
    title = row.cells[columns.roles.index(Role.TITLE)]
    code = columns.first(Role.CODE)
    fields = tuple(
        SheetField(
            name=names.get(place) or f"Spalte {place + 1}",
            key=None if roles[place] in _NO_KEY else roles[place].value,
            passage=row.passage,
            start=cell.start,
            end=cell.end,
            text=cell.text,
        )
        for place, cell in sorted(row.cells.items())
        if roles.get(place, Role.LEFT_OUT) not in _NO_FIELD
    )
    told = [field.text for field in fields if field.key in _TELLING]
    return Statement(
        kind=StatementKind.MEASURE,
        passage=row.passage,
        page=row.page,
        start=title.start,
        end=title.end,
        text=title.text,
        score=1.0,
        reason="Die Liste führt das als Maßnahme.",
        made_by=MADE_BY,
        code=row.cells[code].text if code is not None and code in row.cells else None,
        fields=fields,
        targets=find_targets(title.text),
        areas=score_areas("\n".join([title.text, *told]), taxonomy),
        digital=find_digital(title.text),
    )
