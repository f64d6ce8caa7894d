"""One file, read."""

from dataclasses import dataclass

from stadtfaden.core.pages import Page
from stadtfaden.core.passages import Passage
from stadtfaden.core.statements import Statement

# Raise it whenever the same bytes give other pages, passages or statements: the next build then reads
# again what an earlier version has read.
VERSION = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the machine makes of one file without any database.

    The outline is the passages of kind heading. `title` is the declared one or the first heading of
    the title page, None where there is neither. `reader` names kind and version: "pdf/2".
    """

    sha256: str
    size: int
    media_type: str
    reader: str
    title: str | None
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    warnings: tuple[str, ...] = ()
