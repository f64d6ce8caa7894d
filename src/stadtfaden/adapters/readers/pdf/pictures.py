"""A page as a picture: for OCR, and for the eyes of a reader."""

import ctypes
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray
from PIL import Image

from stadtfaden.adapters.readers.pdf.document import PDFIUM, BadPage, open_document, open_page
from stadtfaden.adapters.readers.pdf.frame import Frame, frame_of

MOST_PIXELS = 40_000_000  # of a picture for OCR: A4 at 600 dpi
MOST_PIXELS_SHOWN = 16_000_000
MOST_PICTURE_BYTES = 600_000_000  # of a picture in the file, unpacked
_WHITE = 0xFFFFFFFF


class NoSuchPage(Exception):  # noqa: N818 -- named after the fact
    """The file has no page of this number, or it cannot be drawn."""


def page_picture(source: bytes | Path, number: int, width_px: int) -> Image.Image:
    """A page, counted from 1, in colours at this width; the same for the same file every time.

    The picture shows the page's crop box with its rotation, so the boxes of its words fit when
    scaled by `width_px / page.width`. A very tall page is drawn narrower than asked.
    Raises Unreadable, NoSuchPage, and ValueError for a width below 1.
    Cost: 20 to 100 ms at 1,000 pixels.
    """
    if width_px < 1:
        raise ValueError(f"a picture cannot be {width_px} pixels wide")
    data = source if isinstance(source, bytes) else source.read_bytes()
    document = open_document(data)
    with PDFIUM:
        try:
            pixels = _colours(document, number, width_px)
        finally:
            document.close()
    return Image.fromarray(pixels, "RGB")


def _colours(document: Any, number: int, width_px: int) -> NDArray[np.uint8]:
    if not 1 <= number <= len(document):
        raise NoSuchPage(number)
    try:
        with open_page(document, number - 1) as page:
            frame = frame_of(page)
            if not is_drawable(page):
                raise NoSuchPage(number)
            height_px = max(1, round(width_px * frame.height / max(frame.width, 1.0)))
            shrink = min(1.0, (MOST_PIXELS_SHOWN / (width_px * height_px)) ** 0.5)
            size = max(1, int(width_px * shrink)), max(1, int(height_px * shrink))
            return drawn(page, size, pdfium.FPDFBitmap_BGRx)[:, :, 2::-1]
    except BadPage as bad:
        raise NoSuchPage(number) from bad


def grey_picture(page: Any, frame: Frame, dpi: int) -> tuple[NDArray[np.uint8], float]:
    """The page in shades of grey and the points a pixel covers; a huge page is drawn more coarsely."""
    scale = dpi / 72
    pixels = frame.width * frame.height * scale * scale
    scale *= min(1.0, (MOST_PIXELS / max(pixels, 1.0)) ** 0.5)
    size = max(1, round(frame.width * scale)), max(1, round(frame.height * scale))
    return drawn(page, size, pdfium.FPDFBitmap_Gray)[:, :, 0], 1 / scale


def drawn(page: Any, size: tuple[int, int], kind: int) -> NDArray[np.uint8]:
    """Rows, columns, bytes a pixel. MemoryError where pdfium has no room for it."""
    width, height = size
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, kind, None, 0)
    if not bitmap:
        raise MemoryError(f"no room for a picture of {width} by {height} pixels")
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        flags = pdfium.FPDF_ANNOT | (pdfium.FPDF_GRAYSCALE if kind == pdfium.FPDFBitmap_Gray else 0)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        first = pdfium.FPDFBitmap_GetBuffer(bitmap)
        raw = ctypes.string_at(first, stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    depth = 1 if kind == pdfium.FPDFBitmap_Gray else 4
    return (
        np.frombuffer(raw, np.uint8).reshape(height, stride)[:, : width * depth].reshape(height, width, depth)
    )


def is_drawable(page: Any) -> bool:
    """False where a picture in the page would fill the memory when it is unpacked."""
    for place in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_LOOKED_AT)):
        found = pdfium.FPDFPage_GetObject(page, place)
        if pdfium.FPDFPageObj_GetType(found) != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        facts = pdfium.FPDF_IMAGEOBJ_METADATA()
        if not pdfium.FPDFImageObj_GetImageMetadata(found, page, ctypes.byref(facts)):
            continue
        if facts.width * facts.height * max(1, facts.bits_per_pixel) / 8 > MOST_PICTURE_BYTES:
            return False
    return True


_MOST_LOOKED_AT = 2_000
