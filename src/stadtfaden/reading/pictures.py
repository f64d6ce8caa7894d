"""A page of an original as a picture, for the faces."""

from pathlib import Path

from PIL.Image import Image

from stadtfaden.adapters.readers.pdf import pictures
from stadtfaden.adapters.readers.pdf.pictures import NoSuchPage

PDF = "application/pdf"

__all__ = ["PDF", "NoSuchPage", "page_picture"]


def page_picture(path: Path, *, number: int, width: int) -> Image:
    """Page `number`, from 1, of a PDF, `width` pixels wide; boxes fit scaled by width / page.width.

    Raises Unreadable, NoSuchPage. Cost: 20 to 100 ms at 1,000 pixels.
    """
    return pictures.page_picture(path, number, width)
