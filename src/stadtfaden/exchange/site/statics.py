"""Styles, fonts and scripts under names that say their content, so that every cache may keep them."""

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.contrib.staticfiles import finders

from stadtfaden.exchange.site.values import File

URL = re.compile(r"url\([\"']?(?!data:)([^\"')#?]+)[\"']?\)")
LENGTH = 12


class Statics:
    """Only what a page refers to is published; `files` holds it."""

    def __init__(self, prefix: str) -> None:
        self._top = f"{prefix}/{settings.STATIC_URL.strip('/')}/"
        self._names: dict[str, str] = {}
        self.files: dict[str, File] = {}

    @property
    def names(self) -> Iterable[str]:
        """What was referred to so far, by the names before."""
        return self._names

    def address(self, name: str) -> str:
        """Raises FileNotFoundError where there is no such file."""
        return self._top + self._named(name)

    def _named(self, name: str) -> str:
        if name not in self._names:
            found = finders.find(name)
            if found is None:
                raise FileNotFoundError(name)
            data = Path(found).read_bytes()
            if name.endswith(".css"):
                data = URL.sub(lambda url: f'url("{self._beside(name, url[1])}")', data.decode()).encode()
            path = PurePosixPath(name)
            new = str(path.with_suffix(f".{sha256(data).hexdigest()[:LENGTH]}{path.suffix}"))
            self._names[name] = new
            self.files[new] = File(f"{settings.STATIC_URL.strip('/')}/{new}", data)
        return self._names[name]

    def _beside(self, css: str, written: str) -> str:
        """A font or picture as a style names it: counted from the style's own folder."""
        named = PurePosixPath(css).parent.joinpath(written)
        parts: list[str] = []
        for part in named.parts:
            parts = parts[:-1] if part == ".." else [*parts, part]
        return self.address("/".join(parts))
