"""Papers as lines in time: from the day they bear to the year they plan to, or to what replaced them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH = 1000.0
LEFT = 360.0
RIGHT = 24.0
TOP = 44.0
ROW = 30.0
NAME_LENGTH = 46
MOST_LABELS = 9
STEPS = (1, 2, 5, 10, 20)


@dataclass(frozen=True, slots=True)
class Life:
    """A paper: `until` is None where nobody knows; `is_over` where another has taken its place."""

    name: str
    begins: date
    until: date | None
    is_over: bool
    is_adopted: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened on one day."""

    name: str
    on: date


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    y: str
    start: str
    end: str
    is_open: bool
    is_over: bool
    is_adopted: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    width: str
    height: str
    foot: str
    years: tuple[tuple[int, str], ...]
    today: str
    marks: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]


def timeline(lives: Sequence[Life], marks: Sequence[Mark], *, today: date) -> Timeline | None:
    """Oldest first; None where nothing has a date. A line without an end runs to today and is open."""
    if not lives and not marks:
        return None
    first = min(*(life.begins for life in lives), *(mark.on for mark in marks), today)
    last = max(*(life.until or life.begins for life in lives), *(mark.on for mark in marks), today)
    begin, end = first.year, last.year + 1

    def x_of(day: date) -> float:
        at = day.year + (day.timetuple().tm_yday - 1) / 366
        return LEFT + (at - begin) / (end - begin) * (WIDTH - LEFT - RIGHT)

    height = TOP + ROW * len(lives) + 12
    step = next((one for one in STEPS if (end - begin) / one <= MOST_LABELS), STEPS[-1])
    ordered = sorted(lives, key=lambda life: (life.begins, life.name))
    return Timeline(
        width=f"{WIDTH:.0f}",
        height=f"{height:.0f}",
        foot=f"{height - 8:.0f}",
        years=tuple(
            (year, f"{x_of(date(year, 1, 1)):.1f}") for year in range(begin, end + 1) if year % step == 0
        ),
        today=f"{x_of(today):.1f}",
        marks=tuple((mark.name, f"{x_of(mark.on):.1f}") for mark in marks),
        lines=tuple(
            Line(
                name=_short(life.name),
                y=f"{TOP + ROW * (index + 0.5):.1f}",
                start=f"{x_of(life.begins):.1f}",
                end=f"{x_of(max(life.until or today, life.begins)):.1f}",
                is_open=life.until is None,
                is_over=life.is_over,
                is_adopted=life.is_adopted,
            )
            for index, life in enumerate(ordered)
        ),
    )


def _short(name: str) -> str:
    return name if len(name) <= NAME_LENGTH else f"{name[: NAME_LENGTH - 1].rstrip()}…"
