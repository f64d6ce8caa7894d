"""A derived folder that is replaced as a whole: the new one is complete before anyone sees it.

`current` is a small file that names the build in use; it is swapped by one rename. A build that was killed
leaves a folder nobody points to; the next build removes it.
"""

import json
import os
import shutil
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path

import psutil

_POINTER = "current"
_MANIFEST = "manifest.json"
_BUILD = "build-"
Manifest = Mapping[str, str | int]


class IndexFolder:
    """DATA/index/<municipality>."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def current(self) -> Path | None:
        """The build in use, None before the first."""
        pointer = self._path / _POINTER
        if not pointer.is_file():
            return None
        build = self._path / pointer.read_text(encoding="utf-8").strip()
        return build if build.is_dir() else None

    def manifest(self) -> Manifest:
        """What the build in use was made from; empty before the first."""
        build = self.current()
        return dict(json.loads((build / _MANIFEST).read_text(encoding="utf-8"))) if build else {}

    def replace(self, write: Callable[[Path], Manifest]) -> None:
        """`write` fills an empty folder and says what it made it from; then the folder is put to use."""
        self._path.mkdir(parents=True, exist_ok=True)
        build = self._path / f"{_BUILD}{os.getpid()}-{uuid.uuid4().hex[:8]}"
        build.mkdir()
        try:
            manifest = write(build)
            (build / _MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True), encoding="utf-8")
            _sync(build)
            self._point_to(build)
        except BaseException:
            shutil.rmtree(build, ignore_errors=True)
            raise
        self._tidy(build)

    def _point_to(self, build: Path) -> None:
        new = self._path / f"{_POINTER}-{build.name}"
        new.write_text(build.name, encoding="utf-8")
        _sync_file(new)
        new.replace(self._path / _POINTER)

    def _tidy(self, used: Path) -> None:
        """Removes older builds and what killed builds left; not what another process is writing now."""
        for found in self._path.glob(f"{_BUILD}*"):
            owner = int(found.name.split("-")[1])
            if found != used and (owner == os.getpid() or not psutil.pid_exists(owner)):
                shutil.rmtree(found, ignore_errors=True)
        for left in self._path.glob(f"{_POINTER}-{_BUILD}*"):
            left.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            _sync_file(path)


def _sync_file(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
