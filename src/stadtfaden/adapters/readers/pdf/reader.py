"""PDF in, raw pages out."""

from collections.abc import Iterator
from typing import Any

from stadtfaden.adapters.readers.pdf.characters import page_text
from stadtfaden.adapters.readers.pdf.document import (
    PDFIUM,
    BadPage,
    count_pages,
    declared_label,
    declared_title,
    is_cut_off,
    open_document,
    open_page,
)
from stadtfaden.adapters.readers.pdf.frame import frame_of
from stadtfaden.adapters.readers.pdf.lines import printed_lines
from stadtfaden.adapters.readers.protocol import RawPaper, ReadingOptions
from stadtfaden.core.pages import RawPage

_CUT_OFF = "Die Datei endet vorzeitig: Es können Seiten oder Teile von Seiten fehlen."
_BAD_PAGE = "Diese Seite ist beschädigt und konnte nicht gelesen werden."


class PdfReader:
    """Text with the place, size and weight of its words, by pdfium; scans by OCR."""

    name = "pdf/1"
    media_type = "application/pdf"

    def accepts(self, head: bytes, file_name: str) -> bool:
        """A PDF may begin with up to a kilobyte of something else."""
        return b"%PDF-" in head[:1024] or (not head and file_name.lower().endswith(".pdf"))

    def read(self, data: bytes, options: ReadingOptions) -> RawPaper:
        """Opens at once (Unreadable), reads page by page; memory is that of one page and the file.

        Speed: see the README of this folder.
        """
        document = open_document(data)
        count = count_pages(document, options)
        warnings = (_CUT_OFF,) if is_cut_off(data) else ()
        return RawPaper(_pages(document, count), declared_title(document), warnings)


def _pages(document: Any, count: int) -> Iterator[RawPage]:
    try:
        for index in range(count):
            yield _page(document, index)
    finally:
        with PDFIUM:
            document.close()


def _page(document: Any, index: int) -> RawPage:
    label = declared_label(document, index)
    try:
        with PDFIUM, open_page(document, index) as page:
            frame = frame_of(page)
            text = page_text(page, frame)
    except BadPage:
        return RawPage(index + 1, (), declared_label=label, warnings=(_BAD_PAGE,))
    lines = [line for turn, pieces in sorted(text.pieces.items()) for line in printed_lines(pieces, turn)]
    return RawPage(index + 1, tuple(lines), frame.width, frame.height, label)
