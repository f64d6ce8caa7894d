"""Ruled tables and measure sheets: from the rules of a page to the cells of its text. Plain Python."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stadtfaden.adapters.readers.pdf.characters import Piece
from stadtfaden.adapters.readers.pdf.drawing import LEAST_LENGTH, THIN
from stadtfaden.core.pages import Box

NEAR = 4.0  # points: two rules nearer than this are one; no text fits between
REACH = 4.0  # how far a rule may miss the one it meets
ENOUGH_RULES = 4
MOST_RULES = 600
MOST_PIECES_A_CELL = 90  # on average: more is a page laid out in boxes, not a table
LEAST_CELLS = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; `at` is y of a level rule and x of an upright one."""

    at: float
    start: float
    end: float


def rules_of(boxes: Iterable[Box]) -> tuple[list[Rule], list[Rule]]:
    """Level and upright rules; broken ones are joined, drawn twice they count once."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for box in boxes:
        width, height = box.x1 - box.x0, box.y1 - box.y0
        if height <= THIN and width >= LEAST_LENGTH:
            level.append(Rule((box.y0 + box.y1) / 2, box.x0, box.x1))
        elif width <= THIN and height >= LEAST_LENGTH:
            upright.append(Rule((box.x0 + box.x1) / 2, box.y0, box.y1))
    return joined(level), joined(upright)


def joined(rules: Iterable[Rule]) -> list[Rule]:
    by_place: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if by_place and rule.at - by_place[-1][0].at <= NEAR / 2:
            by_place[-1].append(rule)
        else:
            by_place.append([rule])
    return [rule for group in by_place for rule in _joined_on_one_line(group)]


def _joined_on_one_line(rules: Sequence[Rule]) -> list[Rule]:
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: rule.start):
        if found and rule.start <= found[-1].end + REACH:
            last = found.pop()
            found.append(Rule(last.at, last.start, max(last.end, rule.end)))
        else:
            found.append(rule)
    return found


@dataclass(frozen=True, slots=True)
class Grid:
    """The fields between rules; `regions` leads from a field to the first one it is merged with."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: dict[tuple[int, int], tuple[int, int]]

    def field_at(self, x: float, y: float) -> tuple[int, int] | None:
        row, column = _slot(self.ys, y), _slot(self.xs, x)
        if row is None or column is None:
            return None
        return self.regions[row, column]


def _slot(edges: Sequence[float], value: float) -> int | None:
    for place, (low, high) in enumerate(pairwise(edges)):
        if low <= value < high:
            return place
    return None


def grids(level: Sequence[Rule], upright: Sequence[Rule]) -> list[Grid]:
    """One grid for each set of rules that hang together, from the top."""
    if len(level) + len(upright) < ENOUGH_RULES or len(level) + len(upright) > MOST_RULES:
        return []
    found = []
    for flat, tall in hanging_together(level, upright):
        grid = grid_of(flat, tall)
        if grid is not None:
            found.append(grid)
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def hanging_together(
    level: Sequence[Rule], upright: Sequence[Rule]
) -> Iterable[tuple[list[Rule], list[Rule]]]:
    owner = list(range(len(level) + len(upright)))

    def root(place: int) -> int:
        while owner[place] != place:
            owner[place] = owner[owner[place]]
            place = owner[place]
        return place

    for row, flat in enumerate(level):
        for column, tall in enumerate(upright, start=len(level)):
            if (
                flat.start - REACH <= tall.at <= flat.end + REACH
                and tall.start - REACH <= flat.at <= tall.end + REACH
            ):
                owner[root(row)] = root(column)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for place, rule in enumerate((*level, *upright)):
        groups[root(place)][place >= len(level)].append(rule)
    return groups.values()


def grid_of(level: Sequence[Rule], upright: Sequence[Rule]) -> Grid | None:
    """None for a lone box or a lone rule. A table open at its sides ends where its rules end."""
    if len(level) < 2 or not upright:  # noqa: PLR2004 -- no row between them
        return None
    xs = edges([rule.at for rule in upright], (min(r.start for r in level), max(r.end for r in level)))
    ys = edges([rule.at for rule in level], (min(r.start for r in upright), max(r.end for r in upright)))
    if len(xs) < 3 or len(ys) < 3:  # noqa: PLR2004 -- one column or one row is a box
        return None
    return Grid(tuple(xs), tuple(ys), merged_fields(xs, ys, level, upright))


def edges(places: Iterable[float], ends: tuple[float, float]) -> list[float]:
    """Places of rules, nearly equal ones once, and the outer ends where no rule stands."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > NEAR:
            found.append(place)
    if found[0] - ends[0] > 2 * NEAR:
        found.insert(0, ends[0])
    if ends[1] - found[-1] > 2 * NEAR:
        found.append(ends[1])
    return found


def merged_fields(
    xs: Sequence[float], ys: Sequence[float], level: Sequence[Rule], upright: Sequence[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Two neighbours without a rule between them are one cell."""
    first = {(row, column): (row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}

    def root(field: tuple[int, int]) -> tuple[int, int]:
        while first[field] != field:
            field = first[field]
        return field

    for row, column in list(first):
        middle_x, middle_y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
        for neighbour, rules, edge, middle in (
            ((row, column + 1), upright, xs[column + 1], middle_y),
            ((row + 1, column), level, ys[row + 1], middle_x),
        ):
            if neighbour in first and not is_ruled(rules, edge, middle):
                one, other = sorted((root((row, column)), root(neighbour)))
                first[other] = one
    return {field: root(field) for field in first}


def is_ruled(rules: Sequence[Rule], edge: float, middle: float) -> bool:
    return any(abs(rule.at - edge) <= NEAR and rule.start <= middle <= rule.end for rule in rules)


Field = tuple[float, float]  # row and column; a row that no rule divides has fractions of rows


def with_cells(pieces: Sequence[Piece], found: Sequence[Grid]) -> list[Piece]:
    """The same pieces, those in a cell of a table with its place; boxes that are no table are left out."""
    inside: dict[int, list[int]] = defaultdict(list)
    for place, piece in enumerate(pieces):
        x, y = centre(piece)
        for number, grid in enumerate(found):
            if grid.field_at(x, y) is not None:
                inside[number].append(place)
                break
    placed = list(pieces)
    table = 0
    for number, members in sorted(inside.items()):
        fields = fields_of(found[number], [pieces[place] for place in members])
        if is_table(Counter(fields)):
            numbers = numbering(fields)
            for place, field in zip(members, fields, strict=True):
                placed[place] = pieces[place]._replace(cell=(table, *numbers[field]))
            table += 1
    return placed


def centre(piece: Piece) -> tuple[float, float]:
    return (piece.x0 + piece.x1) / 2, piece.base - 0.3 * piece.size


def fields_of(grid: Grid, pieces: Sequence[Piece]) -> list[Field]:
    """The field of each piece; where rules divide only the head of a table, its printed rows count."""
    fields: list[Field] = []
    for piece in pieces:
        field = grid.field_at(*centre(piece))
        assert field is not None  # noqa: S101 -- only pieces inside the grid come here
        fields.append(field)
    bands: dict[int, list[int]] = defaultdict(list)
    for place, piece in enumerate(pieces):
        bands[_slot(grid.ys, centre(piece)[1]) or 0].append(place)
    printed = {
        band: printed_rows([(place, pieces[place]) for place in members]) for band, members in bands.items()
    }
    most = _MOST_WRAPPED * sum(map(len, printed.values()))
    for band, rows in printed.items():
        columns = [columns_in(row, grid) for row in rows]
        is_ruled_off = len(printed) >= _LEAST_ROWS and len(rows) <= most
        if is_list(columns) and not is_ruled_off and not has_broken_word(rows):
            for number, row in enumerate(columns):
                for place, column in row.items():
                    fields[place] = (band + number / len(columns), column)
    return fields


def has_broken_word(rows: Iterable[Sequence[tuple[int, Piece]]]) -> bool:
    """Then its rows are lines of wrapped text."""
    return any(piece.text[-1:] in _BROKEN for row in rows for _, piece in row)


def printed_rows(members: Iterable[tuple[int, Piece]]) -> list[list[tuple[int, Piece]]]:
    rows: list[list[tuple[int, Piece]]] = []
    for place, piece in sorted(members, key=lambda member: member[1].base):
        if rows and piece.base - rows[-1][0][1].base <= 0.5 * piece.size:
            rows[-1].append((place, piece))
        else:
            rows.append([(place, piece)])
    return [sorted(row, key=lambda member: member[1].x0) for row in rows]


def columns_in(row: Sequence[tuple[int, Piece]], grid: Grid) -> dict[int, float]:
    """The column of each piece of a printed row, as the head of the table has them."""
    columns: dict[int, float] = {}
    end = float("-inf")
    for place, piece in row:
        if columns and piece.x0 - end <= _CLOSE * piece.size:
            columns[place] = next(reversed(columns.values()))
        else:
            columns[place] = _slot(grid.xs, centre(piece)[0]) or 0
        end = piece.x1
    return columns


_BROKEN = frozenset("\u0002\ufffe")  # how PDFium writes a hyphen at a line end
_CLOSE = 0.6  # em: a space between words
_LEAST_ROWS = 3
_MOST_WORDS = 2.2  # in a field of a list, its first column apart
_FULL_ROWS = 0.6
_MOST_WRAPPED = 0.5  # of the printed rows: where more fields are ruled, one holds one row, wrapped


def is_list(rows: Sequence[dict[int, float]]) -> bool:
    """Rows of short entries, most with several columns: figures, not sentences side by side."""
    if len(rows) < _LEAST_ROWS:
        return False
    entries = [Counter(row.values()) for row in rows]
    first = min(min(row) for row in entries)
    short = [count for row in entries for column, count in row.items() if column != first]
    is_full = sum(len(row) > 1 for row in entries) >= _FULL_ROWS * len(entries)
    return is_full and sum(short) <= _MOST_WORDS * len(short)


def is_table(fields: Counter[Field]) -> bool:
    """Text in at least two rows and two columns, and not whole columns of prose in boxes."""
    rows, columns = {row for row, _ in fields}, {column for _, column in fields}
    return (
        len(fields) >= LEAST_CELLS
        and min(len(rows), len(columns)) > 1
        and fields.total() <= MOST_PIECES_A_CELL * len(fields)
    )


def numbering(fields: Iterable[Field]) -> dict[Field, tuple[int, int]]:
    """Rows and columns counted from 0 without those that hold nothing."""
    known = list(fields)
    rows = {row: place for place, row in enumerate(sorted({row for row, _ in known}))}
    columns = {column: place for place, column in enumerate(sorted({column for _, column in known}))}
    return {(row, column): (rows[row], columns[column]) for row, column in known}
