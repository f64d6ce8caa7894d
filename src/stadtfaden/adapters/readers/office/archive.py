"""Office files are zip archives: looked at before anything is unpacked."""

import io
import zipfile

from lxml import etree

from stadtfaden.adapters.readers.protocol import ReadingOptions, Unreadable

MOST_PARTS = 20_000
HIGHEST_RATIO = 250  # honest papers stay below 60
HARMLESS = 50_000_000  # bytes that may unpack from anything
DAMAGED = "Die Datei ist beschädigt und lässt sich nicht öffnen."
SAVE_AGAIN = "Bitte im Ursprungsprogramm öffnen und neu speichern, am besten als PDF."


def open_archive(data: bytes, options: ReadingOptions) -> zipfile.ZipFile:
    """The archive, if it is whole, not encrypted and no bomb; else Unreadable. Unpacks nothing."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Unreadable(DAMAGED, SAVE_AGAIN) from error
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("Die Datei ist verschlüsselt.", "Bitte ohne Kennwort speichern.")
    unpacked = sum(part.file_size for part in parts)
    too_dense = unpacked > HARMLESS and unpacked > HIGHEST_RATIO * len(data)
    if len(parts) > MOST_PARTS or unpacked > options.max_bytes or too_dense:
        raise Unreadable(
            f"Die Datei entpackt sich auf {unpacked // 1_000_000} MB in {len(parts)} Teilen: zu viel.",
            "Bitte als PDF speichern.",
        )
    return archive


def tree_of(archive: zipfile.ZipFile, part: str) -> etree._Element | None:
    """The XML of a part, None where it is missing. Entities are not resolved, nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(archive.read(part), parser)
    except KeyError:
        return None
    except (etree.XMLSyntaxError, zipfile.BadZipFile, OSError, EOFError) as error:
        raise Unreadable(DAMAGED, SAVE_AGAIN) from error


def kind_of_archive(data: bytes) -> str | None:
    """„word“, „ppt“, „xl“ or „odt“ by the names of the parts; None where it is something else."""
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return None
    if "[Content_Types].xml" in names:
        return next(
            (kind for kind in ("word", "ppt", "xl") if any(one.startswith(kind + "/") for one in names)), None
        )
    return "odt" if "content.xml" in names and b"opendocument.text" in data[:200] else None
