"""The bytes of files, kept for ever."""

import hashlib
import os
import tempfile
from pathlib import Path

from stadtfaden.corpus.queries import original_path


def keep_original(*, data: bytes, folder: Path) -> str:
    """Write the bytes once, under their SHA-256, and return it. A kill leaves at most a temporary file."""
    sha256 = hashlib.sha256(data).hexdigest()
    path = original_path(folder, sha256)
    if path.exists() and path.stat().st_size == len(data):
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o444)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return sha256
