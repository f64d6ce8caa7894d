"""The picture of the whole: how far the thread holds, level by level."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 1000.0
HEIGHT = 240.0
EDGE = 6.0
MOST = 14  # strands a level


@dataclass(frozen=True, slots=True)
class Level:
    """`held` of `how_many` hang on the level before; `by_paper` of those because the paper itself says so."""

    name: str
    how_many: int
    held: int = 0
    by_paper: int = 0


@dataclass(frozen=True, slots=True)
class Loom:
    """Paths by how sure they are; `knots` is one path of points, drawn round whatever the picture's shape."""

    levels: tuple[Level, ...]
    solid: tuple[str, ...]
    proposed: tuple[str, ...]
    loose: tuple[str, ...]
    knots: str


def loom(levels: Sequence[Level]) -> Loom:
    """Each level is drawn with at most MOST strands, in the true shares."""
    columns = [_spread(min(level.how_many, MOST), index, len(levels)) for index, level in enumerate(levels)]
    solid: list[str] = []
    proposed: list[str] = []
    loose: list[str] = []
    for index in range(1, len(levels)):
        level, near, far = levels[index], columns[index], columns[index - 1]
        held = _share(level.held, level.how_many, len(near)) if far else 0
        by_paper = min(held, _share(level.by_paper, level.how_many, len(near)))
        for place, knot in enumerate(near):
            if place >= held:
                loose.append(_loose(knot))
                continue
            end = far[min(place * len(far) // max(held, 1), len(far) - 1)]
            (solid if place < by_paper else proposed).append(_curve(end, knot))
    knots = "".join(f"M{x:.1f} {y:.1f}h0" for column in columns for x, y in column)
    return Loom(tuple(levels), tuple(solid), tuple(proposed), tuple(loose), knots)


def _spread(how_many: int, index: int, columns: int) -> list[tuple[float, float]]:
    x = EDGE + index * (WIDTH - 2 * EDGE) / max(columns - 1, 1)
    step = HEIGHT / (how_many + 1)
    return [(x, step * (place + 1)) for place in range(how_many)]


def _share(part: int, whole: int, drawn: int) -> int:
    """Rounded, but something is never nothing and not everything is never everything."""
    if not whole or not part:
        return 0
    if part == whole:
        return drawn
    return min(max(round(part / whole * drawn), 1), max(drawn - 1, 0))


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    middle = (start[0] + end[0]) / 2
    return (
        f"M{start[0]:.1f} {start[1]:.1f}C{middle:.1f} {start[1]:.1f} {middle:.1f} {end[1]:.1f} "
        f"{end[0]:.1f} {end[1]:.1f}"
    )


def _loose(knot: tuple[float, float]) -> str:
    return f"M{knot[0]:.1f} {knot[1]:.1f}h-56m0 -6v12"
