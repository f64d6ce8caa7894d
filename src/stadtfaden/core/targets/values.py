"""What a target says, as values."""

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    REDUCE = "reduce"
    RAISE = "raise"
    REACH = "reach"
    KEEP = "keep"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Target:
    """`text` are the exact words, the range start..end of the text that was read.

    `value` in `unit` ("%", "t CO2/Kopf", "km", "Ladepunkte", …); `target_year` may stand for the end of
    a period; `doubts` say in words why a value looks impossible: it is kept and flagged, never repaired.
    """

    start: int
    end: int
    text: str
    value: float | None = None
    unit: str | None = None
    direction: Direction | None = None
    target_year: int | None = None
    base_value: float | None = None
    base_year: int | None = None
    scope: str | None = None
    doubts: tuple[str, ...] = ()
