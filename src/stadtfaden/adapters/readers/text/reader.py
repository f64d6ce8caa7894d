"""Plain text: a form feed ends a page; the encoding is found, and said where it is broken."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from stadtfaden.adapters.readers.protocol import RawPaper, ReadingOptions, Unreadable
from stadtfaden.adapters.readers.text.encoding import decode
from stadtfaden.core.pages import Line, RawPage
from stadtfaden.core.statements.field_lines import pieces_of

CONTROL = re.compile(rb"[\x00-\x06\x08\x0e-\x19\x1c-\x1f]")
# A lowered or raised digit that an export has put on a line of its own, or before the rest of the line.
SMALL_DIGIT = re.compile(
    r"(?<=\bCO)\n(2)(?:\n\s*|(?=[\s,;.)‐–-]))|(?<=[ \d/]m|\bkm)\n([23])\n\s*(?=[^\W\d]|[,;.)])"
)
CELL_END = "\x07"  # what some exports write between the cells of a table


class TextReader:
    """Lines keep their leading spaces, and empty lines stay: both say how the page is laid out."""

    name = "text"
    media_type = "text/plain"

    def accepts(self, head: bytes, file_name: str) -> bool:  # noqa: ARG002 -- the protocol's shape
        return looks_like_text(head)

    def read(self, data: bytes, options: ReadingOptions) -> RawPaper:
        """Cost: about 100 MB/s. Raises Unreadable where nothing but white space is found."""
        decoded = decode(data)
        if not decoded.text.strip():
            raise Unreadable("Die Datei enthält keinen Text.", "Bitte die richtige Datei wählen.")
        texts = decoded.text.removesuffix("\f").split("\f")
        options.refuse_pages(len(texts))
        pages = (raw_page(number, text) for number, text in enumerate(texts, start=1))
        return RawPaper(pages=pages, warnings=decoded.warnings)


def looks_like_text(head: bytes) -> bool:
    """Binary files have zero bytes or many control characters; UTF-16 has its mark."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\0" in head:
        return False
    return len(CONTROL.findall(head)) * 50 <= len(head)


def raw_page(number: int, text: str) -> RawPage:
    written = [
        line.replace(CELL_END, "\t").rstrip().expandtabs(8)
        for line in with_small_digits(unicodedata.normalize("NFC", text)).splitlines()
    ]
    return RawPage(number=number, lines=tuple(map(Line, with_fields_apart(written))))


def with_fields_apart(lines: Sequence[str]) -> Iterator[str]:
    """„Zuständig: Bauamt“ below a sentence is a line of its own: an empty line stands before it."""
    for is_text, group in groupby(lines, key=bool):
        if not is_text:
            yield from group
            continue
        for place, piece in enumerate(pieces_of(list(group))):
            if place:
                yield ""
            yield from piece


def with_small_digits(text: str) -> str:
    """„CO“, „2“ and „-Emissionen“ on three lines, as some exports write a low digit, are one word again."""

    def joined(found: re.Match[str]) -> str:
        digit = found[1] or found[2]
        stands_alone = text[found.end() - 1] == digit
        return digit if stands_alone or text[found.end() : found.end() + 1] in "-‐–,.;:)]" else f"{digit} "

    return SMALL_DIGIT.sub(joined, text)
