"""Pieces of text become printed lines; two columns never share one."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from stadtfaden.adapters.readers.pdf.characters import Piece
from stadtfaden.adapters.readers.pdf.frame import turned_back
from stadtfaden.adapters.readers.pdf.letters import LINE_END_HYPHEN, is_list_mark, raised, settled
from stadtfaden.core.pages import Box, Cell, Line, Word

# All in em, the size of the larger text of the two.
SAME_BASE = 0.2
OVERLAP = -0.45
CLOSE = 0.6  # below: a space between words; above: only a reason decides
WIDE = 2.0  # above: never one line, but for list marks
FAR_MARK = 6.0
GLUE = 0.12
SCRIPT_SIZE = 0.85
SCRIPT_SHIFT = 0.75
SCRIPT_GAP = 0.35


class Run:
    """Pieces that follow each other on one baseline without a wide gap."""

    __slots__ = ("base", "cell", "pieces", "size", "x0", "x1")

    def __init__(self, piece: Piece) -> None:
        self.pieces = [piece]
        self.base, self.size = piece.base, piece.size
        self.x0, self.x1 = piece.x0, piece.x1
        self.cell = piece.cell

    def takes(self, piece: Piece) -> bool:
        em = max(self.size, piece.size)
        gap = (piece.x0 - self.x1) / em
        if piece.cell != self.cell or not OVERLAP <= gap <= CLOSE:
            return False
        if abs(piece.base - self.base) <= SAME_BASE * min(self.size, piece.size):
            return True
        return gap <= SCRIPT_GAP and is_script(piece, self) is not None

    def add(self, piece: Piece) -> None:
        if piece.size > self.size / SCRIPT_SIZE:
            self.base, self.size = piece.base, piece.size
        self.pieces.append(piece)
        self.x0, self.x1 = min(self.x0, piece.x0), max(self.x1, piece.x1)

    def absorb(self, other: "Run") -> None:
        for piece in other.pieces:
            self.add(piece)

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


def is_script(piece: Piece, run: Run) -> bool | None:
    """True for a superscript, False for a subscript or the other way round, None for neither."""
    small, large = sorted((piece.size, run.size))
    shift = run.base - piece.base if piece.size <= run.size else piece.base - run.base
    if small > SCRIPT_SIZE * large or abs(shift) > SCRIPT_SHIFT * large:
        return None
    return shift > 0


def printed_lines(pieces: Sequence[Piece], turn: int, walls: Sequence["Wall"] = ()) -> list[Line]:
    """Lines in file order, in page coordinates. `walls` are vertical rules that no line crosses."""
    runs = first_runs(pieces)
    order = {id(piece): place for place, piece in enumerate(pieces)}
    joined = join_across(runs, walls)
    joined.sort(key=lambda run: min(order[id(piece)] for piece in run.pieces))
    return [line for run in joined if (line := finished(run, order, turn)) is not None]


def first_runs(pieces: Iterable[Piece]) -> list[Run]:
    """What follows in the file and on the line."""
    runs: list[Run] = []
    for piece in pieces:
        if runs and runs[-1].takes(piece):
            runs[-1].add(piece)
        else:
            runs.append(Run(piece))
    return runs


@dataclass(frozen=True, slots=True)
class Wall:
    """A vertical rule, in the coordinates of the pieces."""

    x: float
    y0: float
    y1: float


def rows_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs by baseline from the top, each row from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.base):
        if rows and abs(run.base - rows[-1][-1].base) <= SAME_BASE * min(run.size, rows[-1][-1].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    for row in rows:
        row.sort(key=lambda run: run.x0)
    return rows


@dataclass(frozen=True, slots=True)
class Alignment:
    """What all rows of a page tell about one gap in one of them. Places are x, sorted.

    `edges`: text begins there after a gap or at the left of a row. `labels`: text begins there right of
    something that is no list mark, far off. `contents`: ids of runs that are page numbers of titles.
    """

    edges: Sequence[float]
    labels: Sequence[float]
    contents: frozenset[int]
    walls: Sequence[Wall]


def alignment(rows: Sequence[list[Run]], walls: Sequence[Wall]) -> Alignment:
    edges, labels = [], []
    for row in rows:
        end = float("-inf")
        for place, run in enumerate(row):
            gap = (run.x0 - end) / run.size
            if gap > CLOSE:
                edges.append(run.x0)
            if place and gap > WIDE and not is_list_mark(row[place - 1].text):
                labels.append(run.x0)
            end = max(end, run.x1)
    return Alignment(sorted(edges), sorted(labels), contents_numbers(rows), walls)


def join_across(runs: Sequence[Run], walls: Sequence[Wall]) -> list[Run]:
    rows = rows_of(runs)
    page = alignment(rows, walls)
    joined = []
    for row in rows:
        open_runs: list[Run] = []
        for run in row:
            for left in reversed(open_runs):
                if belongs_right_of(left, run, page):
                    left.absorb(run)
                    break
            else:
                open_runs.append(run)
        joined += open_runs
    return joined


ALIGNED = 1.5  # points
ENOUGH_ALIGNED = 4
ENOUGH_LABELS = 2
LEADERS = ("...", "…", "._", ". .", "__")


def belongs_right_of(left: Run, run: Run, page: Alignment) -> bool:
    """Whether both are one line: by nearness, as list mark and text, or as title and page number."""
    gap = (run.x0 - left.x1) / max(left.size, run.size)
    if left.cell != run.cell or gap < OVERLAP or is_walled(left, run, page.walls):
        return False
    if gap <= CLOSE or id(run) in page.contents:
        return True
    if gap <= FAR_MARK and left.text.endswith(LEADERS):
        return True
    if gap <= FAR_MARK and is_list_mark(left.text):
        return gap <= WIDE or how_many_at(run.x0, page.labels) < ENOUGH_LABELS
    return gap <= WIDE and how_many_at(run.x0, page.edges) < ENOUGH_ALIGNED


def how_many_at(x: float, places: Sequence[float]) -> int:
    return bisect_right(places, x + ALIGNED) - bisect_left(places, x - ALIGNED)


def is_walled(left: Run, run: Run, walls: Sequence[Wall]) -> bool:
    middle = run.base - 0.3 * run.size
    return any(
        left.x1 - ALIGNED <= wall.x <= run.x0 + ALIGNED and wall.y0 <= middle <= wall.y1 for wall in walls
    )


_NUMBER = re.compile(r"\d{1,4}")
_ENOUGH_TITLES = 3


def contents_numbers(rows: Iterable[list[Run]]) -> frozenset[int]:
    """The runs that are page numbers of a table of contents without leading dots.

    Titles left, numbers that rise but not evenly, flush right: line numbers rise evenly.
    """
    flush: dict[int, list[tuple[Run, int]]] = defaultdict(list)
    for row in rows:
        run = row[-1]
        if len(row) in {2, 3} and _NUMBER.fullmatch(run.text) and any(map(str.isalpha, row[-2].text)):
            flush[round(run.x1 / 3)].append((run, int(run.text)))
    found: set[int] = set()
    for column in flush.values():
        numbers = [number for _, number in column]
        steps = [later - earlier for earlier, later in pairwise(numbers)]
        if len(numbers) >= _ENOUGH_TITLES and min(steps) >= 0 and len(set(steps)) > 1:
            found |= {id(run) for run, _ in column}
    return frozenset(found)


def finished(run: Run, order: dict[int, int], turn: int) -> Line | None:
    """A run as a line: words put together, spaces set, boxes turned back to the page."""
    words = spelled(run, order)
    if not words:
        return None
    texts = [text for text, _ in words]
    boxes = [box_of(pieces, turn) for _, pieces in words]
    placed, at = [], 0
    for text, box in zip(texts, boxes, strict=True):
        placed.append(Word(at, at + len(text), box))
        at += len(text) + 1
    sizes: dict[float, int] = defaultdict(int)
    for piece in run.pieces:
        sizes[round(piece.size, 1)] += len(piece.text)
    bold = sum(len(piece.text) for piece in run.pieces if piece.is_bold)
    return Line(
        text=" ".join(texts),
        box=box_around(boxes),
        words=tuple(placed),
        size=max(sizes, key=lambda size: sizes[size]),
        is_bold=bold > 0.6 * sum(sizes.values()),
        cell=Cell(*run.cell) if run.cell else None,
    )


def spelled(run: Run, order: dict[int, int]) -> list[tuple[str, list[Piece]]]:
    """The words of a run with the pieces they are made of."""
    spacing = letter_spacing(run)
    groups: list[list[Piece]] = []
    before: Piece | None = None
    for piece in run.pieces:
        if before is not None and is_one_word(before, piece, order, spacing):
            groups[-1].append(piece)
        else:
            groups.append([piece])
        before = piece
    words = []
    for place, group in enumerate(groups):
        text = settled("".join(scripted(piece, run) for piece in group))
        hyphen = "-" if place < len(groups) - 1 or len(text) > 1 else ""
        text = text.replace(LINE_END_HYPHEN, hyphen or "-")
        if text := text.strip():
            words.append((" ".join(text.split()), group))
    return words


def scripted(piece: Piece, run: Run) -> str:
    if piece.size < run.size and piece.text.isdigit() and is_script(piece, run):
        return raised(piece.text)
    return piece.text


_ENOUGH_LETTERS = 5


def letter_spacing(run: Run) -> float:
    """The gap between letters that were set apart for emphasis; 0 in ordinary text."""
    single = sum(len(piece.text) == 1 for piece in run.pieces)
    if single < _ENOUGH_LETTERS or single < 0.8 * len(run.pieces):
        return 0.0
    gaps = [right.x0 - left.x1 for left, right in pairwise(run.pieces)]
    return max(0.0, median(gaps))


def is_one_word(left: Piece, right: Piece, order: dict[int, int], spacing: float) -> bool:
    gap = right.x0 - left.x1
    em = max(left.size, right.size)
    if spacing:
        return gap < 1.5 * spacing + GLUE * em
    if order[id(right)] == order[id(left)] + 1:
        return right.is_glued and gap < SCRIPT_GAP * em
    return gap < GLUE * em


def box_of(pieces: Sequence[Piece], turn: int) -> Box:
    x_one, y_one = turned_back(
        max(turn, 0), min(piece.x0 for piece in pieces), min(piece.y0 for piece in pieces)
    )
    x_two, y_two = turned_back(
        max(turn, 0), max(piece.x1 for piece in pieces), max(piece.y1 for piece in pieces)
    )
    return Box(
        round(min(x_one, x_two), 2),
        round(min(y_one, y_two), 2),
        round(max(x_one, x_two), 2),
        round(max(y_one, y_two), 2),
    )


def box_around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )
