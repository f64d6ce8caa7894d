"""Pieces of text become printed lines; two columns never share one."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from stadtfaden.adapters.readers.pdf.characters import Piece
from stadtfaden.adapters.readers.pdf.frame import turned_back
from stadtfaden.adapters.readers.pdf.joins import Wall, join_across
from stadtfaden.adapters.readers.pdf.letters import LINE_END_HYPHEN, raised, settled
from stadtfaden.adapters.readers.pdf.runs import GLUE, SCRIPT_GAP, Run, close_gap, first_runs, is_script
from stadtfaden.core.pages import Box, Cell, Line, Word


def printed_lines(pieces: Sequence[Piece], turn: int, walls: Sequence[Wall] = ()) -> list[Line]:
    """Lines in file order, in page coordinates. `walls` are vertical rules that no line crosses."""
    close = close_gap(pieces)
    joined = join_across(first_runs(pieces, close), walls, close)
    joined.sort(key=lambda run: min(piece.place for piece in run.pieces))
    return [line for run in joined if (line := finished(run, turn)) is not None]


_MOSTLY = 0.6  # „Ziel:“ alone in bold is no bold line


def finished(run: Run, turn: int) -> Line | None:
    """A run as a line: words put together, spaces set, boxes turned back to the page."""
    texts, words, at = [], [], 0
    for group in word_groups(run):
        text = spelled(group, run)
        if text:
            texts.append(text)
            words.append(Word(at, at + len(text), box_of(group, turn)))
            at += len(text) + 1
    if not words:
        return None
    sizes: dict[float, int] = defaultdict(int)
    bold = 0
    for piece in run.pieces:
        sizes[piece.size] += len(piece.text)
        bold += len(piece.text) if piece.is_bold else 0
    usual = max(sizes, key=lambda size: sizes[size])
    return Line(
        text=" ".join(texts),
        box=box_of(run.pieces, turn),
        words=tuple(words),
        size=round(usual, 1),
        is_bold=bold > _MOSTLY * sum(sizes.values()),
        cell=Cell(*run.cell) if run.cell else None,
    )


def word_groups(run: Run) -> list[list[Piece]]:
    """The pieces of each word."""
    spacing = letter_spacing(run)
    groups = [[run.pieces[0]]]
    for before, piece in pairwise(run.pieces):
        if is_one_word(before, piece, spacing):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def spelled(group: Sequence[Piece], run: Run) -> str:
    """A word without white space inside."""
    text = settled("".join([scripted(piece, run) for piece in group])).replace(LINE_END_HYPHEN, "-")
    return "".join(text.split())


_LEAST_RAISE = 0.15  # em; small type beside large type stands a little higher and is no mark


def scripted(piece: Piece, run: Run) -> str:
    is_raised = run.base - piece.base > _LEAST_RAISE * run.size
    if is_raised and piece.size < run.size and piece.text.isdigit() and is_script(piece, run):
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


def is_one_word(left: Piece, right: Piece, spacing: float) -> bool:
    gap = right.x0 - left.x1
    em = max(left.size, right.size)
    if spacing:
        return gap < 1.5 * spacing + GLUE * em
    if right.place == left.place + 1:
        return right.is_glued and gap < SCRIPT_GAP * em
    return gap < GLUE * em


def box_of(pieces: Sequence[Piece], turn: int) -> Box:
    if len(pieces) == 1:
        _, _, _, x0, x1, y0, y1, *_ = pieces[0]
    else:
        x0, x1 = min([piece.x0 for piece in pieces]), max([piece.x1 for piece in pieces])
        y0, y1 = min([piece.y0 for piece in pieces]), max([piece.y1 for piece in pieces])
    if turn <= 0:
        return Box(x0, y0, x1, y1)
    x_one, y_one = turned_back(turn, x0, y0)
    x_two, y_two = turned_back(turn, x1, y1)
    return Box(min(x_one, x_two), min(y_one, y_two), max(x_one, x_two), max(y_one, y_two))
