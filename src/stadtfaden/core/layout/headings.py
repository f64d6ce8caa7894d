"""Which lines are headings, and how high."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from stadtfaden.core.layout.assemble import Draft
from stadtfaden.core.layout.marks import (
    begins_lower,
    ends_sentence,
    has_leaders,
    heading_number,
    heading_word,
    is_caption,
    is_dashed_item,
    is_numbered_item,
    list_mark,
)
from stadtfaden.core.layout.strips import FULL_LINE, Strip, Style, has_room
from stadtfaden.core.pages import BlockKind, Hint

BIG = 1.15  # of the size of running text
RATHER_BIG = 1.05
NOT_SMALL = 0.92
LONGEST = 220  # characters
LONGEST_BOLD = 170
LONGEST_SENTENCE = 90
LONGEST_PLAIN = 90
MOST_WORDS = 12
LETTERS = re.compile(r"(?:[^\W\d_].*?){3}")
LOWEST = 6
LOWEST_LOOK = 4  # deeper than this, types differ for other reasons
STEP = math.log(1.1)
LONG, SHORT = 0.75, 0.65  # of the width of the column


def is_heading(strips: Sequence[Strip], place: int, style: Style, *, guesses: bool) -> bool:
    """Looks at one line and its neighbours; `guesses` allows to tell headings by words alone."""
    strip = strips[place]
    if strip.line.hint is not None or strip.line.cell is not None:
        return strip.line.hint is Hint.HEADING
    if is_plainly_text(strip, style) or not could_be(strip.text):
        return False
    following = strips[place + 1] if place + 1 < len(strips) else None
    previous = strips[place - 1] if place else None
    if strip.size is None or style.body_size is None:
        return guesses and is_plain_heading(previous, strip, following)
    return is_set_heading(previous, strip, following, style)


def is_plainly_text(strip: Strip, style: Style) -> bool:
    """The common case, told at once: the usual type, and no space above."""
    if strip.size is None or style.body_size is None or strip.line.is_bold:
        return False
    return strip.size < RATHER_BIG * style.body_size and not strip.gap


def could_be(text: str) -> bool:
    if len(text) > LONGEST or not LETTERS.search(text):
        return False
    if text[-1] in ",;" or has_leaders(text) or is_caption(text):
        return False
    return not list_mark(text) and not is_dashed_item(text)


def is_set_heading(previous: Strip | None, strip: Strip, following: Strip | None, style: Style) -> bool:
    """By size and weight, where the file knows them."""
    ratio = (strip.size or 0.0) / (style.body_size or 1.0)
    if ratio >= BIG:
        return True
    bold = strip.line.is_bold and not style.is_bold
    numbered = heading_number(strip.text) is not None
    stands_free = strip.gap or previous is None or previous.line.is_bold or (previous.size or 0) != strip.size
    if bold and ratio >= NOT_SMALL and (stands_free or numbered):
        return not runs_on(strip, following)
    if ratio >= RATHER_BIG and (numbered or strip.gap):
        return not ends_sentence(strip.text) and not runs_on(strip, following)
    deep = numbered and "." in (heading_number(strip.text) or "").rstrip(".")
    if deep and strip.gap and not ends_sentence(strip.text):
        return not runs_on(strip, following)
    return strip.line.box is not None and ratio >= NOT_SMALL and stands_over_text(previous, strip, following)


def stands_over_text(previous: Strip | None, strip: Strip, following: Strip | None) -> bool:
    """A short line in the usual type, with space above and below, and a paragraph after it."""
    if following is None or not (strip.gap and following.gap) or following.segment != strip.segment:
        return False
    if previous is None or not ends_sentence(previous.text) or len(strip.text) > LONGEST_PLAIN:
        return False
    is_text = following.size == strip.size and len(following.text) > FULL_LINE and following.text[0].isupper()
    fills = following.right - following.left > LONG * (following.margin - following.left)
    return (
        is_text
        and fills
        and strip.text[-1] not in ".:!-"
        and strip.text[0].isupper()
        and "  " not in strip.text
    )


def runs_on(strip: Strip, following: Strip | None) -> bool:
    """Is the line only the beginning of a sentence that the next line finishes?"""
    if following is None or following.gap or following.segment != strip.segment:
        return False
    same_look = following.line.is_bold == strip.line.is_bold and following.size == strip.size
    return not same_look and begins_lower(following.text)


def is_plain_heading(previous: Strip | None, strip: Strip, following: Strip | None) -> bool:
    """By number, brevity and empty lines, where there is nothing else."""
    text = strip.text
    if (
        len(text) > LONGEST_PLAIN
        or len(text.split()) > MOST_WORDS
        or text[-1] in ".:!?-"
        or begins_lower(text)
    ):
        return False
    if not is_free_above(previous, strip) or following is None or begins_lower(following.text):
        return False
    number = heading_number(text)
    if number is not None and not text[-1].isdigit():
        opens_page = previous is None and strip.right < SHORT * strip.margin
        return "." in number or ((following.gap or opens_page) and not is_numbered_item(following.text))
    if number is not None or text[0].isdigit() or not text[0].isalpha():
        return False
    if heading_word(text) is not None:
        return True
    return is_short_and_free(previous, strip, following)


def is_free_above(previous: Strip | None, strip: Strip) -> bool:
    if strip.gap or previous is None or carries_number(previous):
        return True
    return ends_sentence(previous.text) and has_room(previous, strip)


def carries_number(strip: Strip) -> bool:
    return heading_number(strip.text) is not None or heading_word(strip.text) is not None


def is_short_and_free(previous: Strip | None, strip: Strip, following: Strip) -> bool:
    long_below = following.right - following.left > LONG * (following.margin - following.left)
    is_short = strip.right - strip.left < SHORT * (strip.margin - strip.left)
    ended = previous is None or ends_sentence(previous.text) or carries_number(previous)
    if strip.text.isupper():
        return ended or strip.gap
    if strip.gap and following.gap:
        return is_short and ended
    return is_short and ended and long_below and following.text[0].isupper() and not strip.text[-1].isdigit()


def same_heading(strip: Strip, following: Strip) -> bool:
    """Does a heading that began on `strip` go on with the line that follows, a heading by itself too?"""
    if strip.line.hint is not None or strip.size is None:
        return False
    if following.segment != strip.segment or following.gap:
        return False
    if heading_number(following.text) or heading_word(following.text):
        return False
    return abs((following.size or 0) - strip.size) < 1 and following.line.is_bold == strip.line.is_bold


def settle(draft: Draft, style: Style) -> None:
    """What turned out too long for a heading is a paragraph in large or bold type."""
    text = " ".join(line.text.strip() for line in draft.cells[0])
    first = draft.cells[0][0]
    if first.hint is Hint.HEADING:
        draft.number = heading_number(text)
        return
    big = bool(first.size and style.body_size and first.size >= BIG * style.body_size)
    too_long = len(text) > (LONGEST if big else LONGEST_BOLD)
    if too_long or (ends_sentence(text) and text[-1] != ":" and len(text) > LONGEST_SENTENCE):
        draft.kind = BlockKind.PARAGRAPH
        return
    draft.number = heading_number(text)


def set_levels(pages: Sequence[Sequence[Draft]]) -> None:
    """Levels of all headings of a paper: by hint, by number, else by rank of their type.

    A look (size, weight) that mostly carries numbers has the depth of these numbers; other looks rank
    between them by size.
    """
    headings = [draft for page in pages for draft in page if draft.kind is BlockKind.HEADING]
    looks = look_levels(headings)
    deepest = 0
    for draft in headings:
        first = draft.cells[0][0]
        if first.level is not None and first.hint is Hint.HEADING:
            draft.level = first.level
        elif draft.number is not None:
            draft.level = depth(draft.number)
            deepest = draft.level
        elif first.size is not None:
            draft.level = looks[look(draft)]
        else:
            draft.level = min(deepest + 1, LOWEST)


def depth(number: str) -> int:
    return min(number.strip(".").count(".") + 1, LOWEST)


def look(draft: Draft) -> tuple[int, bool]:
    """Size in steps of a tenth, and weight."""
    first = draft.cells[0][0]
    return (round(math.log(max(first.size or 1.0, 1.0)) / STEP), first.is_bold)


def look_levels(headings: Sequence[Draft]) -> dict[tuple[int, bool], int]:
    depths: dict[tuple[int, bool], Counter[int]] = defaultdict(Counter)
    count = Counter(look(draft) for draft in headings)
    for draft in headings:
        if draft.number is not None:
            depths[look(draft)][depth(draft.number)] += 1
    levels: dict[tuple[int, bool], int] = {}
    level = 0
    after_numbered = False
    for one in sorted(count, reverse=True):
        numbered = depths[one]
        is_numbered = sum(numbered.values()) * 2 >= count[one]
        if is_numbered:
            level = max(numbered, key=numbered.__getitem__)
        elif after_numbered or (count[one] > 1 and count_above(levels, count)):
            level = min(level + 1, max(level, LOWEST_LOOK))
        after_numbered = is_numbered
        levels[one] = max(level, 1)
    return levels


def count_above(levels: dict[tuple[int, bool], int], count: Counter[tuple[int, bool]]) -> bool:
    """A single line in large type is the title of the paper and pushes nobody down."""
    return any(count[one] > 1 for one in levels)
