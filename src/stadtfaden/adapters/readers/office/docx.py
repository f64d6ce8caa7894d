"""Word files: paragraphs and tables in the order of the body, headings by style, footnotes on their page.

Word writes where its own page breaks fell when it last saved (`lastRenderedPageBreak`); these make the
pages. A file without them is parted at the breaks that its author set; one without any is a single page,
for then nobody knows the pages. The printed number stays unknown in all three cases.
"""

import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from stadtfaden.adapters.readers.office.archive import DAMAGED, SAVE_AGAIN, open_archive, tree_of
from stadtfaden.adapters.readers.office.docx_styles import Styles, W, flag, outline_level, size_of
from stadtfaden.adapters.readers.office.pages import Collector
from stadtfaden.adapters.readers.protocol import RawPaper, ReadingOptions, Unreadable
from stadtfaden.core.pages import Hint, Line

BREAK = "\f"
SKIPPED = {
    W + name
    for name in (
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "txbxContent",
        "pPr",
        "rPr",
        "ruby",
    )
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
UNPAGED = "Die Datei nennt keine Seitenumbrüche: Seiten sind nicht bekannt, alles zählt als Seite 1."
SET_BREAKS = "Seiten sind nach den gesetzten Umbrüchen gezählt; die gedruckte Seite kann eine andere sein."


class DocxReader:
    name = "docx"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def accepts(self, head: bytes, file_name: str) -> bool:
        return head.startswith(b"PK") and (b"word/" in head or file_name.lower().endswith((".docx", ".docm")))

    def read(self, data: bytes, options: ReadingOptions) -> RawPaper:
        """Raises Unreadable for damaged, encrypted and bomb-like files. Cost: 2,000 paragraphs a second."""
        archive = open_archive(data, options)
        package = opened(archive)
        body = BodyReader(package.element.body, archive)
        lines = list(running_lines(package))
        pages = body.pages(lines)
        warnings = () if body.is_rendered else (SET_BREAKS if len(pages) > 1 else UNPAGED,)
        return RawPaper(pages=pages, title=package.core_properties.title or None, warnings=warnings)


def opened(archive: zipfile.ZipFile) -> Any:
    try:
        return docx.Document(archive.fp)
    except (
        PackageNotFoundError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        OSError,
    ) as error:
        raise Unreadable(DAMAGED, SAVE_AGAIN) from error


def running_lines(package: Any) -> Iterator[Line]:
    """Headers and footers, each text once."""
    seen = set()
    for section in package.sections:
        for part in (section.header, section.footer):
            if part.is_linked_to_previous:
                continue
            text = " ".join(text_of(part._element).replace(BREAK, " ").split())  # noqa: SLF001 -- python-docx offers no other way
            if text and text not in seen:
                seen.add(text)
                yield Line(text, hint=Hint.FURNITURE)


class BodyReader:
    """Walks the body once."""

    def __init__(self, body: etree._Element, archive: zipfile.ZipFile) -> None:
        self.body = body
        self.styles = Styles(tree_of(archive, "word/styles.xml"))
        self.notes = {**notes_of(archive, "footnote"), **notes_of(archive, "endnote")}
        self.is_rendered = next(body.iter(W + "lastRenderedPageBreak"), None) is not None
        self.collector = Collector()

    def pages(self, running: list[Line]) -> tuple[Any, ...]:
        self.collector.lines.extend(running)
        self.walk(self.body)
        return self.collector.finish()

    def walk(self, parent: etree._Element) -> None:
        for element in parent:
            if element.tag == W + "p":
                self.paragraph(element)
            elif element.tag == W + "tbl":
                self.table(element)
            elif element.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "smartTag"):
                self.walk(element)

    def paragraph(self, element: etree._Element) -> None:
        if self.breaks_before(element):
            self.collector.break_page()
        pieces = text_of(element, rendered=self.is_rendered).split(BREAK)
        line = self.line_of(element)
        for place, piece in enumerate(pieces):
            if place:
                self.collector.break_page()
            if piece.strip():
                self.collector.paragraph(
                    Line(piece, size=line.size, is_bold=line.is_bold, hint=line.hint, level=line.level)
                )
        self.collect_notes(element)
        for box in element.iter(W + "txbxContent"):
            if not any(
                parent.tag in SKIPPED and parent.tag != W + "txbxContent" for parent in box.iterancestors()
            ):
                self.walk(box)

    def breaks_before(self, element: etree._Element) -> bool:
        if self.is_rendered or not (self.collector.lines or self.collector.pages):
            return False
        return flag(element.find(W + "pPr"), "pageBreakBefore") is True

    def collect_notes(self, element: etree._Element) -> None:
        for kind in ("footnote", "endnote"):
            for reference in element.iter(f"{W}{kind}Reference"):
                self.collector.note(self.notes.get(f"{kind} {reference.get(W + 'id')}", ""))

    def line_of(self, element: etree._Element) -> Line:
        """The line without its text: hint, level, size and weight."""
        properties = element.find(W + "pPr")
        style = properties.find(W + "pStyle") if properties is not None else None
        look = self.styles.look(style.get(W + "val") if style is not None else None)
        level = outline_level(properties)
        hint = look.hint
        if level:
            hint = Hint.HEADING
        elif hint is not Hint.HEADING and properties is not None and properties.find(W + "numPr") is not None:
            hint = Hint.LIST_ITEM
        runs = [
            (run.find(W + "rPr"), sum(len(one.text or "") for one in run.iter(W + "t")))
            for run in element.iter(W + "r")
        ]
        length = sum(weight for _, weight in runs)
        bold = sum(
            weight for own, weight in runs if flag(own, "b") or (flag(own, "b") is None and look.is_bold)
        )
        sizes = sorted(
            (size_of(own) or look.size or self.styles.size, weight) for own, weight in runs if weight
        )
        return Line(
            "",
            size=max(sizes, key=lambda one: one[1])[0] if sizes else look.size,
            is_bold=bold * 2 > length,
            hint=hint,
            level=(level or look.level) if hint is Hint.HEADING else None,
        )

    def table(self, element: etree._Element) -> None:
        breaks = 0
        for number, row in enumerate(element.iter(W + "tr")):
            if next(row.iterancestors(W + "tbl"), None) is not element:
                continue  # a table inside a cell is text of that cell
            cells = list(cells_of(row, rendered=self.is_rendered))
            here = sum(text.count(BREAK) for _, text in cells)
            self.collector.row(number, [(column, text.replace(BREAK, "")) for column, text in cells])
            self.collect_notes(row)
            breaks += min(here, 1)
            if here:
                self.collector.break_page()
        self.collector.end_table()


def cells_of(row: etree._Element, *, rendered: bool) -> Iterator[tuple[int, str]]:
    """Column and text of each cell; a cell merged upwards is empty."""
    column = 0
    for cell in row.iterchildren(W + "tc", W + "sdt"):
        properties = cell.find(W + "tcPr")
        merged = properties.find(W + "vMerge") if properties is not None else None
        span = properties.find(W + "gridSpan") if properties is not None else None
        if merged is None or merged.get(W + "val") == "restart":
            yield column, "\n".join(text_of(one, rendered=rendered) for one in cell.iter(W + "p"))
        column += int((span.get(W + "val") if span is not None else None) or 1)


def notes_of(archive: zipfile.ZipFile, kind: str) -> dict[str, str]:
    root = tree_of(archive, f"word/{kind}s.xml")
    if root is None:
        return {}
    return {
        f"{kind} {note.get(W + 'id')}": " ".join(text_of(one) for one in note.iter(W + "p"))
        for note in root.iterchildren(W + kind)
        if note.get(W + "type") in (None, "normal")
    }


def text_of(element: etree._Element, *, rendered: bool = True) -> str:
    """The words of a paragraph, without what is deleted; page breaks as form feeds."""
    return "".join(pieces_of(element, rendered=rendered))


def pieces_of(element: etree._Element, *, rendered: bool) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag == W + "t":
            yield child.text or ""
        elif tag in SKIPPED or not isinstance(tag, str):
            continue
        elif tag in MARKS:
            yield MARKS[tag]
        elif tag == W + "br":
            yield line_or_page(child, rendered=rendered)
        elif tag == W + "lastRenderedPageBreak":
            yield BREAK
        else:
            yield from pieces_of(child, rendered=rendered)


MARKS = {
    W + "tab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}


def line_or_page(element: etree._Element, *, rendered: bool) -> str:
    if element.get(W + "type") != "page":
        return "\n"
    return "" if rendered else BREAK
