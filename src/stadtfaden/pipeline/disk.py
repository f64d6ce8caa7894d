"""What a full or a closed disk means, in words."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import OperationalError

from stadtfaden.pipeline.progress import CannotBuild


@contextmanager
def writable(data: Path) -> Iterator[None]:
    """What the disk refuses becomes a sentence with a way out."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        if not os.access(data, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "no right to write", str(data))
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise _full(data) from error
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise _no_rights(data) from error
        if error.errno in {errno.EEXIST, errno.ENOTDIR}:
            raise CannotBuild(
                f"{data} ist kein Ordner.", "Bitte mit --data einen anderen Ordner nennen."
            ) from error
        raise
    except OperationalError as error:
        said = str(error)
        if "full" in said:
            raise _full(data) from error
        if "readonly" in said or "unable to open" in said:
            raise _no_rights(data) from error
        raise


def _full(data: Path) -> CannotBuild:
    return CannotBuild(
        f"Auf dem Datenträger von {data} ist kein Platz mehr.",
        "Was gelesen war, ist gespeichert. Bitte Platz schaffen und denselben Befehl noch einmal geben.",
    )


def _no_rights(data: Path) -> CannotBuild:
    return CannotBuild(
        f"In {data} darf nicht geschrieben werden.",
        "Bitte Schreibrechte geben oder mit --data einen anderen Ordner nennen.",
    )
