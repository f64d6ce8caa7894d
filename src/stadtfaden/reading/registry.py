"""Which reader reads which file: what the bytes say counts for more than the ending of the name."""

from stadtfaden.adapters.readers.office import DocxReader, OdtReader, PptxReader, kind_of_archive
from stadtfaden.adapters.readers.pdf import PdfReader
from stadtfaden.adapters.readers.protocol import Reader, ReadingOptions, Unreadable
from stadtfaden.adapters.readers.text import TextReader
from stadtfaden.adapters.readers.web import HtmlReader, MarkdownReader

READERS: tuple[Reader, ...] = (
    PdfReader(),
    DocxReader(),
    OdtReader(),
    PptxReader(),
    HtmlReader(),
    MarkdownReader(),
    TextReader(),
)
ENDINGS = {
    PdfReader.media_type: (".pdf",),
    DocxReader.media_type: (".docx", ".docm"),
    OdtReader.media_type: (".odt",),
    PptxReader.media_type: (".pptx",),
    HtmlReader.media_type: (".html", ".htm", ".xhtml"),
    MarkdownReader.media_type: (".md", ".markdown"),
    TextReader.media_type: (".txt", ".text", ".asc"),
}
ARCHIVES = {"word": DocxReader.name, "ppt": PptxReader.name, "odt": OdtReader.name}
HEAD = 4096
ZIP, OLE = b"PK", b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
SAVE_AS = "Bitte als DOCX oder PDF speichern."
LIST_WAY_OUT = "Lesbar sind Excel-Tabellen (.xlsx) und CSV."
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8")


def reader_for(data: bytes, name: str) -> Reader:
    """The reader that knows the content. Raises Unreadable with a way out where none does."""
    head = data[:HEAD]
    if head.startswith(ZIP):
        return archive_reader(data)
    refuse_known(data, head)
    for reader in READERS:
        if reader.accepts(head, name):
            return reader
    raise Unreadable(
        "Der Inhalt der Datei ist kein Text und kein bekanntes Format.",
        "Lesbar sind PDF, DOCX, ODT, PPTX, HTML, Markdown und reiner Text.",
    )


def refuse_at_sight(head: bytes, size: int, name: str, *, is_list: bool = False) -> None:
    """What the first HEAD bytes of a file give away, before anything reads it.

    Raises Unreadable where nothing here will ever read it. Archives are not opened: others do that.
    """
    ReadingOptions().refuse_size(size)
    if head.startswith((ZIP, OLE)):
        return
    if is_list:
        if not TextReader().accepts(head, name):
            raise Unreadable("Die Datei ist keine Tabelle.", LIST_WAY_OUT)
        return
    reader_for(head, name)


def archive_reader(data: bytes) -> Reader:
    kind = kind_of_archive(data)
    if kind == "xl":
        raise Unreadable("Die Datei ist eine Excel-Tabelle.", "Bitte als PDF speichern.")
    if kind is None:
        raise Unreadable(
            "Die Datei ist ein beschädigtes oder unbekanntes Archiv.",
            "Bitte auspacken oder als DOCX oder PDF speichern.",
        )
    return next(reader for reader in READERS if reader.name == ARCHIVES[kind])


def refuse_known(data: bytes, head: bytes) -> None:
    """Formats that are known and not read."""
    if head.startswith(OLE):
        if ENCRYPTED in data:
            raise Unreadable("Die Datei ist verschlüsselt.", "Bitte ohne Kennwort speichern.")
        raise Unreadable(
            "Die Datei ist im alten Format von Word, Excel oder PowerPoint (.doc, .xls, .ppt).", SAVE_AS
        )
    if head.startswith(b"{\\rtf"):
        raise Unreadable("Die Datei ist im Format RTF.", SAVE_AS)
    if head.startswith(PICTURES):
        raise Unreadable("Die Datei ist ein Bild.", "Bitte als PDF speichern; der Text wird dann erkannt.")


def ending_warning(reader: Reader, name: str) -> str | None:
    """A German sentence where the name promises another format than the content keeps."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    promised = next((kind for kind, endings in ENDINGS.items() if ending in endings), None)
    if promised is None or promised == reader.media_type:
        return None
    kind = reader.name.upper()
    return f"Die Endung „{ending}“ passt nicht zum Inhalt; gelesen als {kind}."
