"""How the Word file looks: named styles alone, so that a city can give it its own look in one place."""

from typing import TYPE_CHECKING, cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.styles.style import CharacterStyle, ParagraphStyle

SANS, SERIF = "Arial", "Georgia"  # on every desk; the papers speak in the serif
INK, SOFT = RGBColor(0x1F, 0x1B, 0x16), RGBColor(0x5D, 0x56, 0x4C)
TINT = "F3ECDF"
QUOTE, PROPOSED_QUOTE, NAMING, TABLE_TEXT, NOTE, LEAD = (
    "Zitat bestätigt",
    "Zitat Vorschlag",
    "Kennung",
    "Tabellentext",
    "Hinweis",
    "Einleitung",
)
NUMBER = "Tabellenzahl"
SAID, CONFIRMED, PROPOSAL, STRONG, MARKED = (
    "Wortlaut",
    "bestätigt",
    "Vorschlag",
    "Strong",
    "Fundwort",
)
PLAIN_HEAD, PLAIN = "Einfache Sprache Kopf", "Einfache Sprache"
CONTENTS, GAP = "TOC Heading", "Abstand"
NOTE_TEXT, NOTE_MARK, LINK = "footnote text", "footnote reference", "Hyperlink"
IN_GERMAN = "Worte auf Deutsch"
TABLE = "Stadtfaden Tabelle"
UNLISTED = (2, 3, 4)  # headings that the contents leave out
HEADINGS = ((1, 20.0, 24.0), (2, 15.0, 20.0), (3, 12.0, 14.0), (4, 10.5, 10.0))  # level, size, space above


def prepare(document: Document, language: str, *, thread: str, opens_chapters: bool) -> None:
    """Sets page, language, styles and the colour of the thread. `opens_chapters`: first headings begin
    a page.
    """
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(24)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    _speak(document, language)
    normal = _paragraph(document, "Normal", 10.5)
    normal.paragraph_format.space_after = Pt(7)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    normal.paragraph_format.line_spacing = 1.2
    for level, size, above in HEADINGS:
        style = _paragraph(document, f"Heading {level}", size, bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(6)
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.page_break_before = opens_chapters and level == 1
    for level in UNLISTED:
        apart = _paragraph(document, unlisted(level), 0)
        apart.base_style = document.styles[f"Heading {level}"]
    _front(document)
    _quotes(document, thread)
    _small(document)
    _plain(document)
    _words(document, thread)
    document.styles.element.append(parse_xml(_TABLE))


def unlisted(level: int) -> str:
    return f"Überschrift {level} ohne Verzeichnis"


def _front(document: Document) -> None:
    title = _paragraph(document, "Title", 30, font=SERIF, bold=True)
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(60), Pt(6)
    _without_border(title)
    _paragraph(document, "Subtitle", 16, font=SERIF, colour=SOFT).font.italic = False
    above = _paragraph(document, CONTENTS, 20, bold=True)
    above.paragraph_format.page_break_before = True
    lead = _paragraph(document, LEAD, 12)
    lead.paragraph_format.space_after = Pt(10)
    for level, size in ((1, 10.5), (2, 10.5), (3, 9.0)):
        entry = _paragraph(document, f"toc {level}", size, bold=level == 1)
        entry.paragraph_format.left_indent = Mm(6 * (level - 1))
        entry.paragraph_format.space_after = Pt(3)
        entry.paragraph_format.tab_stops.add_tab_stop(Mm(156), alignment=2, leader=1)


def _quotes(document: Document, thread: str) -> None:
    for name, line in ((QUOTE, ("single", 12)), (PROPOSED_QUOTE, ("dashed", 6))):
        style = _paragraph(document, name, 10.5, font=SERIF)
        style.paragraph_format.left_indent = Mm(4)
        style.paragraph_format.space_after = Pt(9)
        _german(style)
        _strand(style, *line, thread)


def _small(document: Document) -> None:
    naming = _paragraph(document, NAMING, 9, bold=True)
    naming.paragraph_format.left_indent = Mm(4)
    naming.paragraph_format.space_after = Pt(2)
    naming.paragraph_format.keep_with_next = True
    _paragraph(document, TABLE_TEXT, 9).paragraph_format.space_after = Pt(2)
    number = _paragraph(document, NUMBER, 9)
    number.paragraph_format.space_after, number.paragraph_format.alignment = Pt(2), WD_ALIGN_PARAGRAPH.RIGHT
    _paragraph(document, NOTE, 9, colour=SOFT)
    gap = _paragraph(document, GAP, 4)
    gap.paragraph_format.space_after = Pt(0)
    _paragraph(document, NOTE_TEXT, 8.5, colour=SOFT).paragraph_format.space_after = Pt(1)
    caption = _paragraph(document, "Caption", 9, bold=True)
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(8), Pt(4)
    caption.paragraph_format.keep_with_next = True
    _paragraph(document, "List Bullet", 10.5)
    for name in ("Header", "Footer"):
        _paragraph(document, name, 8.5, colour=SOFT)


def _plain(document: Document) -> None:
    """Words of people, not of a paper: another ground, no strand."""
    head, text = _paragraph(document, PLAIN_HEAD, 8.5, bold=True), _paragraph(document, PLAIN, 10.5)
    _german(text)
    for style in (head, text):  # who wrote it stands below
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.left_indent, style.paragraph_format.space_after = Mm(4), Pt(3)
        shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{TINT}"/>')
        style.element.get_or_add_pPr().insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:jc")


def _words(document: Document, thread: str) -> None:
    said = _character(document, SAID, font=SERIF)
    _german(said)
    _german(_character(document, IN_GERMAN))
    _character(document, MARKED, font=SERIF).font.underline = True
    _german(cast("CharacterStyle", document.styles[MARKED]))
    _character(
        document, CONFIRMED, size=8, colour=RGBColor.from_string(thread.lstrip("#").upper())
    ).font.bold = True
    proposal = _character(document, PROPOSAL, size=8, colour=SOFT)
    frame = OxmlElement("w:bdr")
    for name, value in (("val", "dashSmallGap"), ("sz", "4"), ("space", "2"), ("color", "8A8276")):
        frame.set(qn(f"w:{name}"), value)
    proposal.element.get_or_add_rPr().append(frame)
    _character(document, NOTE_MARK).font.superscript = True
    _character(document, LINK, colour=INK).font.underline = True


def _paragraph(
    document: Document,
    name: str,
    size: float,
    *,
    font: str = SANS,
    bold: bool = False,
    colour: RGBColor = INK,
) -> "ParagraphStyle":
    styles = document.styles
    known = name in {style.name for style in styles}
    style = cast("ParagraphStyle", styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    if not known:
        style.base_style = styles["Normal"]
    if not size:
        return style  # all of it from the style that it is like
    _letters(style, font)
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold or None, colour
    return style


def _character(
    document: Document, name: str, *, font: str = "", size: float = 0, colour: RGBColor | None = None
) -> "CharacterStyle":
    style = cast("CharacterStyle", document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER))
    if font:
        _letters(style, font)
    if size:
        style.font.size = Pt(size)
    if colour is not None:
        style.font.color.rgb = colour
    return style


def _letters(style: "CharacterStyle", font: str) -> None:
    """The template names its fonts by theme, which would win."""
    style.font.name = font
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)


def _german(style: "CharacterStyle") -> None:
    """What the papers say is German, whatever surrounds it."""
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "de-DE")
    style.element.get_or_add_rPr().append(spoken)


def _strand(style: "ParagraphStyle", kind: str, width: int, thread: str) -> None:
    border = f'<w:left w:val="{kind}" w:sz="{width}" w:space="8" w:color="{thread.lstrip("#").upper()}"/>'
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        parse_xml(f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>"),
        "w:shd",
        "w:tabs",
        "w:spacing",
        "w:ind",
        "w:jc",
    )


def _without_border(style: "ParagraphStyle") -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _speak(document: Document, language: str) -> None:
    """The language of everything that says nothing else."""
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)


_LINE = '<w:{0} w:val="single" w:sz="{1}" w:space="0" w:color="{2}"/>'
_HAIR = f"{_LINE.format('bottom', 4, 'CFC6B6')}{_LINE.format('insideH', 4, 'CFC6B6')}"
_ROOM = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 50), ("left", 60), ("bottom", 50), ("right", 60))
)
_HEAD = f"<w:tcPr><w:tcBorders>{_LINE.format('bottom', 8, '1F1B16')}</w:tcBorders></w:tcPr>"
_TABLE = (
    f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="StadtfadenTabelle">'
    f'<w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>'
    f"<w:tblPr><w:tblBorders>{_HAIR}</w:tblBorders><w:tblCellMar>{_ROOM}</w:tblCellMar></w:tblPr>"
    f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>{_HEAD}</w:tblStylePr></w:style>'
)
