"""A picture that somebody hands in becomes a small PNG, drawn anew: nothing else of the file is kept."""

from hashlib import sha256
from io import BytesIO

from django.core.files.uploadedfile import UploadedFile
from PIL import Image, UnidentifiedImageError

from stadtfaden.actors.actions import Logo

MOST_BYTES = 5_000_000
MOST_PIXELS = 40_000_000
WIDEST, HIGHEST = 480, 144  # twice what the pages show
KINDS = ("PNG", "JPEG", "WEBP", "GIF")


class NoLogo(ValueError):  # noqa: N818 -- named after the fact
    """Not a picture that can be read, or too large."""


def logo_from(file: "UploadedFile[bytes]", text: str) -> Logo:
    """Raises NoLogo. The size that the head tells is looked at before anything is unpacked."""
    if (file.size or 0) > MOST_BYTES:
        raise NoLogo(file.name)
    try:
        with Image.open(file, formats=KINDS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NoLogo(file.name)
            drawn = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as wrong:
        raise NoLogo(file.name) from wrong
    drawn.thumbnail((WIDEST, HIGHEST))
    out = BytesIO()
    drawn.save(out, format="PNG", optimize=True)
    png = out.getvalue()
    return Logo(png, sha256(png).hexdigest(), text, drawn.width, drawn.height)
