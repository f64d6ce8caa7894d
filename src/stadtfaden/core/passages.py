"""A passage is the smallest piece of a paper that can be cited: one block of one page."""

from dataclasses import dataclass

from stadtfaden.core.pages import BlockKind


@dataclass(frozen=True, slots=True)
class Passage:
    """page.text[start:end] == text, always.

    `position` counts through the paper from 0. `section` is the position of the heading that the
    passage stands under, None before the first. `level` and `number` belong to headings.
    """

    position: int
    page: int
    start: int
    end: int
    text: str
    kind: BlockKind
    level: int | None = None
    number: str | None = None
    section: int | None = None
    continues: bool = False
    table: int | None = None
