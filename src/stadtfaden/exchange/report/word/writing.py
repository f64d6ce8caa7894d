"""A Word file, written piece by piece: headings, quotes with their footnotes, tables, pictures, contents."""

import io
import zipfile
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from stadtfaden.exchange.report.quoting import quotes_apart
from stadtfaden.exchange.report.values import Cover, Paper, Plain, Quote
from stadtfaden.exchange.report.word import styles
from stadtfaden.exchange.report.word.notes import Notes

Cell = str | Quote | Sequence["str | Quote"]
GERMAN = "de"
LANGUAGES = {GERMAN: "de-DE", "en": "en-GB"}
DEPTH = 3  # of the contents
WIDTH = 156  # mm between the margins
LYING = 243  # the same on a sheet that lies
WIDEST_LOGO, HIGHEST_LOGO = 60, 20  # mm
HEAD = 42  # mm of heads that stand
MADE = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP knows: the same values give the same bytes


class WordFile:
    def __init__(self, cover: Cover, *, opens_chapters: bool) -> None:
        self._cover = cover
        self._frame = cover.frame
        self._document = docx.Document()
        self._papers: dict[int, Paper] = {}
        language = LANGUAGES[cover.language]
        styles.prepare(self._document, language, thread=cover.look.thread, opens_chapters=opens_chapters)
        names = {style.name: style.style_id for style in self._document.styles}
        self._notes = Notes(names[styles.NOTE_TEXT], names[styles.NOTE_MARK])
        self._ids = names
        self._contents: Paragraph | None = None
        self._headings: list[tuple[int, str, str]] = []
        self._keys: set[str] = set()
        self._tables = 0
        self._bookmarks = 0
        self._width = WIDTH
        self._say_what_it_is(language)

    def know(self, papers: Iterable[Paper]) -> None:
        """Whose words will be quoted."""
        self._papers = {paper.number: paper for paper in papers}

    def title(self, words: str, below: str) -> None:
        self._add("Title", words)
        self._add("Subtitle", below)

    def _add(self, style: str, words: str = "", *, into: Document | _Cell | None = None) -> Paragraph:
        """By the id of the style: the library would look through all of them each time."""
        paragraph = (into or self._document).add_paragraph()
        paragraph._p.style = self._ids[style]  # noqa: SLF001 -- its element, as the library's own documents show
        self._speak(paragraph, words)
        return paragraph

    def _speak(self, paragraph: Paragraph, words: str) -> None:
        """What stands in „…“ is in the words of a paper or a person: German, whatever surrounds it."""
        pieces = [words] if self._cover.language == GERMAN else quotes_apart(words)
        for piece in filter(None, pieces):
            if self._cover.language != GERMAN and piece.startswith("„"):
                self._say(paragraph, piece, styles.IN_GERMAN)
            else:
                paragraph.add_run(piece)

    def _say(self, paragraph: Paragraph, words: str, style: str) -> None:
        paragraph.add_run(words)._r.style = self._ids[style]  # noqa: SLF001 -- as above, for runs

    def heading(self, words: str, level: int = 1, *, is_listed: bool = True) -> None:
        heading = self._add(f"Heading {level}" if is_listed else styles.unlisted(level), words)
        if is_listed and level <= DEPTH:
            name = f"_Toc{len(self._headings) + 1:06d}"
            self._mark(heading, name)
            self._headings.append((level, words, name))

    def say(self, words: str, style: str = "Normal") -> None:
        if words:
            self._add(style, words)

    def lead(self, words: str) -> None:
        self.say(words, styles.LEAD)

    def note(self, words: str) -> None:
        self.say(words, styles.NOTE)

    def items(self, words: Iterable[str]) -> None:
        for one in words:
            self.say(one, "List Bullet")

    def explain(self, is_confirmed: bool, words: str) -> None:  # noqa: FBT001 -- the word that is explained
        paragraph = self._add("Normal")
        self._review(paragraph, is_confirmed)
        paragraph.add_run(f" {words}")

    def machine_says(self, is_confirmed: bool, reason: str) -> None:  # noqa: FBT001 -- as above
        """A reason of the machine, in German."""
        paragraph = self._add("Normal")
        self._review(paragraph, is_confirmed)
        paragraph.add_run(" ")
        self._say(paragraph, reason, styles.IN_GERMAN)

    def quote(self, quote: Quote, *, with_kind: bool = True) -> None:
        """The words in their marks, the source as a footnote."""
        if naming := self.naming(quote, with_kind=with_kind):
            self._add(styles.NAMING, naming)
        style = styles.QUOTE if quote.is_confirmed else styles.PROPOSED_QUOTE
        paragraph = self._add(style)
        self._quoted(paragraph, quote)
        if quote.replaced:
            self.note(f"→ {quote.replaced}")
        self.plain(quote.plain)

    def plain(self, plain: Plain | None) -> None:
        """Plain words, marked as such, with who wrote them."""
        if plain is not None:
            for style, words in self._explained(plain):
                self._add(style, words)

    def _explained(self, plain: Plain) -> Iterator[tuple[str, str]]:
        yield styles.PLAIN_HEAD, self._frame["plain"]
        for paragraph in plain.paragraphs:
            yield styles.PLAIN, paragraph
        yield styles.NOTE, plain.written

    def naming(self, quote: Quote, *, with_kind: bool = True) -> str:
        named = " ".join(filter(None, (quote.kind if with_kind else "", quote.code)))
        level = "" if quote.level in {"", quote.kind} else f"{self._frame['in_paper']} {quote.level}"
        return " · ".join(filter(None, (named, level, quote.whose)))

    def table(
        self,
        caption: str,
        head: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        widths: Sequence[float],
        *,
        numbers: Container[int] = (),
    ) -> None:
        """`widths` are shares; columns of `numbers` stand flush right. The first row is repeated on every
        page; no row is parted.
        """
        if not rows:
            return
        self._tables += 1
        self._caption(caption)
        table = self._document.add_table(rows=0, cols=len(head), style=styles.TABLE)
        table.autofit = False
        self._tell(table._tbl.tblPr, caption)  # noqa: SLF001 -- alternative texts of tables have no other way
        measures = [Mm(self._width * width / sum(widths)) for width in widths]
        for column, measure in zip(table.columns, measures, strict=True):
            column.width = measure
        for place, row in enumerate((head, *rows)):
            written = table.add_row()
            properties = written._tr.get_or_add_trPr()  # noqa: SLF001 -- as above, for rows
            properties.append(OxmlElement("w:cantSplit"))
            if place == 0:
                properties.append(OxmlElement("w:tblHeader"))
            for at, (cell, content, measure) in enumerate(zip(written.cells, row, measures, strict=True)):
                cell.width = measure
                self._fill(cell, content, styles.NUMBER if at in numbers else styles.TABLE_TEXT)
            if place == 0 and self._width == LYING:
                _stand(written)
        self._add(styles.GAP)

    def picture(self, data: bytes, says: str, *, width: float = WIDTH) -> None:
        paragraph = self._document.add_paragraph()
        inline = paragraph.add_run().add_picture(io.BytesIO(data), width=Mm(width))._inline  # noqa: SLF001 -- as above, for pictures
        inline.docPr.set("descr", says)
        inline.docPr.set("name", f"Bild {inline.docPr.id}")

    def letterhead(self) -> None:
        """The logo, and what every page of the city says first."""
        look = self._cover.look
        if look.logo:
            scale = min(WIDEST_LOGO / look.logo_width, HIGHEST_LOGO / look.logo_height)
            self.picture(look.logo, look.logo_text, width=look.logo_width * scale)
        if look.notice:
            self.note(look.notice)

    def contents(self) -> None:
        """Stands here; filled when everything is written."""
        self._add(styles.CONTENTS, self._frame["contents"])
        self._contents = self._document.add_paragraph()

    def turn(self, *, is_wide: bool) -> None:
        """On with sheets that lie, or stand."""
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
        measures = (Mm(297), Mm(210)) if is_wide else (Mm(210), Mm(297))
        section.page_width, section.page_height = measures
        self._width = LYING if is_wide else WIDTH

    def to_bytes(self) -> bytes:
        self._fill_contents()
        self._foot()
        self._notes.close(self._document)
        written = io.BytesIO()
        self._document.save(written)
        return _without_clock(written.getvalue())

    def _quoted(self, paragraph: Paragraph, quote: Quote) -> None:
        self._say(paragraph, f"„{quote.before}", styles.SAID)
        if quote.marked:
            self._say(paragraph, quote.marked, styles.MARKED)
        self._say(paragraph, f"{quote.after}“", styles.SAID)
        paper = self._papers[quote.paper]
        alone = "" if quote.is_marked or quote.is_confirmed else f", {self._frame['proposal']}"
        self._notes.mark(paragraph, f"{paper.title}, {quote.place}{alone}")
        if quote.is_marked:
            paragraph.add_run(" ")
            self._review(paragraph, quote.is_confirmed)
        if quote.is_draft:
            self._say(paragraph, f" · {self._frame['draft']}", styles.STRONG)
        if quote.key not in self._keys:
            self._keys.add(quote.key)
            self._mark(paragraph, f"aussage_{quote.key.replace('-', '_')}"[:40])

    def _review(self, paragraph: Paragraph, is_confirmed: bool) -> None:  # noqa: FBT001 -- what is said of a quote
        name = "confirmed" if is_confirmed else "proposal"
        self._say(paragraph, self._frame[name], styles.CONFIRMED if is_confirmed else styles.PROPOSAL)

    def _fill(self, cell: _Cell, content: Cell, style: str) -> None:
        parts = [content] if isinstance(content, (str, Quote)) else list(content)
        for place, part in enumerate(parts):
            paragraph = cell.paragraphs[0] if place == 0 else self._add(styles.TABLE_TEXT, into=cell)
            paragraph._p.style = self._ids[style]  # noqa: SLF001 -- as above
            if isinstance(part, str):
                paragraph.add_run(part)
                continue
            if part.code:
                self._say(paragraph, f"{part.code}  ", styles.STRONG)
            self._quoted(paragraph, part)
            if part.whose:
                self._add(styles.TABLE_TEXT, part.whose, into=cell)
            if part.plain:
                for kind, words in self._explained(part.plain):
                    self._add(kind, words, into=cell)

    def _caption(self, words: str) -> None:
        caption = self._add("Caption", f"{self._frame['table']} ")
        self._field(caption, "SEQ Tabelle \\* ARABIC", str(self._tables))
        caption.add_run(f": {words}")

    def _tell(self, properties: object, words: str) -> None:
        for name in ("tblCaption", "tblDescription"):
            element = OxmlElement(f"w:{name}")
            element.set(qn("w:val"), words)
            properties.append(element)  # type: ignore[attr-defined] # an element of the library

    def _mark(self, paragraph: Paragraph, name: str) -> None:
        """A bookmark round the paragraph."""
        self._bookmarks += 1
        start = f'<w:bookmarkStart {nsdecls("w")} w:id="{self._bookmarks}" w:name="{name}"/>'
        end = f'<w:bookmarkEnd {nsdecls("w")} w:id="{self._bookmarks}"/>'
        paragraph._p.insert_element_before(parse_xml(start), "w:r")  # noqa: SLF001 -- as above, for bookmarks
        paragraph._p.append(parse_xml(end))  # noqa: SLF001 -- as above

    def _field(self, paragraph: Paragraph, code: str, shown: str, *, is_stale: bool = False) -> None:
        for kind in ("begin", "separate", "end"):
            if kind == "separate":
                _run(paragraph, f"<w:instrText xml:space='preserve'> {code} </w:instrText>")
            stale = " w:dirty='true'" if is_stale and kind == "begin" else ""
            _run(paragraph, f"<w:fldChar w:fldCharType='{kind}'{stale}/>")
            if kind == "separate":
                paragraph.add_run(shown)

    def _fill_contents(self) -> None:
        """A field that Word renews; what it shows until then is right too, but for the pages."""
        if self._contents is None or not self._headings:
            return
        last = len(self._headings) - 1
        for place, (level, words, name) in enumerate(self._headings):
            entry = self._contents.insert_paragraph_before(style=f"toc {level}")
            if place == 0:
                _run(entry, "<w:fldChar w:fldCharType='begin' w:dirty='true'/>")
                _run(
                    entry,
                    f"<w:instrText xml:space='preserve'> TOC \\o \"1-{DEPTH}\" \\h \\z </w:instrText>",
                )
                _run(entry, "<w:fldChar w:fldCharType='separate'/>")
            link = parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="{name}" w:history="1"/>')
            entry._p.append(link)  # noqa: SLF001 -- as above, for links
            start = len(entry._p)  # noqa: SLF001 -- as above
            entry.add_run(f"{words}\t")
            self._field(entry, f"PAGEREF {name} \\h", "", is_stale=True)
            for run in list(entry._p)[start:]:  # noqa: SLF001 -- as above
                link.append(run)
            if place == last:
                _run(entry, "<w:fldChar w:fldCharType='end'/>")

    def _foot(self) -> None:
        section = self._document.sections[0]
        foot = section.footer.paragraphs[0]
        foot.add_run(f"{self._cover.city} · {self._cover.title} · {self._frame['page']} ")
        self._field(foot, "PAGE", "1")

    def _say_what_it_is(self, language: str) -> None:
        said = self._document.core_properties
        moment = datetime(*self._cover.on, tzinfo=UTC)
        said.title = f"{self._cover.city}: {self._cover.title}"
        said.author = f"Stadtfaden (Software), {self._cover.city} (Papiere)"
        said.last_modified_by = "Stadtfaden"
        said.language, said.comments, said.keywords = (
            language,
            self._cover.draft,
            "Stadtentwicklung, Digitalisierung",
        )
        said.subject = " ".join(self._cover.summary)[:250]
        said.created = said.modified = moment
        said.revision = 1


def _stand(row: _Row) -> None:
    """Names of many papers find room only upright."""
    row.height = Mm(HEAD)
    for cell in row.cells[2:]:
        direction = OxmlElement("w:textDirection")
        direction.set(qn("w:val"), "btLr")
        cell._tc.get_or_add_tcPr().append(direction)  # noqa: SLF001 -- as above, for cells


def _run(paragraph: Paragraph, inside: str) -> None:
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inside}</w:r>"))  # noqa: SLF001 -- fields have no other way


def _without_clock(data: bytes) -> bytes:
    """The same files in the same order, packed at no particular moment."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, MADE), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
