"""What every reader offers: the bytes of one file in, raw pages out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from stadtfaden.core.pages import RawPage


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """Chosen once per run; readers never look at settings."""

    ocr: bool = True
    ocr_language: str = "deu"
    max_pages: int = 4000
    max_bytes: int = 1_000_000_000  # of a file, and of what it unpacks to

    def refuse_size(self, size: int) -> None:
        """Unreadable where a file of `size` bytes is empty or larger than `max_bytes`."""
        if not size:
            raise Unreadable("Die Datei ist leer (0 Byte).", "Bitte die Datei neu beschaffen.")
        if size > self.max_bytes:
            raise Unreadable(
                f"Die Datei hat {_megabytes(size)}; gelesen werden höchstens {_megabytes(self.max_bytes)}.",
                "Bitte in mehrere Dateien teilen oder Bilder verkleinern.",
            )

    def refuse_pages(self, count: int) -> None:
        """Unreadable where a paper has more than `max_pages`: half a paper would be quoted as the whole."""
        if count > self.max_pages:
            raise Unreadable(
                f"Die Datei hat {count} Seiten; gelesen werden höchstens {self.max_pages}.",
                "Bitte in mehrere Dateien teilen.",
            )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f}".replace(",", " ").replace(".", ",") + " MB"


class Unreadable(Exception):  # noqa: N818 -- named after the fact
    """The file cannot be read as a whole. Both sentences are German and meant for the user."""

    def __init__(self, what: str, way_out: str) -> None:
        super().__init__(f"{what} {way_out}")
        self.what = what
        self.way_out = way_out

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[str, str]]:
        return (Unreadable, (self.what, self.way_out))  # it crosses processes


@dataclass(frozen=True, slots=True)
class RawPaper:
    """`title` as the file declares it; `warnings` are German sentences about the whole file."""

    pages: Iterable[RawPage]
    title: str | None = None
    warnings: tuple[str, ...] = ()


class Reader(Protocol):
    """`name` says the kind in one word: "pdf"."""

    name: str
    media_type: str

    def accepts(self, head: bytes, file_name: str) -> bool:
        """`head` are the first 4096 bytes; content counts for more than the file's ending."""
        ...

    def read(self, data: bytes, options: ReadingOptions) -> RawPaper: ...
