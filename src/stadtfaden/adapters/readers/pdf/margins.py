"""Line numbers in the margin: numbers of the printing, not of the text. Plain Python."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from stadtfaden.core.pages import Hint, Line

_NUMBER = re.compile(r"\d{1,5}")
_LEAST_COUNT = {1: 12, 5: 4, 10: 4}  # how many make a margin, by the step from one to the next
_MOST_STEPS_WRONG = 0.1


def with_margins_marked(lines: Sequence[Line]) -> list[Line]:
    """Bare numbers below each other that rise by 1, 5 or 10 all down the page become furniture."""
    columns: dict[int, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if line.box is not None and line.cell is None and _NUMBER.fullmatch(line.text):
            columns[round(line.box.x1 / 4)].append(place)
    marked: set[int] = set()
    for places in columns.values():
        if is_margin([int(lines[place].text) for place in sorted(places, key=lambda at: _foot(lines[at]))]):
            marked.update(places)
    return [
        replace(line, hint=Hint.FURNITURE) if place in marked else line for place, line in enumerate(lines)
    ]


def is_margin(numbers: Sequence[int]) -> bool:
    steps = Counter(later - earlier for earlier, later in pairwise(numbers))
    if not steps:
        return False
    step, count = steps.most_common(1)[0]
    enough = _LEAST_COUNT.get(step)
    return enough is not None and len(numbers) >= enough and count >= (1 - _MOST_STEPS_WRONG) * steps.total()


def _foot(line: Line) -> float:
    return line.box.y1 if line.box is not None else 0.0
