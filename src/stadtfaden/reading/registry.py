"""Which reader reads which file: what the bytes say counts for more than the ending of the name."""

from stadtfaden.adapters.readers.pdf import PdfReader
from stadtfaden.adapters.readers.protocol import Reader, Unreadable
from stadtfaden.adapters.readers.text import TextReader

READERS: tuple[Reader, ...] = (PdfReader(), TextReader())
ENDINGS = {
    "application/pdf": (".pdf",),
    "text/plain": (".txt", ".text", ".log", ".asc"),
}
HEAD = 4096


def reader_for(data: bytes, name: str) -> Reader:
    """The first reader that knows the content. Raises Unreadable where none does."""
    head = data[:HEAD]
    for reader in READERS:
        if reader.accepts(head, name):
            return reader
    raise Unreadable(
        "Der Inhalt der Datei ist kein Text und kein bekanntes Format.",
        "Lesbar sind PDF, DOCX, ODT, PPTX, HTML, Markdown und reiner Text.",
    )


def ending_warning(reader: Reader, name: str) -> str | None:
    """A German sentence where the name promises another format than the content keeps."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    promised = next((kind for kind, endings in ENDINGS.items() if ending in endings), None)
    if promised is None or promised == reader.media_type:
        return None
    return f"Die Endung „{ending}“ passt nicht zum Inhalt; gelesen als {reader.media_type}."
