"""PDF files for the tests: typeset by Typst, or written operator by operator."""

import io

import numpy as np
import pikepdf
import typst
from PIL import Image

from stadtfaden.adapters.readers.pdf import PdfReader
from stadtfaden.adapters.readers.pdf.pictures import page_picture
from stadtfaden.adapters.readers.protocol import ReadingOptions
from stadtfaden.core.layout.columns import in_reading_order
from stadtfaden.core.pages import RawPage

BASE = '#set page(width: 400pt, height: 500pt, margin: 40pt)\n#set text(size: 11pt, lang: "de")\n'
WITHOUT_OCR = ReadingOptions(ocr=False)


def typeset(source: str, *, base: str = BASE) -> bytes:
    made = typst.compile((base + source).encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def written(*contents: str, width: int = 400, height: int = 500) -> bytes:
    """One page for each content stream; /F1 is Helvetica, /F2 Helvetica bold."""
    document = pikepdf.new()
    fonts = {
        f"/F{number}": document.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name(f"/{name}"),
                Encoding=pikepdf.Name.WinAnsiEncoding,
            )
        )
        for number, name in ((1, "Helvetica"), (2, "Helvetica-Bold"))
    }
    for content in contents:
        page = document.add_blank_page(page_size=(width, height))
        page.Contents = document.make_stream(content.encode("cp1252"))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(fonts))
    return saved(document)


def saved(document: pikepdf.Pdf, **how) -> bytes:
    target = io.BytesIO()
    document.save(target, **how)
    return target.getvalue()


def changed(data: bytes, change) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as document:
        change(document)
        return saved(document)


def scanned(data: bytes, *, quarter_turns: int = 0, width_px: int = 1240) -> bytes:
    """The first page as a picture in a PDF without text, turned to the left if asked."""
    picture = page_picture(data, 1, width_px).convert("L")
    turned = Image.fromarray(np.rot90(np.asarray(picture), quarter_turns))
    target = io.BytesIO()
    turned.save(target, "PDF", resolution=width_px / 400 * 72)
    return target.getvalue()


def pages(data: bytes, options: ReadingOptions = WITHOUT_OCR) -> list[RawPage]:
    return list(PdfReader().read(data, options).pages)


def page(data: bytes, options: ReadingOptions = WITHOUT_OCR) -> RawPage:
    return pages(data, options)[0]


def texts(found: RawPage) -> list[str]:
    return [line.text for line in in_reading_order(found.lines, found.width, found.height)]
