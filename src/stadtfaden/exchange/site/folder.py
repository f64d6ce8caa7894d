"""A folder that is written beside its place and then put there as a whole.

What has not changed is not written again: it is linked from the site that stands. A run that was stopped
leaves its files beside; the next one goes on with them. The site that stands is whole at any moment.
"""

import json
import os
import shutil
from pathlib import Path

from stadtfaden.exchange.site.values import File

MARK = "stadtfaden.json"
FORMAT = 1


class NotOurs(Exception):  # noqa: N818 -- named after the fact
    """The folder holds something that we have not written."""


class SiteFolder:
    """`place` is where the site shall stand. Raises NotOurs before anything is written."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.beside = place.with_name(f".{place.name}.neu")
        self._former = place.with_name(f".{place.name}.alt")
        if self._former.exists() and not place.exists():
            self._former.rename(place)  # a run was stopped between the two steps of `swap`
        for folder in (self.place, self.beside, self._former):
            if folder.exists() and not _is_ours(folder):
                raise NotOurs(folder)
        self._written: set[str] = set()
        self.changed = 0

    def start(self) -> None:
        self.beside.mkdir(parents=True, exist_ok=True)
        self.write(File(MARK, (json.dumps({"stadtfaden": "site", "format": FORMAT}) + "\n").encode()))

    def write(self, file: File) -> None:
        """The same bytes are left as they are, in the former site or from a run that was stopped."""
        target, former = self.beside / file.path, self.place / file.path
        self._written.add(file.path)
        is_known = _holds(former, file.data)
        self.changed += not is_known
        if is_known and not (target.exists() and target.samefile(former)):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            _link(former, target)
        if is_known or _holds(target, file.data):
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        started = target.with_name(f".{target.name}.neu")
        started.write_bytes(file.data)
        started.replace(target)

    def keep_all_below(self, top: str) -> None:
        """What another program has written there belongs to the site."""
        for path in (self.beside / top).rglob("*"):
            if path.is_file():
                self.write(File(path.relative_to(self.beside).as_posix(), path.read_bytes()))

    def swap(self) -> int:
        """Puts the new site where the former stood; says how many of its files are gone."""
        for path in sorted(self.beside.rglob("*"), reverse=True):
            name = path.relative_to(self.beside).as_posix()
            if path.is_dir():
                if not any(path.iterdir()):
                    path.rmdir()
            elif name not in self._written:
                path.unlink()
        gone = 0
        if self.place.exists():
            paths = (path for path in self.place.rglob("*") if path.is_file())
            gone = sum(path.relative_to(self.place).as_posix() not in self._written for path in paths)
            self.place.rename(self._former)
        self.beside.rename(self.place)
        shutil.rmtree(self._former, ignore_errors=True)
        return gone

    @property
    def size(self) -> tuple[int, int]:
        """Files and bytes of the new site."""
        sizes = [(self.place / name).stat().st_size for name in self._written]
        return len(sizes), sum(sizes)


def _is_ours(folder: Path) -> bool:
    """An empty folder is everybody's; a file or a foreign folder is not."""
    if not folder.is_dir():
        return False
    try:
        mark = json.loads((folder / MARK).read_bytes())
    except FileNotFoundError:
        return not any(folder.iterdir())
    except ValueError:
        return False
    return isinstance(mark, dict) and mark.get("stadtfaden") == "site"


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _link(former: Path, target: Path) -> None:
    """No second copy where the disk can do without."""
    try:
        os.link(former, target)
    except OSError:
        shutil.copy2(former, target)
