"""The bytes of files, kept for ever."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from stadtfaden.corpus.queries import original_path


def keep_original(*, data: bytes, folder: Path) -> str:
    """Write the bytes once, under their SHA-256, and return it. A kill leaves at most a temporary file."""
    sha256 = hashlib.sha256(data).hexdigest()
    path = original_path(folder, sha256)
    if path.exists() and path.stat().st_size == len(data):
        return sha256
    return keep_pieces(pieces=[data], folder=folder)


def keep_pieces(*, pieces: Iterable[bytes], folder: Path) -> str:
    """The same for what comes piece by piece; one piece is in memory at a time."""
    originals = original_path(folder, "00").parent.parent
    originals.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    handle, name = tempfile.mkstemp(prefix=".new-", dir=originals)
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        path = original_path(folder, digest.hexdigest())
        path.parent.mkdir(exist_ok=True)
        Path(name).chmod(0o444)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return digest.hexdigest()
