"""Tables of figures without rules: a name at the left, as many figures at the right, row by row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stadtfaden.core.pages import Box, Cell, Line, Word

FIGURE = re.compile(r"[+±<>≤≥~-]?\d[\d.,]*\d?%?|[–—-]|k\.\s?A\.")
ENDS = frozenset("0123456789%–—-.")
LETTERS = re.compile(r"[^\W\d_]{3}")
FEWEST_ROWS = 3
FEWEST_FIGURES = 2
SAME_BASE = 2.0  # points
ALIGNED = 2.5  # points, at the right edge: figures are set flush right or by their comma
GAP = 1.2  # type sizes between the name and its first figure
NEXT_ROW = 2.6  # type sizes from row to row

Seen = tuple[Line, Word]  # a word, and the line in whose text it stands


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row: the places of its lines; name and figures as words of lines; points from the top."""

    lines: tuple[int, ...]
    name: tuple[Seen, ...]
    figures: tuple[Seen, ...]
    base: float
    size: float


def with_figure_cells(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those of such a table cut into cells; all others as they are.

    Only where three rows or more follow each other with as many figures each, at least two, flush in
    columns, and nothing else beside them. Cost: 0.05 ms for a page without figures.
    """
    if sum(line.text[-1:].isdigit() for line in lines) < FEWEST_ROWS:
        return tuple(lines)
    table = max((line.cell.table + 1 for line in lines if line.cell), default=0)
    cut: dict[int, list[Line]] = {}
    for rows in tables_of(rows_of(lines)):
        for number, row in enumerate(rows):
            cut |= {place: [] for place in row.lines}
            cut[row.lines[0]] = cells_of(row, table, number)
        table += 1
    return tuple(one for place, line in enumerate(lines) for one in cut.get(place, [line]))


def rows_of(lines: Sequence[Line]) -> list[Row | None]:
    """The printed rows from the top; None for one that is no name with figures."""
    free = sorted(
        (line.box.y1, line.box.x0, place)
        for place, line in enumerate(lines)
        if line.box is not None and line.cell is None and line.hint is None and line.words
    )
    free_at = {place: left for _, left, place in free}
    found: list[tuple[float, list[int]]] = []
    last = float("-inf")
    for base, _, place in free:
        if base - last > SAME_BASE:
            found.append((base, []))
        found[-1][1].append(place)
        last = base
    return [row_of(lines, sorted(places, key=lambda place: free_at[place]), base) for base, places in found]


def row_of(lines: Sequence[Line], places: Sequence[int], base: float) -> Row | None:
    if lines[places[-1]].text[-1:] not in ENDS:
        return None  # nearly all rows: not worth sorting their words
    words = sorted(
        ((lines[place], word) for place in places for word in lines[place].words),
        key=lambda seen: seen[1].box.x0,
    )
    first = len(words)
    while first and FIGURE.fullmatch(text_of(words[first - 1])):
        first -= 1
    name, figures = words[:first], words[first:]
    size = words[0][0].size or 0.0
    if len(figures) < FEWEST_FIGURES or not LETTERS.search(" ".join(map(text_of, name))):
        return None
    if figures[0][1].box.x0 - name[-1][1].box.x1 < GAP * size:
        return None
    return Row(tuple(places), tuple(name), tuple(figures), base, size)


def text_of(seen: Seen) -> str:
    line, word = seen
    return line.text[word.start : word.end]


def tables_of(rows: Sequence[Row | None]) -> list[list[Row]]:
    """Rows that follow each other and stand in the same columns."""
    found: list[list[Row]] = [[]]
    for row in rows:
        if row is None:
            found.append([])
        elif not found[-1] or goes_on(found[-1][-1], row):
            found[-1].append(row)
        else:
            found.append([row])
    return [table for table in found if len(table) >= FEWEST_ROWS]


def goes_on(upper: Row, lower: Row) -> bool:
    if len(upper.figures) != len(lower.figures) or lower.base - upper.base > NEXT_ROW * lower.size:
        return False
    pairs = zip(upper.figures, lower.figures, strict=True)
    return all(abs(one.box.x1 - other.box.x1) <= ALIGNED for (_, one), (_, other) in pairs)


def cells_of(row: Row, table: int, number: int) -> list[Line]:
    columns = [row.name, *((figure,) for figure in row.figures)]
    return [cell_of(words, Cell(table, number, column)) for column, words in enumerate(columns)]


def cell_of(seen: Sequence[Seen], cell: Cell) -> Line:
    words, at = [], 0
    for _, word in seen:
        length = word.end - word.start
        words.append(replace(word, start=at, end=at + length))
        at += length + 1
    boxes = [word.box for word in words]
    around = Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )
    return replace(seen[0][0], text=" ".join(map(text_of, seen)), box=around, words=tuple(words), cell=cell)
