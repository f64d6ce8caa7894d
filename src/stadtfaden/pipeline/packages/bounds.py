"""How much a package may unpack to: refused before anything is read that only pretends to be small."""

import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

LINE = 1 << 23  # bytes of one row; the longest honest one, a full page, has some ten thousand
SHEET_BYTES = 1 << 24
DENSEST = 100  # rows of a city shrink to a third or, where they are much alike, to a fifteenth
SMALL = 1 << 16  # below this, how dense it is says nothing
AGAIN = "Bitte das Paket noch einmal holen oder neu schreiben: stadtfaden export package --out stadt.zip."
MEGABYTE = 1_000_000


class CannotUnpack(Exception):  # noqa: N818 -- named after the fact
    """The German sentence says why, and what to do."""


def bounded(found: ZipFile, *, package: Path, data: Path) -> None:
    """Looks at the zip's directory alone; the reader never gives more of a file than stands there.

    Raises CannotUnpack.
    """
    entries = found.infolist()
    for entry in entries:
        if not _is_plausible(entry):
            raise CannotUnpack(
                f"{package}: {entry.filename} nimmt {_told(entry.compress_size)} ein und wäre ausgepackt "
                f"{_told(entry.file_size)} groß; so packt „stadtfaden export package“ nicht. {AGAIN}"
            )
    if sum(entry.compress_size for entry in entries) > package.stat().st_size:
        raise CannotUnpack(
            f"{package} ist beschädigt: Seine Teile wären zusammen größer als es selbst. {AGAIN}"
        )
    wanted, free = sum(entry.file_size for entry in entries), shutil.disk_usage(data).free
    if wanted > free:
        raise CannotUnpack(
            f"{package} braucht ausgepackt {_told(wanted)}, auf dem Datenträger von {data} sind "
            f"{_told(free)} frei. Bitte Platz schaffen oder mit --data einen anderen Ordner nennen."
        )


def _is_plausible(entry: ZipInfo) -> bool:
    """Originals are packed as they are, all else by deflating."""
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return False
    if entry.filename.startswith("originals/"):
        return entry.file_size == entry.compress_size
    return entry.file_size <= max(SMALL, DENSEST * entry.compress_size)


def _told(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB".replace(".", ",")
