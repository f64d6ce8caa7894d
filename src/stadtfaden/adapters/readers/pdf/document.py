"""A PDF opened from its bytes, or a German sentence that says why not."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from stadtfaden.adapters.readers.protocol import ReadingOptions, Unreadable

# pdfium keeps global state: two threads in it at once end the process.
PDFIUM = threading.RLock()

_LOCKED_WAY_OUT = (
    "Speichern Sie eine Fassung ohne Kennwort oder fordern Sie sie bei der herausgebenden Stelle an."
)
_NEW_FILE_WAY_OUT = (
    "Öffnen Sie sie in einem PDF-Programm und speichern Sie sie neu, oder laden Sie sie noch einmal herunter."
)
_FAILURES = {
    pdfium.FPDF_ERR_PASSWORD: ("Die PDF-Datei ist mit einem Kennwort geschützt.", _LOCKED_WAY_OUT),
    pdfium.FPDF_ERR_SECURITY: (
        "Die PDF-Datei ist mit einem Verfahren verschlüsselt, das nicht unterstützt wird.",
        _LOCKED_WAY_OUT,
    ),
    pdfium.FPDF_ERR_FORMAT: (
        "Die PDF-Datei ist beschädigt oder unvollständig und lässt sich nicht öffnen.",
        _NEW_FILE_WAY_OUT,
    ),
}


_NO_PAGES = "Die PDF-Datei enthält keine Seiten."
_COUNTS_NONE = re.compile(rb"/Count\s+0\b")  # pdfium calls a file without pages a broken one


def open_document(data: bytes) -> Any:
    """The document, to be closed by who asked; Unreadable where pdfium cannot open it."""
    if not data:
        raise Unreadable("Die PDF-Datei ist leer.", _NEW_FILE_WAY_OUT)
    try:
        with PDFIUM:
            return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as failure:
        if _COUNTS_NONE.search(data):
            raise Unreadable(_NO_PAGES, _NEW_FILE_WAY_OUT) from failure
        what, way_out = _FAILURES.get(failure.err_code, _FAILURES[pdfium.FPDF_ERR_FORMAT])
        raise Unreadable(what, way_out) from failure


def count_pages(document: Any, options: ReadingOptions) -> int:
    """At least one and at most `options.max_pages`, else Unreadable."""
    with PDFIUM:
        count = len(document)
    if count < 1:
        raise Unreadable(_NO_PAGES, _NEW_FILE_WAY_OUT)
    options.refuse_pages(count)
    return count


_TAIL = 4096


def is_cut_off(data: bytes) -> bool:
    """Whether the mark that ends every PDF is missing."""
    return b"%%EOF" not in data[-_TAIL:]


_PROGRAM = re.compile(r"^Microsoft (?:Word|PowerPoint|Excel) - ")
_NO_TITLE = re.compile(
    r"(?i)(?:.*\.(?:docx?|pptx?|xlsx?|indd|pdf|qxd|qxp|odt|rtf|pub|cdr|ai)|untitled.*|unbenannt.*|"
    r"ohne titel.*|(?:dokument|document|(?:powerpoint.)?pr(?:ä|e)sentation)\s*\d*|title|titel|\W*)"
)


def declared_title(document: Any) -> str | None:
    """The title in the file's properties, unless a program only left the name of a file there."""
    with PDFIUM:
        title = document.get_metadata_value("Title") or ""
    title = " ".join(_PROGRAM.sub("", title.replace("\x00", "")).split())
    if _NO_TITLE.fullmatch(title):
        return None
    return title


def declared_label(document: Any, index: int) -> str | None:
    """The printed number of a page by the file's /PageLabels; None where it has none."""
    with PDFIUM:
        return (document.get_page_label(index) or "").strip() or None


@contextmanager
def open_page(document: Any, index: int) -> Iterator[Any]:
    """A page's handle, closed again at once; BadPage where pdfium cannot make one."""
    page = pdfium.FPDF_LoadPage(document.raw, index)
    if not page:
        raise BadPage(index + 1)
    try:
        yield page
    finally:
        pdfium.FPDF_ClosePage(page)


class BadPage(Exception):  # noqa: N818 -- named after the fact
    """pdfium cannot load this page; the others may be fine."""
