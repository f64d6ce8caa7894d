"""Lines of a table of contents: an entry, dots or space, a page number."""

from collections.abc import Sequence

from stadtfaden.core.layout.marks import (
    has_leaders,
    has_trailing_page,
    is_contents_title,
    list_mark,
)
from stadtfaden.core.layout.strips import Strip, stands_beside

FEWEST = 3
SHARE = 0.4  # of the lines below a title like „Inhalt“ that must end in a page number
LONGEST = 140


def contents_lines(strips: Sequence[Strip]) -> set[int]:
    """Places of the lines that belong to a table of contents."""
    free = [place for place, strip in enumerate(strips) if strip.line.cell is None]
    leaders = {place for place in free if has_leaders(strips[place].text)}
    title = next((place for place in free if is_contents_title(strips[place].text)), None)
    entries = set(leaders) if len(leaders) >= FEWEST else set()
    if title is not None:
        below = [place for place in free if place > title]
        paged = {place for place in below if ends_in_page(strips[place].text)}
        if len(paged) >= FEWEST and len(paged) >= SHARE * len(below):
            entries |= paged
    return entries | wrapped(strips, entries) | beside(strips, entries)


def ends_in_page(text: str) -> bool:
    return len(text) <= LONGEST and (has_trailing_page(text) or text.isdigit()) and not list_mark(text)


def wrapped(strips: Sequence[Strip], entries: set[int]) -> set[int]:
    """The first line of an entry that takes two, and numbers set apart."""
    return {
        place - 1
        for place in entries
        if place - 1 not in entries
        and place
        and place - 2 in entries
        and strips[place - 1].line.cell is None
        and not is_contents_title(strips[place - 1].text)
    }


def beside(strips: Sequence[Strip], entries: set[int]) -> set[int]:
    """Titles whose page number stands apart on the same line."""
    return {
        other
        for place in entries
        for other in (place - 1, place + 1)
        if 0 <= other < len(strips)
        and strips[other].line.cell is None
        and stands_beside(strips[place], strips[other])
    }
