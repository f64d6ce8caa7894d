"""Pieces of text become printed lines; two columns never share one."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from stadtfaden.adapters.readers.pdf.characters import Piece
from stadtfaden.adapters.readers.pdf.frame import turned_back
from stadtfaden.adapters.readers.pdf.joins import Wall, join_across
from stadtfaden.adapters.readers.pdf.letters import LINE_END_HYPHEN, raised, settled
from stadtfaden.adapters.readers.pdf.runs import GLUE, SCRIPT_GAP, Run, first_runs, is_script
from stadtfaden.core.pages import Box, Cell, Line, Word


def printed_lines(pieces: Sequence[Piece], turn: int, walls: Sequence[Wall] = ()) -> list[Line]:
    """Lines in file order, in page coordinates. `walls` are vertical rules that no line crosses."""
    runs = first_runs(pieces)
    order = {id(piece): place for place, piece in enumerate(pieces)}
    joined = join_across(runs, walls)
    joined.sort(key=lambda run: min(order[id(piece)] for piece in run.pieces))
    return [line for run in joined if (line := finished(run, order, turn)) is not None]


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
