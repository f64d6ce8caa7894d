"""What a build says while it works, and why it may refuse to."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """`step` is one of STEPS; `total` is None while unknown; `pages` counts pages read so far in this run."""

    step: str
    done: int
    total: int | None
    pages: int = 0
    detail: str = ""


Report = Callable[[Progress], None]


class CannotBuild(Exception):  # noqa: N818 -- named after the fact
    """Nothing can be built. Both sentences are German and meant for the user."""

    def __init__(self, what: str, way_out: str) -> None:
        super().__init__(f"{what} {way_out}")
        self.what = what
        self.way_out = way_out


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why."""

    path: str
    what: str
    way_out: str


@dataclass(frozen=True, slots=True)
class Built:
    """What a build has done. `read` files were read in this run; `unread` are all that lie there unread."""

    files: int
    read: int
    unchanged: int
    pages: int
    statements: int
    links: int
    unread: tuple[Unread, ...]
    notes: tuple[str, ...]
    seconds: dict[str, float]
