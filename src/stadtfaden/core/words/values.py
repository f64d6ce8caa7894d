"""A word of a text as every engine sees it."""

from typing import NamedTuple


class Token(NamedTuple):
    """One word: text[start:end] == surface.

    `base` is the folded base form ("oeffentlich" for „öffentlichen“). `parts` are the folded words
    inside a compound, in order, each longer one before its own parts: „Radwegenetz“ has radweg, rad,
    weg, netz; an abbreviation has the words of its long form. Empty for a simple word.
    """

    start: int
    end: int
    surface: str
    base: str
    parts: tuple[str, ...]
