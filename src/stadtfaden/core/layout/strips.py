"""Lines with what their place says: the space above, the room left at their end, the column they stand in."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from stadtfaden.core.layout.marks import begins_lower, dangles, ends_sentence
from stadtfaden.core.pages import Line

WINDOW = 5  # lines to either side that tell where the right margin is
WIDER = 1.22  # times the usual line spacing is a gap
USUAL_PITCH = 1.25  # line spacing in type sizes, where a paper is too short to tell
TIGHTEST, WIDEST = 0.9, 2.1
LETTER = 0.5  # width of a letter in type sizes
ENOUGH = 8
NEARLY_FULL = 0.8
FULL_LINE = 30  # characters; what is shorter is no running text
LOWER_SHARE = 0.15


@dataclass(slots=True)
class Strip:
    """Places are in points, or in characters and lines where the file knows no positions.

    `segment` counts columns and other pieces that the eye jumps between; `gap` says that more space
    than usual stands above; `margin` is where lines around here end.
    """

    line: Line
    text: str
    left: float
    right: float
    top: float
    size: float | None
    segment: int
    gap: bool
    margin: float = 0.0


@dataclass(frozen=True, slots=True)
class Style:
    """What is usual in the paper: size of its running text, whether that is bold, space between lines."""

    body_size: float | None
    is_bold: bool
    pitch: float


def learn_style(pages: Iterable[Sequence[Line]]) -> Style:
    """By number of characters; tables count less than text."""
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    pitches = []
    for lines in pages:
        pitches.extend(pitches_of(lines))
        for line in lines:
            if line.size:
                weight = len(line.text) // (4 if line.cell else 1)
                sizes[round(line.size * 2) / 2] += weight
                bold[line.is_bold] += weight
    body = max(sizes, key=sizes.__getitem__, default=None)
    return Style(
        body, bold[True] > bold[False] / 2, median(pitches) if len(pitches) >= ENOUGH else USUAL_PITCH
    )


def pitches_of(lines: Sequence[Line]) -> list[float]:
    found = []
    for upper, lower in pairwise(lines):
        if upper.box and lower.box and upper.size and lower.size and abs(upper.size - lower.size) < 1:
            pitch = (lower.box.y1 - upper.box.y1) / lower.size
            if TIGHTEST < pitch < WIDEST:
                found.append(pitch)
    return found


def strips_of(lines: Sequence[Line], style: Style) -> list[Strip]:
    """The lines in reading order, empty ones turned into gaps."""
    own = pitches_of(lines)
    pitch = sorted(own)[len(own) * 2 // 5] if len(own) >= ENOUGH else style.pitch
    strips: list[Strip] = []
    blank = 0
    for row, line in enumerate(lines):
        text = line.text.strip()
        if not text:
            blank += 1
            continue
        strip = new_strip(line, text, row)
        previous = strips[-1] if strips else None
        if previous is None:
            strip.gap = True
        else:
            strip.segment = previous.segment + jumps(previous, strip)
            strip.gap = blank > 0 if line.box is None else is_apart(previous, strip, pitch)
        strips.append(strip)
        blank = 0
    close_double_spacing(strips)
    set_margins(strips)
    return strips


def new_strip(line: Line, text: str, row: int) -> Strip:
    box = line.box
    if box is None:
        left = float(len(line.text) - len(line.text.lstrip()))
        return Strip(line, text, left, left + len(text), float(row), line.size, 0, gap=False)
    return Strip(line, text, box.x0, box.x1, box.y1, line.size, 0, gap=False)


def jumps(previous: Strip, strip: Strip) -> bool:
    if strip.line.box is None or previous.line.box is None:
        return False
    if stands_close(previous, strip):
        return False
    upwards = strip.top < previous.top - 1
    beside = strip.left > previous.right or strip.right < previous.left
    return upwards or beside


def is_apart(previous: Strip, strip: Strip, pitch: float) -> bool:
    if strip.segment != previous.segment:
        return True
    size = max(strip.size or 0, previous.size or 0)
    return bool(size) and strip.top - previous.top > pitch * size * WIDER


def close_double_spacing(strips: list[Strip]) -> None:
    """Where an empty line follows every line, it ends no paragraph."""
    after_gap = [
        strip for strip in strips if strip.gap and strip.line.box is None and strip.line.hint is None
    ]
    if len(after_gap) < max(ENOUGH, len(strips) // 2):
        return
    if sum(begins_lower(strip.text) for strip in after_gap) > LOWER_SHARE * len(after_gap):
        for strip in after_gap[1:]:
            strip.gap = False


def set_margins(strips: list[Strip]) -> None:
    for place, strip in enumerate(strips):
        around = strips[max(0, place - WINDOW) : place + WINDOW + 1]
        strip.margin = (
            max(other.right for other in around if other.segment == strip.segment and other.line.cell is None)
            if strip.line.cell is None
            else strip.right
        )


def has_room(strip: Strip, following: Strip) -> bool:
    """Would the next line's first word have fit on this line? Then the line ended on purpose.

    A line that ends inside a sentence and is nearly full has no room: margins are only estimated.
    """
    if dangles(strip.text) or stands_close(strip, following):
        return False
    if not ends_sentence(strip.text) and strip.right - strip.left > NEARLY_FULL * (strip.margin - strip.left):
        return False
    if strip.segment != following.segment:
        return strip.margin - strip.right > (strip.margin - strip.left) / 4
    if strip.line.box is None:
        return strip.margin - strip.right > len(following.text.split(None, 1)[0]) + 2
    words = following.line.words
    size = strip.size or 0.0
    first = (
        words[0].box.x1 - words[0].box.x0 if words else len(following.text.split(None, 1)[0]) * LETTER * size
    )
    return strip.margin - strip.right > first + size


def runs_over(strip: Strip) -> bool:
    """Ends inside a sentence, at the margin or with a word that nothing ends with."""
    if ends_sentence(strip.text):
        return False
    is_full = strip.right - strip.left > NEARLY_FULL * (strip.margin - strip.left)
    return dangles(strip.text) or (is_full and len(strip.text) > FULL_LINE)


def stands_beside(strip: Strip, following: Strip) -> bool:
    """On the same printed line."""
    if strip.line.box is None or following.line.box is None:
        return False
    return abs(strip.top - following.top) < (strip.size or 0.0) / 2


def stands_close(strip: Strip, following: Strip) -> bool:
    """On the same printed line with no more than a wide space between: pieces of one line."""
    return stands_beside(strip, following) and 0 <= following.left - strip.right < (strip.size or 0.0)
