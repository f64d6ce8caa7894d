"""A file that appears whole or not at all."""

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Beside its place first, then moved there, so that an older file stays until the new one is whole.

    Raises OSError where the folder is missing or may not be written.
    """
    handle, name = tempfile.mkstemp(prefix=".neu-", suffix=path.suffix, dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """What new files of this process may not be: there is no way to ask without setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
