"""Pictures of pages, made once and kept in the data folder under the original's name."""

import io
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from PIL import Image

from stadtfaden.corpus.queries import boxes_on, original_path
from stadtfaden.reading import Unreadable
from stadtfaden.reading.pictures import PDF, NoSuchPage, page_picture
from stadtfaden.ui.marks import Cut, Picture, picture

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Edition, Statement

MOST_COLOURS_OF_PRINT = 20_000  # letters with soft edges have some hundred, photographs many more
PALETTE = 128
WIDTH = 1400  # pixels: a column of 46rem twice as fine


def has_picture(media_type: str) -> bool:
    return media_type == PDF


def version(sha256: str) -> str:
    """What an address says to be cached for ever."""
    return sha256[:12]


def address(city: str, slug: str, edition: "Edition", number: int) -> str:
    """Names the original, so that every cache may keep it."""
    path = reverse("portal:picture", args=(city, slug, number))
    return f"{path}?ausgabe={edition.number}&v={version(edition.original_id)}"


def cutting(city: str, statement: "Statement", cut: Cut = Cut.STRIP) -> tuple[Picture | None, str]:
    """The words of a statement on their page, and the address of the picture; None where it has no boxes.

    No query for a statement that comes with page, edition and paper.
    """
    page, edition = statement.page, statement.edition
    if not page.width or not page.height or not edition.reader.startswith("pdf/"):
        return None, ""
    boxes = boxes_on(page, statement.start, statement.end)
    if not boxes:
        return None, ""
    found = picture(
        size=(page.width, page.height),
        boxes=boxes,
        words=boxes_on(page, 0, len(page.text)),
        cut=cut,
    )
    return found, address(city, edition.document.slug, edition, page.number)


def picture_path(sha256: str, number: int) -> Path | None:
    """None where the original is not there or gives no picture."""
    path = settings.DATA / "pictures" / sha256[:2] / sha256 / f"{number}.png"
    if path.exists():
        return path
    original = original_path(settings.DATA, sha256)
    if not original.exists():
        return None
    try:
        drawn = page_picture(original, number=number, width=WIDTH)
    except (Unreadable, NoSuchPage):
        return None
    _keep(path, light(drawn))
    return path


def light(drawn: Image.Image) -> bytes:
    """As PNG: a page of print with a palette, a third of the weight; a page with photographs as it is."""
    if drawn.getcolors(MOST_COLOURS_OF_PRINT) is not None:
        drawn = drawn.quantize(PALETTE, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    found = io.BytesIO()
    drawn.save(found, "PNG")  # pressed harder it is a twentieth smaller and takes four times as long
    return found.getvalue()


def _keep(path: Path, data: bytes) -> None:
    """Two readers may ask at once: the file appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).chmod(0o644)
    Path(name).replace(path)
