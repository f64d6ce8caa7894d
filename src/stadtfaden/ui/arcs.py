"""Who supports whom: papers one below the other, a bundle of links an arc; positions as text for an SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH = 820.0
LEFT = 360.0
TOP = 18.0
ROW = 30.0
NAME_LENGTH = 46
ROUNDEST = 380.0  # how far an arc may reach to the right
THINNEST, THICKEST = 1.5, 5.0


@dataclass(frozen=True, slots=True)
class Bundle:
    """So many links from one row to another; `is_certain`: people confirmed all of them."""

    source: int
    target: int
    how_many: int
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    y: str


@dataclass(frozen=True, slots=True)
class Arc:
    path: str
    thickness: str
    says: str
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Arcs:
    width: str
    height: str
    x: str
    rows: tuple[Row, ...]
    arcs: tuple[Arc, ...]


def arcs(names: Sequence[str], bundles: Iterable[Bundle]) -> Arcs | None:
    """Rows in the order of the names; None without a bundle. Thin arcs are drawn last: none is hidden."""
    found = sorted(bundles, key=lambda one: -one.how_many)
    if not found:
        return None
    most = found[0].how_many
    return Arcs(
        width=f"{WIDTH:.0f}",
        height=f"{TOP * 2 + ROW * len(names):.0f}",
        x=f"{LEFT:.0f}",
        rows=tuple(Row(_short(name), f"{_y(index):.1f}") for index, name in enumerate(names)),
        arcs=tuple(_arc(one, names, most) for one in found),
    )


def _arc(one: Bundle, names: Sequence[str], most: int) -> Arc:
    start, end = _y(one.source), _y(one.target)
    height = abs(end - start) / 2
    reach = min(height * 1.4 + 12, ROUNDEST)
    turn = 1 if end > start else 0
    thickness = THINNEST + (THICKEST - THINNEST) * ((one.how_many - 1) / max(most - 1, 1)) ** 0.5
    return Arc(
        path=f"M{LEFT:.1f} {start:.1f}A{reach:.1f} {height:.1f} 0 0 {turn} {LEFT:.1f} {end:.1f}",
        thickness=f"{thickness:.1f}",
        says=f"{names[one.source]} → {names[one.target]}: {one.how_many}",
        is_certain=one.is_certain,
    )


def _y(index: int) -> float:
    return TOP + ROW * (index + 0.5)


def _short(name: str) -> str:
    return name if len(name) <= NAME_LENGTH else f"{name[: NAME_LENGTH - 1].rstrip()}…"
