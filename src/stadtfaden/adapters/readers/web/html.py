"""HTML pages: what a reader sees of the main part, without menus and scripts."""

import re
from collections.abc import Iterator

from lxml import etree, html

from stadtfaden.adapters.readers.protocol import RawPaper, ReadingOptions, Unreadable
from stadtfaden.adapters.readers.text import decode, looks_like_text
from stadtfaden.core.pages import Cell, Hint, Line, RawPage

START = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
UNSEEN = {
    "script",
    "style",
    "nav",
    "noscript",
    "template",
    "form",
    "button",
    "svg",
    "iframe",
    "head",
    "select",
    "object",
}
BLOCKS = {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
    ),
    *(
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
    ),
    *("pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LAYOUT = {*HEADINGS, "table", "ul", "ol", "main", "article"}  # a table with one of these inside only arranges
GAP = Line("")


class HtmlReader:
    """A page of the web is one page; its number in print is unknown."""

    name = "html"
    media_type = "text/html"

    def accepts(self, head: bytes, file_name: str) -> bool:
        if START.search(head):
            return True
        return (
            file_name.lower().endswith((".html", ".htm", ".xhtml")) and looks_like_text(head) and b"<" in head
        )

    def read(self, data: bytes, options: ReadingOptions) -> RawPaper:  # noqa: ARG002 -- the protocol's shape
        """Raises Unreadable where the file holds no element. Nothing is fetched. Cost: about 10 MB/s."""
        text, warnings = decoded(data)
        parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
        try:
            root = html.document_fromstring(DECLARATION.sub("", text), parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
            raise Unreadable(
                "Die HTML-Datei enthält keinen Text.", "Bitte die Seite neu speichern."
            ) from error
        return RawPaper(
            pages=(RawPage(number=1, lines=tuple(lines_of(main_part(root)))),),
            title=" ".join((root.findtext(".//title") or "").split()) or None,
            warnings=warnings,
        )


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """By byte order mark, by what the page says of itself, by looking."""
    said = CHARSET.search(data[:4096])
    if said and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(said.group(1).decode("ascii")), ()
        except (LookupError, UnicodeDecodeError):
            pass  # it says what it is not: look instead
    found = decode(data)
    return found.text, found.warnings


def main_part(root: html.HtmlElement) -> html.HtmlElement:
    found = root.findall(".//main")
    body = root.find(".//body")
    if len(found) == 1 and "".join(found[0].itertext()).strip():
        return found[0]
    return root if body is None else body


def lines_of(element: html.HtmlElement, hint: Hint | None = None, level: int | None = None) -> Iterator[Line]:
    """Lines of an element and all below; an empty line ends a block."""
    tables = iter(range(10**9))
    yield from Walk(tables).block(element, hint, level)


class Walk:
    """Collects the running text between block elements."""

    def __init__(self, tables: Iterator[int]) -> None:
        self.tables = tables

    def block(self, element: html.HtmlElement, hint: Hint | None, level: int | None) -> Iterator[Line]:
        """The element's own text is flushed whenever a block begins or ends inside it."""
        pending = [element.text or ""]
        first = hint
        for child in element:
            if child.tag in BLOCKS and not is_unseen(child):
                yield from flushed(pending, first, level)
                first = None if hint is Hint.LIST_ITEM and has_words(pending) else first
                yield from self.inside(child, first, level)
                first = None if hint is Hint.LIST_ITEM and child.tag in ("p", "div") else first
                pending = [child.tail or ""]
            else:
                pending.append(inline(child))
                pending.append(child.tail or "")
        yield from flushed(pending, first, level)

    def inside(self, child: html.HtmlElement, hint: Hint | None, level: int | None) -> Iterator[Line]:
        if child.tag in HEADINGS:
            yield from self.block(child, Hint.HEADING, HEADINGS[child.tag])
        elif child.tag == "li":
            yield from self.block(child, Hint.LIST_ITEM, None)
        elif child.tag == "footer":
            yield from self.block(child, Hint.FURNITURE, None)
        elif child.tag == "table" and not any(one.tag in LAYOUT for one in child.iterdescendants()):
            yield from self.table(child)
        else:
            yield from self.block(child, hint, level)

    def table(self, element: html.HtmlElement) -> Iterator[Line]:
        number = next(self.tables)
        caption = element.find("caption")
        if caption is not None:
            yield from flushed([inline(caption)], None, None)
        for row, cells in enumerate(element.iter("tr")):
            column = 0
            for cell in cells.iterchildren("td", "th"):
                text = " ".join(inline(cell).split())
                if text:
                    yield Line(text, cell=Cell(number, row, column))
                column += span_of(cell)
        yield GAP


def span_of(cell: html.HtmlElement) -> int:
    said = cell.get("colspan", "1").strip()
    return min(int(said), 100) if said.isdecimal() and int(said) else 1


def is_unseen(element: html.HtmlElement) -> bool:
    return element.tag in UNSEEN or "hidden" in element.attrib or not isinstance(element.tag, str)


def has_words(pending: list[str]) -> bool:
    return any(text.strip() for text in pending)


def flushed(pending: list[str], hint: Hint | None, level: int | None) -> Iterator[Line]:
    lines = ["".join(part.split("\0")) for part in " ".join("".join(pending).split()).split("\0")]
    for line in lines:
        if line.strip():
            yield Line(line.strip(), hint=hint, level=level)
    if any(line.strip() for line in lines):
        yield GAP


def inline(element: html.HtmlElement) -> str:
    """Running text of an element; a line break as NUL, which no text of a page can hold."""
    if is_unseen(element):
        return ""
    if element.tag == "br":
        return "\0"
    space = " " if element.tag in BLOCKS else ""
    inner = "".join((inline(child) + (child.tail or "")) for child in element)
    return f"{space}{element.text or ''}{inner}{space}"
