"""Only one build at a time writes to a data folder."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from django.core.files import locks

from stadtfaden.pipeline.progress import CannotBuild


@contextlib.contextmanager
def only_builder(data: Path) -> Iterator[None]:
    """Holds DATA/build.lock. The system frees it when the process ends, however it ends: none gets stale.

    Raises CannotBuild when another process holds it.
    """
    with (data / "build.lock").open("a+") as file:
        if not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
            file.seek(0)
            holder = file.read().strip() or "unbekannt"
            raise CannotBuild(
                f"In {data} läuft schon ein Aufbau (Prozess {holder}).",
                "Bitte warten, bis er fertig ist, oder ihn mit Strg-C anhalten.",
            )
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        try:
            yield
        finally:
            locks.unlock(file)


def is_being_built(data: Path) -> bool:
    """Whether a process holds the folder at this moment."""
    with (data / "build.lock").open("a+") as file:
        if not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
            return True
        locks.unlock(file)
    return False
