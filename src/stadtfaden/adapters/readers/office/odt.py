"""LibreOffice texts: the tree of content.xml in its own order."""

import zipfile
from collections.abc import Iterator

from lxml import etree

from stadtfaden.adapters.readers.office.archive import DAMAGED, SAVE_AGAIN, open_archive, tree_of
from stadtfaden.adapters.readers.office.pages import Collector
from stadtfaden.adapters.readers.protocol import RawPaper, ReadingOptions, Unreadable
from stadtfaden.core.pages import Hint, Line

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
TEXT, TABLE = (f"{{{NAMES[name]}}}" for name in ("text", "table"))
BREAK = "\f"
SKIPPED = {TEXT + "note", TEXT + "tracked-changes", f"{{{NAMES['office']}}}annotation"}
MARKS = {TEXT + "tab": "\t", TEXT + "line-break": "\n", TEXT + "soft-page-break": BREAK}
CONTAINERS = {TEXT + "section", TEXT + "index-body", TEXT + "table-of-content", TEXT + "index-title"}
MOST_REPEATED = 64  # columns; sheets declare thousands of empty ones
UNPAGED = "Die Datei nennt keine Seitenumbrüche: Seiten sind nicht bekannt, alles zählt als Seite 1."


class OdtReader:
    name = "odt"
    media_type = "application/vnd.oasis.opendocument.text"

    def accepts(self, head: bytes, file_name: str) -> bool:
        return head.startswith(b"PK") and (b"opendocument.text" in head or file_name.lower().endswith(".odt"))

    def read(self, data: bytes, options: ReadingOptions) -> RawPaper:
        """Raises Unreadable for damaged, encrypted and bomb-like files."""
        archive = open_archive(data, options)
        root = tree_of(archive, "content.xml")
        body = root.find("office:body/office:text", NAMES) if root is not None else None
        if root is None or body is None:
            raise Unreadable(DAMAGED, SAVE_AGAIN)
        walker = Walker(breaking_styles(root))
        walker.walk(body)
        pages = walker.collector.finish()
        warnings = () if len(pages) > 1 else (UNPAGED,)
        return RawPaper(pages=pages, title=title_of(archive), warnings=warnings)


def title_of(archive: zipfile.ZipFile) -> str | None:
    meta = tree_of(archive, "meta.xml")
    return meta.findtext(".//dc:title", None, NAMES) if meta is not None else None


def breaking_styles(root: etree._Element) -> set[str]:
    """Names of the styles that begin a new page."""
    found = root.iterfind(".//style:style[style:paragraph-properties]", NAMES)
    before = f"{{{NAMES['fo']}}}break-before"
    return {
        style.get(f"{{{NAMES['style']}}}name", "")
        for style in found
        if any(properties.get(before) == "page" for properties in style)
    }


class Walker:
    """Walks the body once and collects its pages."""

    def __init__(self, breaking: set[str]) -> None:
        self.breaking = breaking
        self.collector = Collector()

    def walk(self, parent: etree._Element, hint: Hint | None = None) -> None:
        for element in parent:
            if element.tag in (TEXT + "p", TEXT + "h"):
                self.paragraph(element, hint)
            elif element.tag == TEXT + "list":
                self.list_of(element)
            elif element.tag == TABLE + "table":
                self.table(element)
            elif element.tag == TEXT + "soft-page-break":
                self.collector.break_page()
            elif element.tag in CONTAINERS:
                self.walk(element, hint)

    def list_of(self, element: etree._Element) -> None:
        for item in element:
            for place, child in enumerate(item):
                if child.tag == TEXT + "list":
                    self.list_of(child)
                elif child.tag in (TEXT + "p", TEXT + "h"):
                    self.paragraph(child, None if place else Hint.LIST_ITEM)

    def paragraph(self, element: etree._Element, hint: Hint | None) -> None:
        started = bool(self.collector.lines or self.collector.pages)
        if started and element.get(TEXT + "style-name") in self.breaking:
            self.collector.break_page()
        level = level_of(element)
        line = Line("", hint=Hint.HEADING if level else hint, level=level)
        for place, piece in enumerate(text_of(element).split(BREAK)):
            if place:
                self.collector.break_page()
            if piece.strip():
                self.collector.paragraph(Line(piece, hint=line.hint, level=line.level))
        for body in element.iter(TEXT + "note-body"):
            self.collector.note(" ".join(text_of(one) for one in body))

    def table(self, element: etree._Element) -> None:
        rows = (
            row
            for row in element.iter(TABLE + "table-row")
            if next(row.iterancestors(TABLE + "table")) is element
        )
        for number, row in enumerate(rows):
            self.collector.row(number, list(cells_of(row)))
        self.collector.end_table()


def cells_of(row: etree._Element) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in row.iterchildren(TABLE + "table-cell", TABLE + "covered-table-cell"):
        text = "\n".join(text_of(one).replace(BREAK, "") for one in cell.iter(TEXT + "p", TEXT + "h"))
        if text.strip():
            yield column, text
        column += min(int(cell.get(TABLE + "number-columns-repeated", "1")), MOST_REPEATED)


def level_of(element: etree._Element) -> int | None:
    if element.tag == TEXT + "h":
        return int(element.get(TEXT + "outline-level", "1"))
    return 1 if element.get(TEXT + "style-name") in ("Title", "Titel") else None


def text_of(element: etree._Element) -> str:
    return "".join(pieces_of(element))


def pieces_of(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in MARKS:
            yield MARKS[child.tag]
        elif child.tag == TEXT + "s":
            yield " "
        elif child.tag not in SKIPPED and isinstance(child.tag, str):
            yield from pieces_of(child)
        yield child.tail or ""
