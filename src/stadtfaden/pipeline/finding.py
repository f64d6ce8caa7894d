"""Step 1: which files lie in the folder, and which of them are new or changed."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from stadtfaden.pipeline.lists import AREAS, PAPERS
from stadtfaden.pipeline.progress import CannotBuild

_LEFT_BEHIND = ("~$", ".~", "._")
_SYSTEM = {"thumbs.db", "desktop.ini", "ehthumbs.db"}
_UNFINISHED = (".tmp", ".part", ".crdownload", ".download", ".swp", ".lock")


@dataclass(frozen=True, slots=True)
class Found:
    """`path` is below the folder, with forward slashes."""

    path: str
    size: int
    changed_at_ns: int


def refuse_nothing(folder: Path, city: str) -> None:
    """Before anything is written: there must be a folder of papers and a city with a name.

    Raises CannotBuild.
    """
    if not any(map(str.isalnum, city)):
        raise CannotBuild("Der Name der Stadt ist leer.", "Bitte --city mit einem Namen nennen.")
    if not folder.is_dir():
        raise CannotBuild(f"Den Ordner {folder} gibt es nicht.", "Bitte den Pfad prüfen.")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise CannotBuild(f"Der Ordner {folder} darf nicht gelesen werden.", "Bitte Leserechte geben.")


def found_files(folder: Path, data: Path) -> list[Found]:
    """Every file below the folder in the order of paths; hidden, temporary and our own files are passed over.

    Raises CannotBuild when it holds no file.
    """
    found = sorted(_walk(folder, data), key=lambda file: file.path)
    if not found:
        raise CannotBuild(
            f"Im Ordner {folder} liegen keine Papiere.",
            "Bitte die Strategiepapiere (PDF, DOCX, ODT, PPTX, HTML, Markdown oder Text) dort ablegen.",
        )
    return found


def is_paper(name: str) -> bool:
    """Whether a file of this name can be one."""
    lower = name.lower()
    return not (
        lower.startswith((".", *_LEFT_BEHIND))
        or lower.endswith(_UNFINISHED)
        or lower in _SYSTEM
        or lower in {*PAPERS, AREAS}
    )


def _walk(folder: Path, data: Path) -> Iterator[Found]:
    for place, names, files in os.walk(folder):
        here = Path(place)
        names[:] = sorted(name for name in names if not name.startswith(".") and here / name != data)
        yield from _papers(folder, here, files)


def _papers(folder: Path, here: Path, files: Iterable[str]) -> Iterator[Found]:
    for name in files:
        path = here / name
        if not is_paper(name):
            continue
        try:
            state = path.stat()
        except OSError:  # a dangling link, a folder without rights: reading it will say why
            yield Found(path.relative_to(folder).as_posix(), 0, 0)
            continue
        if S_ISREG(state.st_mode):
            yield Found(path.relative_to(folder).as_posix(), state.st_size, state.st_mtime_ns)
