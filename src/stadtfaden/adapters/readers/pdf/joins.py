"""Which runs of one row are one printed line: by nearness, or with a reason."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stadtfaden.adapters.readers.pdf.letters import is_bullet, is_code, is_list_mark
from stadtfaden.adapters.readers.pdf.runs import CLOSE, FAR_MARK, OVERLAP, WIDE, Run, rows_of


@dataclass(frozen=True, slots=True)
class Wall:
    """A vertical rule, in the coordinates of the pieces."""

    x: float
    y0: float
    y1: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """What all rows of a page tell about one gap in one of them. Places are x, sorted.

    `edges`: text begins there after a gap or at the left of a row. `labels`: text begins there right of
    something that is no list mark, far off. `contents`: ids of runs that are page numbers of titles.
    `tails`: ids of runs that end a line whose words were spread to fill its column. `close`: em.
    """

    edges: Sequence[float]
    labels: Sequence[float]
    contents: frozenset[int]
    tails: frozenset[int]
    walls: Sequence[Wall]
    close: float


def alignment(rows: Sequence[list[Run]], walls: Sequence[Wall], close: float) -> Alignment:
    edges, labels = [], []
    for row in rows:
        end = float("-inf")
        for place, run in enumerate(row):
            gap = (run.x0 - end) / run.size
            if gap > close:
                edges.append(run.x0)
            if place and gap > WIDE and not is_list_mark(row[place - 1].text):
                labels.append(run.x0)
            end = max(end, run.x1)
    return Alignment(sorted(edges), sorted(labels), contents_numbers(rows), tails(rows), walls, close)


def join_across(runs: Sequence[Run], walls: Sequence[Wall], close: float) -> list[Run]:
    """The same pieces in fewer runs; `close` is the gap in em that is surely a space."""
    rows = rows_of(runs)
    page = alignment(rows, walls, close)
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
    # The type beside the gap counts: a bullet at the other end of the line may be set much larger.
    gap = (run.x0 - left.x1) / max(left.pieces[-1].size, run.pieces[0].size)
    if left.cell != run.cell or gap < OVERLAP or is_walled(left, run, page.walls):
        return False
    if gap <= page.close or id(run) in page.contents or id(run) in page.tails:
        return True
    if is_bullet(run.pieces[0].text):
        return False  # an item of the next column
    return is_marked(left, run, gap, page) or (
        gap <= WIDE and how_many_at(run.x0, page.edges) < ENOUGH_ALIGNED
    )


def is_marked(left: Run, run: Run, gap: float, page: Alignment) -> bool:
    """Leading dots, a list mark or a code belongs to what stands right of it."""
    if gap <= WIDE and is_code(left.text):
        return left.pieces[-1].is_bold == run.pieces[0].is_bold
    if gap <= FAR_MARK and is_list_mark(left.text):
        return gap <= WIDE or how_many_at(run.x0, page.labels) < ENOUGH_LABELS
    return gap <= FAR_MARK and left.text.endswith(LEADERS)


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


_MOST_SPREAD = 6.0  # em
_NEXT_ROW = 2.2  # em from baseline to baseline


def tails(rows: Sequence[list[Run]]) -> frozenset[int]:
    """Ends of lines that were spread to the width of their column.

    The line above reaches from the one part to the end of the other without a gap, and below, nothing
    begins after the gap: so it is no second column.
    """
    found: set[int] = set()
    for place, row in enumerate(rows):
        for left, run in pairwise(row):
            if not CLOSE < (run.x0 - left.x1) / run.size <= _MOST_SPREAD:
                continue
            above = [one for other in rows[max(0, place - 2) : place] for one in other if is_next(one, run)]
            below = [one for other in rows[place + 1 : place + 3] for one in other if is_next(one, run)]
            ends = [one.x1 for one in row if one.x1 >= run.x1]
            if any(covers(one, left, ends) for one in above) and not any(
                left.x1 < one.x0 < run.x1 for one in below
            ):
                found.add(id(run))
    return frozenset(found)


def is_next(one: Run, other: Run) -> bool:
    return abs(one.base - other.base) <= _NEXT_ROW * other.size


def covers(above: Run, left: Run, ends: Iterable[float]) -> bool:
    """From where the left part begins to where one of the parts after the gap ends."""
    return above.x0 <= left.x0 + ALIGNED and any(abs(above.x1 - end) <= ALIGNED for end in ends)
