"""Targets on a time axis: one strand a paper, one knot a year; positions as text for an SVG."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

LEFT = 250.0
RIGHT = 30.0
WIDTH = 820.0
TOP = 34.0
ROW = 30.0
NAME_LENGTH = 34
YEARS_BETWEEN_LABELS = (1, 2, 5, 10, 20)
MOST_LABELS = 12


@dataclass(frozen=True, slots=True)
class Dated:
    """A target as the axis sees it."""

    strand: str
    year: int
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Knot:
    x: str
    y: str
    radius: str
    year: int
    how_many: int
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Strand:
    name: str
    short: str
    y: str
    start: str
    end: str
    knots: tuple[Knot, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    width: str
    height: str
    foot: str
    left: str
    years: tuple[tuple[int, str], ...]
    today: str | None
    strands: tuple[Strand, ...]


def time_axis(dated: Iterable[Dated], *, today: int, longest: int = 14) -> Axis | None:
    """None without anything dated. Papers with most targets first, at most `longest`; a table has all."""
    rows = list(dated)
    if not rows:
        return None
    first, last = min(row.year for row in rows), max(row.year for row in rows)
    first, last = min(first, today), max(last, first + 1, today + 1)
    names = [name for name, _ in Counter(row.strand for row in rows).most_common(longest)]
    height = TOP + ROW * len(names) + 10

    def x_of(year: int) -> float:
        return LEFT + (year - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    return Axis(
        width=f"{WIDTH:.0f}",
        height=f"{height:.0f}",
        foot=f"{height - 8:.0f}",
        left=f"{LEFT:.0f}",
        years=tuple((year, f"{x_of(year):.1f}") for year in _labelled(first, last)),
        today=f"{x_of(today):.1f}" if first < today < last else None,
        strands=tuple(
            _strand(name, TOP + ROW * (index + 0.5), [row for row in rows if row.strand == name], x_of)
            for index, name in enumerate(names)
        ),
    )


def _strand(name: str, y: float, rows: Sequence[Dated], x_of: Callable[[int], float]) -> Strand:
    counted = Counter(row.year for row in rows)
    knots = tuple(
        Knot(
            x=f"{x_of(year):.1f}",
            y=f"{y:.1f}",
            radius=f"{min(4.5 + how_many**0.5, 11):.1f}",
            year=year,
            how_many=how_many,
            is_certain=all(row.is_confirmed for row in rows if row.year == year),
        )
        for year, how_many in sorted(counted.items())
    )
    short = name if len(name) <= NAME_LENGTH else f"{name[: NAME_LENGTH - 1].rstrip()}…"
    return Strand(name, short, f"{y:.1f}", f"{LEFT:.1f}", knots[-1].x, knots)


def _labelled(first: int, last: int) -> list[int]:
    step = next(
        (years for years in YEARS_BETWEEN_LABELS if (last - first) / years <= MOST_LABELS),
        YEARS_BETWEEN_LABELS[-1],
    )
    return [year for year in range(first, last + 1) if year % step == 0]
