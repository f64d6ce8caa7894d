"""One file, read."""

from dataclasses import dataclass

from stadtfaden.core.pages import Page
from stadtfaden.core.passages import Passage
from stadtfaden.core.statements import Statement


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the machine makes of one file without any database.

    The outline is the passages of kind heading. `title` is the declared one or the first heading of
    the title page, None where there is neither. `reader` names reader and version.
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
