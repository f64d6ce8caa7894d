"""Runs: pieces that follow each other on one baseline, in the file or on the page."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from stadtfaden.adapters.readers.pdf.characters import Piece

# All in em, the size of the larger text of the two.
SAME_BASE = 0.2
OVERLAP = -0.45
CLOSE = 0.6  # below: a space between words; above: only a reason decides; more in type of one width
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

    def takes(self, piece: Piece, close: float) -> bool:
        em = max(self.pieces[-1].size, piece.size)
        gap = (piece.x0 - self.x1) / em
        if not OVERLAP <= gap <= close or piece.cell != self.cell:
            return False
        if piece.base == self.base:  # the common case, 600 times a page
            return True
        if abs(piece.base - self.base) <= SAME_BASE * min(self.size, piece.size):
            return True
        return gap <= SCRIPT_GAP and is_script(piece, self) is not None

    def add(self, piece: Piece) -> None:
        if piece.size > self.size / SCRIPT_SIZE:
            self.base, self.size = piece.base, piece.size
        self.pieces.append(piece)
        self.x0 = min(self.x0, piece.x0)
        self.x1 = max(self.x1, piece.x1)

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


_ENOUGH_SPACES = 20
_WIDEST_SPACE = 0.85  # of a typewriter, with the air beside thin letters
_SPREAD = 1.6


def close_gap(pieces: Sequence[Piece]) -> float:
    """The widest gap of this page, in em, that is surely a space between words.

    Half the spaces are no wider than `CLOSE / 2` in common type; on a typewriter each is as wide as
    a letter, and two columns are still further apart.
    """
    spaces = sorted(
        gap
        for left, right in pairwise(pieces)
        if not right.is_glued
        and left.base == right.base
        and 0 < (gap := (right.x0 - left.x1) / right.size) < _WIDEST_SPACE
    )
    if len(spaces) < _ENOUGH_SPACES:
        return CLOSE
    return max(CLOSE, _SPREAD * spaces[len(spaces) // 2])


def first_runs(pieces: Iterable[Piece], close: float) -> list[Run]:
    """What follows in the file and on the line."""
    runs: list[Run] = []
    for piece in pieces:
        if runs and runs[-1].takes(piece, close):
            runs[-1].add(piece)
        else:
            runs.append(Run(piece))
    return runs


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
