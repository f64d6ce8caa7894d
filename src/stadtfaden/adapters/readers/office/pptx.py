"""Slides: a slide is a page, its title a heading."""

import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

import pptx
from lxml import etree
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError

from stadtfaden.adapters.readers.office.archive import DAMAGED, SAVE_AGAIN, open_archive
from stadtfaden.adapters.readers.office.pages import Collector
from stadtfaden.adapters.readers.protocol import RawPaper, ReadingOptions, Unreadable
from stadtfaden.core.pages import Hint, Line, RawPage

ROW = 360_000  # a centimetre in EMU: shapes that far apart in height stand in one row
FURNITURE = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.HEADER)
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
BODIES = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)


class PptxReader:
    name = "pptx"
    media_type = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

    def accepts(self, head: bytes, file_name: str) -> bool:
        return head.startswith(b"PK") and (b"ppt/" in head or file_name.lower().endswith(".pptx"))

    def read(self, data: bytes, options: ReadingOptions) -> RawPaper:
        """Raises Unreadable for damaged, encrypted and bomb-like files. Speaker's notes stay out."""
        archive = open_archive(data, options)
        try:
            deck = pptx.Presentation(archive.fp)
            options.refuse_pages(len(deck.slides))
            pages = tuple(page_of(number, slide) for number, slide in enumerate(deck.slides, start=1))
        except (
            PackageNotFoundError,
            KeyError,
            ValueError,
            zipfile.BadZipFile,
            etree.XMLSyntaxError,
            OSError,
        ) as error:
            raise Unreadable(DAMAGED, SAVE_AGAIN) from error
        return RawPaper(pages=pages, title=deck.core_properties.title or None)


def page_of(number: int, slide: Any) -> RawPage:
    collector = Collector()
    for shape in in_order(slide.shapes):
        if getattr(shape, "has_table", False):
            for row, cells in enumerate(shape.table.rows):
                collector.row(
                    row, [(column, cell.text_frame.text) for column, cell in enumerate(cells.cells)]
                )
            collector.end_table()
        elif shape.has_text_frame:
            for line in lines_of(shape):
                collector.paragraph(line)
    return RawPage(number=number, lines=tuple(collector.lines))


def in_order(shapes: Iterable[Any]) -> Iterator[Any]:
    """The title first, then row by row; groups are opened."""
    placed = sorted(
        shapes, key=lambda one: (kind_of(one) not in TITLES, (one.top or 0) // ROW, one.left or 0)
    )
    for shape in placed:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from in_order(shape.shapes)
        else:
            yield shape


def kind_of(shape: Any) -> Any:
    return shape.placeholder_format.type if shape.is_placeholder else None


def lines_of(shape: Any) -> Iterator[Line]:
    kind = kind_of(shape)
    paragraphs = [
        text for one in shape.text_frame.paragraphs if (text := one.text.replace("\v", "\n")).strip()
    ]
    if kind in TITLES:
        yield Line(" ".join(" ".join(paragraphs).split()), hint=Hint.HEADING, level=1)
        return
    hint = Hint.LIST_ITEM if kind in BODIES and len(paragraphs) > 1 else None
    for text in paragraphs:
        yield Line(text, hint=Hint.FURNITURE if kind in FURNITURE else hint)
