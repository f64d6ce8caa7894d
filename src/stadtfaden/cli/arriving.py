"""A city arrives in its data folder whole, or the folder stays as it was."""

import contextlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from django.db import connections

from stadtfaden.cli.start import BROKEN, WRONG_USE, begin, complain, data_folder, name_data, said
from stadtfaden.pipeline.disk import writable
from stadtfaden.pipeline.lock import only_builder
from stadtfaden.pipeline.progress import CannotBuild

INTERRUPTED = 130
RECORDS, KEY, LOCK = "records.sqlite3", "secret-key", "build.lock"
OF_A_CITY = (RECORDS, "originals", "index", "vectors")


def take_in(package: Path, data: Path | None) -> int:
    """0 when the city stands in the data folder; 1 also where it stands there without the originals that the
    package itself lacks. Otherwise nothing has changed.
    """
    name_data(data)
    folder = data_folder()
    if package.is_dir():
        complain(f"{package} ist ein Ordner. Bitte die Datei nennen, die stadtfaden export package schrieb.")
        return WRONG_USE
    try:
        package.open("rb").close()
        with apart(folder) as place:
            begin(place)
            from stadtfaden.cli.packing import unpack  # noqa: PLC0415 -- Django stands

            name, code = unpack(package, place, folder)
            if name:
                connections.close_all()
                move_in(place, folder)
                sys.stdout.write(f"{name} liegt in {folder}.\n")
            return code
    except CannotBuild as reason:
        complain(str(reason))
    except OSError as error:
        complain(f"{package} lässt sich nicht lesen: {said(error)}. {folder} bleibt, wie es war.")
    except KeyboardInterrupt:
        complain(f"Unterbrochen. {folder} bleibt, wie es war; derselbe Befehl fängt von vorn an.")
        return INTERRUPTED
    finally:
        name_data(folder)
    return BROKEN


@contextlib.contextmanager
def apart(folder: Path) -> Iterator[Path]:
    """A place inside `folder`, on the same disk, where a city is put together; gone afterwards, like what a
    killed import had left there. Raises CannotBuild where the folder holds a city or cannot be written.
    """
    for name in OF_A_CITY:
        if (folder / name).exists():
            raise CannotBuild(
                f"In {folder} liegt schon etwas ({name}), es bleibt, wie es ist.",
                "Ein Paket braucht einen leeren Datenordner: --data ORDNER.",
            )
    was_there, place = folder.exists(), folder / ".import"
    try:
        with writable(folder):
            place.mkdir(mode=0o700, exist_ok=True)
            with only_builder(place):
                _clear(place)
                try:
                    yield place
                finally:
                    shutil.rmtree(place)
    finally:
        if not was_there:
            with contextlib.suppress(OSError):  # the city has arrived
                folder.rmdir()


def move_in(place: Path, folder: Path) -> None:
    """Records last: without them there is no city, so that a process killed here leaves none that is half."""
    names = sorted(path.name for path in place.iterdir() if path.name != LOCK)
    for name in sorted(names, key=RECORDS.__eq__):
        if name != KEY or not (folder / KEY).exists():
            (place / name).rename(folder / name)


def _clear(place: Path) -> None:
    for path in place.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != LOCK:
            path.unlink()
