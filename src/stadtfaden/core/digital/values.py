"""The kinds of digital connection, and the words that show one."""

from dataclasses import dataclass
from enum import StrEnum


class DigitalKind(StrEnum):
    INSTRUMENT = "instrument"
    DATA = "data"
    INFRASTRUCTURE = "infrastructure"
    SKILLS = "skills"
    PARTICIPATION = "participation"
    SPATIAL_EFFECT = "spatial-effect"
    RISK = "risk"


@dataclass(frozen=True, slots=True)
class DigitalMark:
    """`id` is a DigitalKind; start..end are the words that show it, in the text that was read."""

    id: DigitalKind
    score: float
    start: int
    end: int
