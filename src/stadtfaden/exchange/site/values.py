"""What is published, and where to."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit


class Pictures(StrEnum):
    """Which pages of papers are shown as pictures beside their text."""

    STATEMENTS = "statements"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Server:
    """Where the site will stand. `origin` is "https://stadt.example", `prefix` "" or "/strategie"."""

    origin: str
    prefix: str = ""

    @classmethod
    def of(cls, url: str) -> "Server":
        """Raises ValueError for anything but http(s)://name[:port][/path]."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
            raise ValueError(url)
        return cls(f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`cities` are slugs; `pages_with_statements` tells papers' pages by (city, paper, number)."""

    cities: tuple[str, ...]
    server: Server
    pictures: Pictures
    pages_with_statements: frozenset[tuple[str, str, int]]


@dataclass(frozen=True, slots=True, order=True)
class Dead:
    """A link of our own that leads nowhere: `address` answered `status`, and `page` leads to it."""

    address: str
    page: str
    status: int


@dataclass(frozen=True, slots=True)
class File:
    """`path` counts from the top of the site, without a slash in front."""

    path: str
    data: bytes


Told = Callable[[int, int], None]  # how many pages stand, how many are known of
