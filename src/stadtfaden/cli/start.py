"""From a terminal to a running Django: the data folder, the settings, the tables."""

import contextlib
import errno
import multiprocessing
import os
import signal
import sys
import threading
from pathlib import Path

import django
import typer
from django.core.management import call_command

from stadtfaden.core.wrong_settings import WrongSetting
from stadtfaden.pipeline.disk import writable
from stadtfaden.pipeline.progress import CannotBuild

DATA = "STADTFADEN_DATA"
BROKEN, WRONG_USE = 1, 2


def name_data(data: Path | None) -> None:
    """Must come before Django starts: settings look once."""
    if data is not None:
        os.environ[DATA] = str(data.absolute())


def data_folder() -> Path:
    return Path(os.environ.get(DATA, "stadtfaden-data")).absolute()


def begin(data: Path | None, *, makes_folder: bool = False) -> Path:
    """Start Django, bring the tables up to date, and say where the data lies.

    A folder that is not there is a slip of the pen, unless the command makes one: exit code 1.
    """
    name_data(data)
    folder = data_folder()
    if makes_folder:
        with contextlib.suppress(OSError):  # `writable` says it in words
            folder.mkdir(parents=True, exist_ok=True)
    elif not folder.exists():
        complain(f"Den Datenordner {folder} gibt es nicht. Zuerst: stadtfaden build ORDNER --city NAME.")
        raise typer.Exit(BROKEN)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stadtfaden.config.settings")
    _set_up()
    try:
        with writable(folder):
            call_command("migrate", verbosity=0, interactive=False)
    except CannotBuild as reason:
        complain(str(reason))
        raise typer.Exit(BROKEN) from reason
    return folder


def _set_up() -> None:
    """A setting that cannot be meant ends the command with its sentence: exit code 2."""
    try:
        django.setup()
    except WrongSetting as wrong:
        complain(str(wrong))
        raise typer.Exit(WRONG_USE) from wrong


def begin_beside() -> None:
    """In a process that a command has started: Django over the same data, as long as the command lives."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the command's business
    threading.Thread(target=_end_with_parent, daemon=True).start()
    django.setup()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # whoever asked has been killed


def counted(how_many: int, one: str, many: str) -> str:
    return f"{how_many} {one if how_many == 1 else many}"


def said(error: OSError) -> str:
    """What the system refused, in German where it is a common case."""
    return _SAID.get(error.errno or 0, error.strerror or str(error))


_SAID = {
    errno.ENOENT: "die Datei gibt es nicht",
    errno.EISDIR: "das ist ein Ordner",
    errno.ENOTDIR: "ein Teil des Pfades ist kein Ordner",
    errno.EACCES: "dafür fehlen die Rechte",
    errno.EPERM: "dafür fehlen die Rechte",
    errno.EROFS: "der Datenträger ist schreibgeschützt",
    errno.ENOSPC: "auf dem Datenträger ist kein Platz mehr",
    errno.ENAMETOOLONG: "der Name ist zu lang",
}


def complain(sentence: str) -> None:
    sys.stderr.write(sentence.rstrip() + "\n")
