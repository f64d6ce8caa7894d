"""Files as they lie in real folders: broken, locked, empty, hostile. All made here, all real."""

import io
import struct
import zipfile
import zlib

import pikepdf

from tests.pipeline.papers import pdf, word


def blank_pdf(pages):
    written = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page()
        document.save(written)
    return written.getvalue()


def encrypted_pdf():
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(written, encryption=pikepdf.Encryption(owner="geheim", user="geheim"))
    return written.getvalue()


def picture():
    """A PNG of one white pixel."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixel = zlib.compress(b"\x00\xff")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")


def zip_bomb():
    """A DOCX whose text unpacks to a gigabyte."""
    written = io.BytesIO(word())
    with (
        zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/footnotes.xml", "w", force_zip64=True) as member,
    ):
        for _ in range(68):
            member.write(b" " * 16_000_000)
    return written.getvalue()


FILES = {
    "abgeschnitten.pdf": lambda: pdf()[:900],
    "ganz-leer.txt": lambda: b"",
    "verschluesselt.pdf": encrypted_pdf,
    "ohne-seiten.pdf": lambda: blank_pdf(0),
    "5000-seiten.pdf": lambda: blank_pdf(5000),
    "bild.pdf": picture,
    "bombe.docx": zip_bomb,
    "nur-bild.pdf": lambda: blank_pdf(2),
}
