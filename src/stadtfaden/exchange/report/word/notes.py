"""Footnotes, which python-docx does not write: one part of the file, and a mark in the text for each."""

from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_FIRST = 1  # -1 and 0 are the lines above the notes
_LINE = '<w:footnote w:type="{0}" w:id="{1}"><w:p><w:r><w:{0}/></w:r></w:p></w:footnote>'
_NOTE = (
    '<w:footnote w:id="{0}"><w:p><w:pPr><w:pStyle w:val="{1}"/></w:pPr>'
    '<w:r><w:rPr><w:rStyle w:val="{2}"/></w:rPr><w:footnoteRef/></w:r>'
    '<w:r><w:t xml:space="preserve"> {3}</w:t></w:r></w:p></w:footnote>'
)
_MARK = '<w:r {0}><w:rPr><w:rStyle w:val="{1}"/></w:rPr><w:footnoteReference w:id="{2}"/></w:r>'


class Notes:
    """Numbered as they are made."""

    def __init__(self, text_style: str, mark_style: str) -> None:
        self._styles = text_style, mark_style
        self._words: list[str] = []

    def mark(self, paragraph: Paragraph, words: str) -> None:
        """A note at the end of the paragraph."""
        self._words.append(words)
        number = _FIRST + len(self._words) - 1
        paragraph._p.append(parse_xml(_MARK.format(nsdecls("w"), self._styles[1], number)))  # noqa: SLF001 -- its element, as the library's own documents show

    def close(self, document: Document) -> None:
        """Writes all of them into the file."""
        written = "".join(
            _NOTE.format(number, *self._styles, escape(words))
            for number, words in enumerate(self._words, start=_FIRST)
        )
        lines = _LINE.format("separator", -1) + _LINE.format("continuationSeparator", 0)
        xml = f"{_XML}<w:footnotes {nsdecls('w')}>{lines}{written}</w:footnotes>"
        part = Part(PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, xml.encode(), document.part.package)
        document.part.relate_to(part, RT.FOOTNOTES)
