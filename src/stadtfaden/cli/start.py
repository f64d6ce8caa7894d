"""From a terminal to a running Django: the data folder, the settings, the tables."""

import contextlib
import os
import sys
from pathlib import Path

import django
import typer
from django.core.management import call_command

from stadtfaden.pipeline.disk import writable
from stadtfaden.pipeline.progress import CannotBuild

DATA = "STADTFADEN_DATA"
BROKEN = 1


def name_data(data: Path | None) -> None:
    """Must come before Django starts: settings look once."""
    if data is not None:
        os.environ[DATA] = str(data.absolute())


def data_folder() -> Path:
    return Path(os.environ.get(DATA, "stadtfaden-data")).absolute()


def begin(data: Path | None) -> Path:
    """Start Django, bring the tables up to date, and say where the data lies."""
    name_data(data)
    folder = data_folder()
    with contextlib.suppress(OSError):  # `writable` says it in words
        folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stadtfaden.config.settings")
    django.setup()
    try:
        with writable(folder):
            call_command("migrate", verbosity=0, interactive=False)
    except CannotBuild as reason:
        complain(str(reason))
        raise typer.Exit(BROKEN) from reason
    return folder


def complain(sentence: str) -> None:
    sys.stderr.write(sentence.rstrip() + "\n")
