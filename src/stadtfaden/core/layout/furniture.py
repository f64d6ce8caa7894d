"""Running headers, footers and page numbers: found by comparing pages, set aside, never lost."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from stadtfaden.core.layout.labels import Label, candidates, label_pages
from stadtfaden.core.layout.marks import FIELD_OF_ACTION, heading_number
from stadtfaden.core.pages import Hint, Line, RawPage

MARGIN = 0.125  # of the page's height, at the top and at the foot
DEEP_MARGIN = 0.2  # of the page's height, for the outermost lines
OUTERMOST = 3  # lines
DEEPEST = 5  # lines from the top or the foot, where a file knows no positions
WINDOW = 8  # pages to either side that a running title is compared with
SHARE = 0.6  # of the pages in the window that must carry it
FEWEST = 2  # other pages that must carry it
SAME_PLACE = 8.0  # points
SAME_SIZE = 0.8  # points
LONGEST = 160
LONGEST_TITLE = 120
LARGER = 1.15
NUMBERING = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]+\.|Kapitel \d+:?)\s+")
MOST_LINES = 3  # of furniture at the top or foot of a page whose file knows no positions
COUNTING = re.compile(r"\d{1,5}(?: \d{1,5})*")
FEWEST_NUMBERS = 5
FIFTH = 5  # some count every fifth line only
FULL_LINE = 30  # characters
NAMED_FIELD = re.compile(rf"\s*{FIELD_OF_ACTION}\s*\W*\s(?:\S.*)?[A-ZÄÖÜ]")
# „Priorität: hoch“, „Ziel“: these open or close one measure sheet after the other and are no footers.
FIELD = re.compile(
    r"\s*(?:(?!Stand|Datum|Anlage)[A-ZÄÖÜ][\w /-]{2,30}:(?:\s|$)"
    r"|\W*(?:Ziele?|Leitziele?|Zielsetzung|(?:Kurz)?Beschreibung|Maßnahmen?|Priorität|Kosten|Zeitraum|Laufzeit|Akteure"
    r"|Beteiligte|Zuständigkeit|Verantwortlich\w*|Federführung|Indikator(?:en)?|Definition|Datenquellen?|Status"
    r"|Umsetzungsstand|Finanzierung|Wirkung|Meilensteine|Hemmnisse|Bemerkung(?:en)?)\W*$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Body:
    """What is left of a page for its text, in the reader's order; empty lines stay."""

    page: RawPage
    lines: tuple[Line, ...]
    furniture: tuple[str, ...]
    label: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A line at the edge of a page; `rank` counts from the edge inwards."""

    page: int
    line: int
    key: str
    is_top: bool
    rank: int


def set_aside(pages: Sequence[RawPage]) -> list[Body]:
    """Every page parted into body and furniture, with its printed label."""
    edges = [edge_lines(page) for page in pages]
    labels = label_pages(
        [candidates(page_edges(page, edge)) for page, edge in zip(pages, edges, strict=True)],
        [page.declared_label for page in pages],
        [page.number for page in pages],
    )
    aside = with_fields_named(pages, running_lines(pages, edges, labels))
    return [
        parted(page, aside[place] | declared_furniture(page) | line_numbers(page), labels[place])
        for place, page in enumerate(pages)
    ]


def with_fields_named(pages: Sequence[RawPage], aside: list[set[int]]) -> list[set[int]]:
    """A running title that alone names a field of action stays in the text of the first page that has it.

    So what it says of the measures below can be quoted.
    """
    named: dict[str, tuple[int, int]] = {}
    for number, places in enumerate(aside):
        for place in sorted(places):
            text = pages[number].lines[place].text
            if NAMED_FIELD.match(text):
                named.setdefault(key_of(text, None), (number, place))
    if not named:
        return aside
    told = {
        key_of(line.text, None)
        for page, places in zip(pages, aside, strict=True)
        for place, line in enumerate(page.lines)
        if place not in places
    }
    kept = {where for key, where in named.items() if key not in told}
    return [{place for place in places if (number, place) not in kept} for number, places in enumerate(aside)]


def declared_furniture(page: RawPage) -> set[int]:
    return {place for place, line in enumerate(page.lines) if line.hint is Hint.FURNITURE}


def line_numbers(page: RawPage) -> set[int]:
    """Numbers in the margin that count the lines of a draft or of minutes."""
    bare = [
        place for place, line in enumerate(page.lines) if line.box and COUNTING.fullmatch(line.text.strip())
    ]
    text = [line.box.x0 for line in page.lines if line.box and len(line.text) > FULL_LINE]
    if len(bare) < FEWEST_NUMBERS or not text:
        return set()
    margin = [place for place in bare if right_of(page.lines[place]) < min(text)]
    values = [int(number) for place in margin for number in page.lines[place].text.split()]
    rising = sum(0 < later - earlier <= FIFTH for earlier, later in pairwise(values))
    return set(margin) if rising >= FEWEST_NUMBERS - 1 and rising >= len(values) * SHARE else set()


def right_of(line: Line) -> float:
    return line.box.x1 if line.box else 0.0


def parted(page: RawPage, aside: set[int], label: Label | None) -> Body:
    furniture = tuple(" ".join(page.lines[place].text.split()) for place in sorted(aside))
    lines = tuple(line for place, line in enumerate(page.lines) if place not in aside)
    return Body(page, lines, furniture, label.text if label else None)


def edge_lines(page: RawPage) -> list[tuple[int, bool, int]]:
    """(line, is it at the top, rank from the edge) of all lines that could be furniture."""
    filled = [place for place, line in enumerate(page.lines) if line.text.strip() and is_free(line)]
    if page.height and any(page.lines[place].box for place in filled):
        return boxed_edges(page, filled, page.height)
    half = (len(filled) + 1) // 2
    top = [(place, True, rank) for rank, place in enumerate(filled[: min(DEEPEST, half)])]
    foot = [
        (place, False, rank) for rank, place in enumerate(filled[::-1][: min(DEEPEST, len(filled) - half)])
    ]
    return top + foot


def is_free(line: Line) -> bool:
    return line.cell is None and line.hint in (None, Hint.FURNITURE)


def boxed_edges(page: RawPage, filled: list[int], height: float) -> list[tuple[int, bool, int]]:
    """Lines in the margins; and the outermost lines, where these lie deeper."""
    boxes = [(box, place) for place in filled if (box := page.lines[place].box) is not None]
    boxes.sort(key=lambda one: one[0].y0)
    edges = []
    for rank, (box, place) in enumerate(boxes):
        if box.y1 <= height * (DEEP_MARGIN if rank < OUTERMOST else MARGIN):
            edges.append((place, True, 0))
        elif box.y0 >= height * (1 - (DEEP_MARGIN if rank >= len(boxes) - OUTERMOST else MARGIN)):
            edges.append((place, False, 0))
    return edges


def page_edges(page: RawPage, edge: list[tuple[int, bool, int]]) -> list[tuple[int, str]]:
    return [(place, page.lines[place].text) for place, _, _ in edge]


def running_lines(
    pages: Sequence[RawPage], edges: list[list[tuple[int, bool, int]]], labels: list[Label | None]
) -> list[set[int]]:
    """The numbers of the lines of each page that are furniture."""
    places = [
        [
            Place(number, line, key_of(pages[number].lines[line].text, printed_at(label, line)), is_top, rank)
            for line, is_top, rank in edge
        ]
        for number, (edge, label) in enumerate(zip(edges, labels, strict=True))
    ]
    carriers: dict[tuple[str, bool], list[Place]] = defaultdict(list)
    for row in places:
        for place in row:
            carriers[place.key, place.is_top].append(place)
    inside = body_counts(pages, edges, {key for key, _ in carriers})
    titles = larger_titles(pages)
    aside = [
        aside_on(pages, row, labels[number], carriers, inside) | echoes(pages[number], edges[number], titles)
        for number, row in enumerate(places)
    ]
    return [lines | in_their_place(pages, edges, aside, number) for number, lines in enumerate(aside)]


def in_their_place(
    pages: Sequence[RawPage],
    edges: list[list[tuple[int, bool, int]]],
    aside: list[set[int]],
    number: int,
) -> set[int]:
    """A line on the height, and in the small type, that running titles of most pages around have alone.

    So a title that names two chapters goes, although it runs on one page only.
    """
    page, found = pages[number], set()
    for place, is_top, _ in edges[number]:
        line = page.lines[place]
        if not is_top or line.box is None or line.size is None or place in aside[number]:
            continue
        near = [one for one in range(max(0, number - WINDOW), number + WINDOW + 1) if one != number]
        near = [one for one in near if one < len(pages)]
        held = sum(has_running(pages[one], edges[one], aside[one], line) for one in near)
        if near and held >= SHARE * len(near):
            found.add(place)
    return found


def has_running(page: RawPage, edge: list[tuple[int, bool, int]], aside: set[int], line: Line) -> bool:
    """Whether all lines at the top of the page that stand like this one are furniture, and one is."""
    like = [
        place
        for place, is_top, _ in edge
        if is_top and is_level(page.lines[place], line) and alike(page.lines[place], line)
    ]
    return bool(like) and all(place in aside for place in like)


def is_level(one: Line, other: Line) -> bool:
    return one.box is not None and other.box is not None and abs(one.box.y1 - other.box.y1) <= SAME_SIZE


def larger_titles(pages: Sequence[RawPage]) -> dict[str, float]:
    """The largest type of each short line of the paper, by its words without number."""
    sizes: dict[str, float] = {}
    for page in pages:
        for line in page.lines:
            if line.box and line.size and len(line.text) <= LONGEST_TITLE:
                key = unnumbered(line.text)
                sizes[key] = max(sizes.get(key, 0.0), line.size)
    return sizes


def echoes(page: RawPage, edge: list[tuple[int, bool, int]], titles: dict[str, float]) -> set[int]:
    """Lines at the top that say in small type what a heading says in large: a chapter's running title."""
    return {
        place
        for place, is_top, _ in edge
        if is_top
        and (size := page.lines[place].size) is not None
        and titles.get(unnumbered(page.lines[place].text), 0.0) > size * LARGER
    }


def unnumbered(text: str) -> str:
    return " ".join(NUMBERING.sub("", text).split()).casefold()


def printed_at(label: Label | None, line: int) -> str | None:
    return dict(label.printed).get(line) if label else None


def key_of(text: str, number: str | None) -> str:
    """A line without its page number and spaces; what stays the same from page to page."""
    if number is not None:
        text = re.sub(rf"(?<!\w){re.escape(number)}(?!\w)", " ", text)
        text = re.sub(r"\s*\|\s*", " ", text)
    return " ".join(text.split()).casefold()


def body_counts(
    pages: Sequence[RawPage], edges: list[list[tuple[int, bool, int]]], keys: set[str]
) -> dict[str, int]:
    """How often each key stands in the middle of a page: what does so often is no furniture."""
    counts: dict[str, int] = defaultdict(int)
    for page, edge in zip(pages, edges, strict=True):
        outside = {line for line, _, _ in edge}
        for place, line in enumerate(page.lines):
            if place not in outside and line.text:
                key = " ".join(line.text.split()).casefold()
                if key in keys:
                    counts[key] += 1
    return counts


def aside_on(
    pages: Sequence[RawPage],
    row: list[Place],
    label: Label | None,
    carriers: dict[tuple[str, bool], list[Place]],
    inside: dict[str, int],
) -> set[int]:
    aside: set[int] = set()
    closed = {True: -1, False: -1}  # without boxes, furniture reaches inwards from the edge without a hole
    for place in sorted(row, key=lambda one: one.rank):
        line = pages[place.page].lines[place.line]
        if line.box is None and (place.rank > closed[place.is_top] + 1 or len(aside) >= 2 * MOST_LINES):
            continue
        others = carriers[place.key, place.is_top]
        prints_label = printed_at(label, place.line) is not None
        if prints_label or (inside[place.key] * 2 <= len(others) and is_running(pages, place, others)):
            aside.add(place.line)
            closed[place.is_top] = place.rank
    return aside | {line for line, _ in (label.printed if label else ())}


def is_running(pages: Sequence[RawPage], place: Place, others: list[Place]) -> bool:
    """Does the line stand at the same place of most pages around, or of most left or right ones?"""
    line = pages[place.page].lines[place.line]
    if len(line.text) > LONGEST or not place.key:
        return False
    near = {
        other.page
        for other in others
        if 0 < abs(other.page - place.page) <= WINDOW and alike(line, pages[other.page].lines[other.line])
    }
    fewest = FEWEST if line.box else FEWEST + 1
    if not near or len(near) < min(fewest, len(pages) - 1):
        return False
    if line.box is None and FIELD.match(line.text):
        return False
    if line.box is None and heading_number(line.text) and not any(page < place.page for page in near):
        return False  # a chapter's heading, before it runs on top of the chapter's pages
    span = range(min(*near, place.page), max(*near, place.page) + 1)
    return any(
        sum(page in near for page in side) >= SHARE * len(side)
        for side in (
            [page for page in span if page != place.page],
            [page for page in span if page != place.page and (page - place.page) % 2 == 0],
        )
        if side
    )


def alike(one: Line, other: Line) -> bool:
    if one.box is None or other.box is None:
        return True
    same_size = one.size is None or other.size is None or abs(one.size - other.size) <= SAME_SIZE
    return same_size and abs(one.box.y0 - other.box.y0) <= SAME_PLACE
