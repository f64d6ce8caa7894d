"""PDF in, raw pages out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from stadtfaden.adapters.readers.pdf import letters, ocr, tables, tesseract
from stadtfaden.adapters.readers.pdf.characters import Piece, character_count, page_text, without_duplicates
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
from stadtfaden.adapters.readers.pdf.drawing import Drawing, drawing
from stadtfaden.adapters.readers.pdf.frame import Frame, frame_of, upright
from stadtfaden.adapters.readers.pdf.joins import Wall
from stadtfaden.adapters.readers.pdf.lines import printed_lines
from stadtfaden.adapters.readers.pdf.margins import with_margins_marked
from stadtfaden.adapters.readers.pdf.pictures import grey_picture, is_drawable
from stadtfaden.adapters.readers.pdf.seen import Seen
from stadtfaden.adapters.readers.protocol import RawPaper, ReadingOptions
from stadtfaden.core.pages import Box, Hint, Line, RawPage

_CUT_OFF = "Die Datei endet vorzeitig: Es können Seiten oder Teile von Seiten fehlen."
_BAD_PAGE = "Diese Seite ist beschädigt und konnte nicht gelesen werden."
_CUT_SHORT = "Diese Seite enthält außergewöhnlich viel Text; gelesen wurde nur der Anfang."
_INVISIBLE_TEXT = "Unsichtbarer Text dieser Seite wurde nicht übernommen ({count} Zeichen)."
_GARBLED = (
    "Der Text dieser Seite ist nicht lesbar hinterlegt: Ihren Schriften fehlt die Zuordnung zu Buchstaben."
)
_GARBLED_SEEN = f"{_GARBLED} Gelesen wurde stattdessen das Bild der Seite."
_ONLY_PICTURE = "Diese Seite ist ein Bild ohne Text."
_OCR_OFF = "Die Texterkennung ist abgeschaltet; schalten Sie sie ein, um die Seite zu lesen."
_OCR_MISSING = f"Zum Lesen fehlt die Texterkennung; tesseract installieren: {ocr.INSTALL}"
_OCR_FAILED = "Die Texterkennung ist an dieser Seite gescheitert; rufen Sie die Seite im Original auf."
_TOO_LARGE = "Das Bild dieser Seite ist zu groß, um es zu lesen; verkleinern Sie es in der Datei."
_SECOND_BEST = (
    f"Gelesen mit der Ersatz-Texterkennung; für deutsche Texte ist tesseract geübter: {ocr.INSTALL}"
)
_HARD_TO_READ = "Die Schrift auf dieser Seite war schwer zu erkennen: Prüfen Sie Zitate am Original."

_SCAN_SHARE = 0.6  # of the page: a picture this large with hidden text above it is a scan
_PICTURE_SHARE = 0.05  # a smaller picture on an empty page is an ornament
_OUTLINED = 60  # paths on a page without text: its letters may have been turned into drawings
_WORTH_SAYING = 50  # characters
_POOR = 0.75  # clean scans are read with 0.9 and more


class PdfReader:
    """Text with the place, size and weight of its words, by pdfium; scans by OCR."""

    name = "pdf"
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
        return RawPaper(_pages(document, count, options), declared_title(document), warnings)


def _pages(document: Any, count: int, options: ReadingOptions) -> Iterator[RawPage]:
    try:
        for index in range(count):
            yield _page(document, index, options)
    finally:
        with PDFIUM:
            document.close()


@dataclass(frozen=True, slots=True)
class _Found:
    """What pdfium says about one page. `pieces` by the way their text runs."""

    frame: Frame
    drawing: Drawing
    pieces: dict[int, list[Piece]]
    is_scanned: bool
    is_garbled: bool
    warnings: tuple[str, ...]


def _page(document: Any, index: int, options: ReadingOptions) -> RawPage:
    label = declared_label(document, index)
    try:
        found = _found(document, index)
    except BadPage:
        return RawPage(index + 1, (), declared_label=label, warnings=(_BAD_PAGE,))
    page = RawPage(
        number=index + 1,
        lines=(),
        width=round(found.frame.width, 2),
        height=round(found.frame.height, 2),
        declared_label=label,
        is_scanned=found.is_scanned,
        warnings=found.warnings,
    )
    if found.is_garbled or (not found.pieces and _has_picture(found)):
        return _by_ocr(page, found, document, options)
    return replace(page, lines=tuple(_lines(found.pieces, found.drawing)))


def _found(document: Any, index: int) -> _Found:
    with PDFIUM, open_page(document, index) as page:
        frame = frame_of(page)
        text = page_text(page, frame)
        drawn = drawing(page, frame)
    shown, hidden = character_count(text.pieces), character_count(text.invisible)
    is_scanned = _picture_share(drawn, frame) >= _SCAN_SHARE and (hidden > shown or drawn.is_text_covered)
    pieces = text.pieces
    warnings = [_CUT_SHORT] if text.is_cut_short else []
    if is_scanned and hidden:
        pieces = {
            turn: [*text.invisible.get(turn, ()), *text.pieces.get(turn, ())]
            for turn in {*text.pieces, *text.invisible}
        }
    elif hidden > _WORTH_SAYING:
        warnings.append(_INVISIBLE_TEXT.format(count=hidden))
    is_garbled = letters.is_garbled(text.raw, map_errors=text.map_errors)
    return _Found(frame, drawn, pieces, is_scanned, is_garbled, tuple(warnings))


def _picture_share(drawn: Drawing, frame: Frame) -> float:
    area = sum((box.x1 - box.x0) * (box.y1 - box.y0) for box in drawn.pictures)
    return min(1.0, area / max(frame.width * frame.height, 1.0))


def _has_picture(found: _Found) -> bool:
    is_drawn = found.drawing.path_count >= _OUTLINED
    return is_drawn or _picture_share(found.drawing, found.frame) >= _PICTURE_SHARE


def _lines(pieces: dict[int, list[Piece]], drawn: Drawing) -> list[Line]:
    main = max(pieces, key=lambda turn: len(pieces[turn]), default=0)
    lines: list[Line] = []
    for turn, group in sorted(pieces.items(), key=lambda item: item[0] != main):
        kept = without_duplicates(group)
        if turn < 0:
            lines += [replace(line, hint=Hint.FURNITURE) for line in printed_lines(kept, turn)]
        elif turn == main:
            lines += _ruled_lines(kept, turn, drawn.rules)
        else:
            lines += printed_lines(kept, turn)
    return with_margins_marked(lines)


def _ruled_lines(pieces: Sequence[Piece], turn: int, rules: Sequence[Box]) -> list[Line]:
    """Lines that respect the rules of the page; those of a table know their cell."""
    if len(rules) < 1:
        return printed_lines(pieces, turn)
    level, standing = tables.rules_of(_turned(box, turn) for box in rules)
    found = tables.grids(level, standing)
    placed = tables.with_cells(pieces, found) if found else pieces
    walls = [Wall(rule.at, rule.start, rule.end) for rule in standing]
    return printed_lines(placed, turn, walls)


def _turned(box: Box, turn: int) -> Box:
    u_one, v_one = upright(turn, box.x0, box.y0)
    u_two, v_two = upright(turn, box.x1, box.y1)
    return Box(min(u_one, u_two), min(v_one, v_two), max(u_one, u_two), max(v_one, v_two))


def _by_ocr(page: RawPage, found: _Found, document: Any, options: ReadingOptions) -> RawPage:
    """The page as OCR sees it; where that cannot be, an empty page that says why."""
    what = _GARBLED if found.is_garbled else _ONLY_PICTURE
    unread = replace(page, is_scanned=True)
    if not options.ocr:
        return _warned(unread, f"{what} {_OCR_OFF}")
    try:
        seen = ocr.seen_on(partial(_picture, document, page.number - 1, found.frame), options.ocr_language)
    except ocr.NoOcr:
        return _warned(unread, f"{what} {_OCR_MISSING}")
    except tesseract.OcrFailed:
        return _warned(unread, f"{what} {_OCR_FAILED}")
    except (MemoryError, _TooLarge):
        return _warned(unread, _TOO_LARGE)
    lines = printed_lines(seen.pieces, seen.turn)
    read = replace(unread, lines=tuple(lines), confidence=seen.confidence)
    return _warned(read, *_doubts(found, seen))


class _TooLarge(Exception):  # noqa: N818 -- named after the fact
    """A picture in the page would fill the memory."""


def _picture(document: Any, index: int, frame: Frame, dpi: int) -> tuple[ocr.Picture, float]:
    with PDFIUM, open_page(document, index) as page:
        if not is_drawable(page):
            raise _TooLarge
        return grey_picture(page, frame, dpi)


def _doubts(found: _Found, seen: Seen) -> list[str]:
    doubts = [_GARBLED_SEEN] if found.is_garbled else []
    if seen.confidence is not None and seen.reader == "rapidocr":
        doubts.append(_SECOND_BEST)
    if seen.confidence is not None and seen.confidence < _POOR:
        doubts.append(_HARD_TO_READ)
    return doubts


def _warned(page: RawPage, *warnings: str) -> RawPage:
    return replace(page, warnings=(*page.warnings, *warnings))
