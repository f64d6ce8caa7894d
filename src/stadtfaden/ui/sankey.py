"""From goals over measures to money: bands whose width is the sum; positions as text for an SVG. For a narrow
screen the same as rows with a bar each.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 1000.0
BAR = 10.0
GOAL_X, MEASURE_X, MONEY_X = 340.0, 440.0, 980.0
GAP = 10.0
LEAST = 18.0  # room for one line of writing
TOP = 8.0
SCALE = 560.0  # points for all of the money together
GOAL_LENGTH, MEASURE_LENGTH = 46, 76  # letters that fit before the bar of one and behind that of the other


@dataclass(frozen=True, slots=True)
class Flow:
    """One measure with its cost in euros, below one goal."""

    goal: str
    measure: str
    euros: int


@dataclass(frozen=True, slots=True)
class Node:
    name: str
    x: str
    y: str
    height: str
    label_y: str


@dataclass(frozen=True, slots=True)
class Share:
    """`share` in percent of the most expensive."""

    goal: str
    measure: str
    share: str


@dataclass(frozen=True, slots=True)
class Sankey:
    width: str
    height: str
    goals: tuple[Node, ...]
    measures: tuple[Node, ...]
    money: Node
    bands: tuple[tuple[str, str], ...]  # path, and what it says
    rows: tuple[Share, ...]  # in the order of the picture


def sankey(flows: Sequence[Flow]) -> Sankey | None:
    """Goals with most money first, below each its measures; None without money. Order of equals is kept."""
    total = sum(flow.euros for flow in flows)
    if not total:
        return None
    sums: dict[str, int] = {}
    for flow in flows:
        sums[flow.goal] = sums.get(flow.goal, 0) + flow.euros
    ordered = sorted(flows, key=lambda flow: (-sums[flow.goal], flow.goal, -flow.euros))
    tops, y = [], TOP
    for flow in ordered:
        tops.append(y)
        y += max(_thick(flow.euros, total), LEAST) + GAP
    height = y - GAP + TOP
    money_top = max((height - SCALE) / 2, TOP)
    bands, measures, goals = [], [], []
    money_at, goal_at, last_goal = money_top, TOP, ""
    for flow, top in zip(ordered, tops, strict=True):
        thick = _thick(flow.euros, total)
        if flow.goal != last_goal:
            last_goal, goal_at = flow.goal, top
            whole = _thick(sums[flow.goal], total)
            goals.append(_node(_cut(flow.goal, GOAL_LENGTH), GOAL_X, top, whole))
        measures.append(_node(_cut(flow.measure, MEASURE_LENGTH), MEASURE_X, top, thick))
        bands.append((_band(GOAL_X + BAR, goal_at, MEASURE_X, top, thick), f"{flow.goal} → {flow.measure}"))
        bands.append((_band(MEASURE_X + BAR, top, MONEY_X, money_at, thick), flow.measure))
        goal_at, money_at = goal_at + thick, money_at + thick
    dearest = max(flow.euros for flow in flows)
    money = _node("", MONEY_X, money_top, SCALE)
    return Sankey(
        f"{WIDTH:.0f}",
        f"{max(height, money_top + SCALE + TOP):.0f}",
        tuple(goals),
        tuple(measures),
        money,
        tuple(bands),
        tuple(Share(flow.goal, flow.measure, _percent(flow.euros, dearest)) for flow in ordered),
    )


def _thick(euros: int, total: int) -> float:
    return max(euros / total * SCALE, 1.0)


def _percent(euros: int, dearest: int) -> str:
    return f"{max(100 * euros / dearest, 0.5):.1f}"


def _cut(name: str, length: int) -> str:
    return name if len(name) <= length else f"{name[: length - 1].rstrip()}…"


def _node(name: str, x: float, y: float, height: float) -> Node:
    return Node(name, f"{x:.1f}", f"{y:.1f}", f"{height:.1f}", f"{y + min(height / 2, 9) + 4:.1f}")


def _band(x1: float, y1: float, x2: float, y2: float, thick: float) -> str:
    middle, low1, low2 = (x1 + x2) / 2, y1 + thick, y2 + thick
    return (
        f"M{x1:.1f} {y1:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        f"V{low2:.1f}C{middle:.1f} {low2:.1f} {middle:.1f} {low1:.1f} {x1:.1f} {low1:.1f}Z"
    )
