"""Footnotes: small type at the foot of the page behind a number, or a number that the text refers to."""

import re
from collections.abc import Sequence

from stadtfaden.core.layout.marks import footnote_mark
from stadtfaden.core.layout.strips import Strip, Style

SMALL = 0.9  # of the size of running text
LOWER_PART = 0.45  # of the page's height
DEEPEST = 14  # lines from the foot, where a file knows no sizes


def footnote_lines(strips: Sequence[Strip], style: Style, height: float | None) -> set[int]:
    """Places of the lines that are footnotes."""
    if height and style.body_size:
        return small_notes(strips, style.body_size, height)
    if any(strip.size for strip in strips):
        return set()
    return referred_notes(strips)


def small_notes(strips: Sequence[Strip], body: float, height: float) -> set[int]:
    notes: set[int] = set()
    is_open = False
    for place, strip in enumerate(strips):
        small = (
            strip.line.cell is None
            and strip.size is not None
            and strip.size <= SMALL * body
            and strip.top > LOWER_PART * height
        )
        begins = (
            small and footnote_mark(strip.text) is not None and is_last_of_its_column(strips, place, body)
        )
        is_open = begins or (is_open and small and strip.segment == strips[place - 1].segment)
        if is_open:
            notes.add(place)
    return notes


def is_last_of_its_column(strips: Sequence[Strip], place: int, body: float) -> bool:
    """No running text stands below."""
    strip = strips[place]
    return not any(
        other.top > strip.top
        and other.size is not None
        and other.size > SMALL * body
        and other.left < strip.right
        and other.right > strip.left
        for other in strips
    )


def referred_notes(strips: Sequence[Strip]) -> set[int]:
    first = max(1, len(strips) - DEEPEST)
    for place in range(first, len(strips)):
        mark = footnote_mark(strips[place].text)
        if mark is None or not mark.isdigit() or strips[place].line.cell or strips[place].line.hint:
            continue
        reference = re.compile(rf"[a-zäöüß)\],;.“\"]{mark}(?![\d%]|[.,]\d)")
        if any(reference.search(strip.text) for strip in strips[:place]) and rises(strips, place, int(mark)):
            return set(range(place, len(strips)))
    return set()


def rises(strips: Sequence[Strip], place: int, mark: int) -> bool:
    """Every further number at the beginning of a line is the next one."""
    for strip in strips[place + 1 :]:
        found = footnote_mark(strip.text)
        if found is not None and found.isdigit():
            if int(found) != mark + 1:
                return False
            mark += 1
    return True
