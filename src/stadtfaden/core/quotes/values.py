"""What is asked of a new edition, and what it answers."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    UNCHANGED = "unchanged"  # the same words on the same page
    MOVED = "moved"  # the same words on another page
    CHANGED = "changed"  # words most like them
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Quote:
    """A range of the text of a page of the former edition; pages count from 1 in the file."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Where the words of a quote stand in the later edition, or those most like them.

    The range is one of the text of `page`; a quote that runs over the foot of the page is cut there.
    `likeness` lies between 0 and 1; 1 says the same words. Where the words are gone there is no place.
    """

    outcome: Outcome
    likeness: float
    page: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text; `differs` where the other text says something else or nothing."""

    text: str
    differs: bool
