"""An address with a question, as an address that a server of files can answer.

/auental/papiere/?seite=2 becomes /auental/papiere/seite=2/; no slug holds an equals sign, so the two never
meet. Pages without a question keep their address.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

PART = "seite"
VERSION = "v"  # names the bytes, for caches; the file is the same
# Which page, which words on it; everything else chooses from a list.
MARK, RANGE = "marke", frozenset({"von", "bis"})
PLACES = frozenset({PART, "ausgabe", MARK, *RANGE})
MOST_CHOICES = 1  # of a list with three choices the combinations alone would be thousands of pages
SAFE = re.compile(r"[A-Za-z0-9_.-]{1,100}", re.ASCII)


class NotStatic(Exception):  # noqa: N818 -- named after the fact
    """No server of files can answer this."""


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A page of ours: the path as the running server knows it, and what is asked of it, sorted by name."""

    path: str
    asked: tuple[tuple[str, str], ...] = ()

    @property
    def query(self) -> str:
        return urlencode(self.asked)

    @property
    def static(self) -> str:
        """Where it stands in the site: a folder with a page, or a file beside it."""
        folder, _, name = self.path.rpartition("/")
        return "/".join((folder, *(f"{key}={value}" for key, value in self.asked), name))

    @property
    def file(self) -> str:
        static = self.static.removeprefix("/")
        return f"{static}index.html" if static.endswith("/") or not static else static


@dataclass(frozen=True, slots=True)
class Reference:
    """What a page refers to; `version` and `fragment` go along to wherever it stands."""

    address: Address
    version: str = ""
    fragment: str = ""

    @property
    def rest(self) -> str:
        asked = f"?{VERSION}={self.version}" if self.version else ""
        return asked + (f"#{self.fragment}" if self.fragment else "")


def reference(written: str, on: Address) -> Reference:
    """What an address without a server, as written on a page, refers to.

    Raises NotStatic where the answer would need a server.
    """
    parts = urlsplit(urljoin(f"{on.path}?{on.query}" if on.asked else on.path, written))
    given = dict(parse_qsl(parts.query))
    if MARK in given:  # a page for each statement, not one more for each word of it that is worth marking
        given = {name: value for name, value in given.items() if name not in RANGE}
    version = given.pop(VERSION, "")
    if given.get(PART) == "1":
        del given[PART]
    choices = [name for name in given if name not in PLACES]
    if len(choices) > MOST_CHOICES or not all(map(SAFE.fullmatch, (*given, *given.values(), version or "0"))):
        raise NotStatic(written)
    return Reference(Address(parts.path, tuple(sorted(given.items()))), version, parts.fragment)
