"""Typeset the papers of the demo city: PDF by Typst, one scan, one DOCX; the same bytes every time."""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
import time
import zipfile
from pathlib import Path

import docx
import numpy as np
import pypdfium2
import typst
from docx.document import Document
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from PIL import Image, ImageFilter

HERE = Path(__file__).parent
PAPERS = HERE / "papers"
LIST = HERE / "papers.csv"
MOMENT = dt.datetime(2025, 9, 1, 8, 0, tzinfo=dt.UTC)
SCAN_DPI = 200
SEED = 1998
BOLD = re.compile(r"\*\*(.+?)\*\*")


def typeset(target: Path) -> list[Path]:
    """Write every paper below `papers/` into `target` and return the files in order of their names."""
    target.mkdir(parents=True, exist_ok=True)
    write(target / LIST.name, LIST.read_bytes())
    return [
        typeset_paper(source, target)
        for source in sorted(PAPERS.iterdir())
        if source.suffix in {".typ", ".md"}
    ]


def typeset_paper(source: Path, target: Path) -> Path:
    name = source.name.split(".")[0]
    if source.suffix == ".md":
        return write(target / f"{name}.docx", document_bytes(source.read_text(encoding="utf-8")))
    pdf = compile_pdf(source)
    if source.name.endswith(".scan.typ"):
        pdf = scan(pdf)
    return write(target / f"{name}.pdf", pdf)


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def compile_pdf(source: Path) -> bytes:
    return typst.compile(
        str(source),
        root=str(HERE),
        font_paths=[str(HERE / "fonts")],
        ignore_system_fonts=True,
        timestamp=int(MOMENT.timestamp()),
    )


def scan(pdf: bytes) -> bytes:
    """Turn a typeset PDF into pictures of paper: grey, a little askew, grainy, without any text."""
    chance = np.random.default_rng(SEED)
    with pypdfium2.PdfDocument(pdf) as document:
        sheets = [scanned_sheet(page, chance) for page in document]
    buffer = io.BytesIO()
    moment = time.gmtime(MOMENT.timestamp())
    sheets[0].save(
        buffer,
        "PDF",
        save_all=True,
        append_images=sheets[1:],
        resolution=SCAN_DPI,
        quality=58,
        creationDate=moment,
        modDate=moment,
    )
    return buffer.getvalue()


def scanned_sheet(page: pypdfium2.PdfPage, chance: np.random.Generator) -> Image.Image:
    sheet = page.render(scale=SCAN_DPI / 72, grayscale=True).to_pil().convert("L")
    sheet = sheet.rotate(float(chance.uniform(-0.7, 0.7)), Image.Resampling.BICUBIC, fillcolor=255)
    sheet = sheet.filter(ImageFilter.GaussianBlur(0.7))
    ink = np.asarray(sheet, dtype=np.float32)
    shade = np.linspace(0, 10, ink.shape[1], dtype=np.float32)
    grain = chance.normal(0, 6, ink.shape).astype(np.float32)
    return Image.fromarray(np.clip(28 + ink * 0.84 - shade + grain, 0, 255).astype(np.uint8))


def document_bytes(text: str) -> bytes:
    """Make a DOCX from light markdown: # headings, - lists, | tables |, **bold**; first: title."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.author = "Stadt Tesselbrück"
    document.core_properties.created = document.core_properties.modified = MOMENT.replace(tzinfo=None)
    for block in re.split(r"\n\s*\n", text.strip()):
        add_block(document, block.splitlines())
    return stable_zip(document)


def add_block(document: Document, lines: list[str]) -> None:
    if lines[0].startswith("|"):
        add_table(document, [line.strip("|").split("|") for line in lines if not set(line) <= set("|-: ")])
    elif lines[0].startswith("#"):
        marks, title = lines[0].split(" ", 1)
        document.add_heading(title, level=len(marks) - 1)
        if len(lines) > 1:
            add_block(document, lines[1:])
    elif lines[0].startswith("- "):
        for item in " ".join(lines).removeprefix("- ").split(" - "):
            add_runs(document.add_paragraph(style="List Bullet"), item)
    else:
        add_runs(document.add_paragraph(), " ".join(lines))


def add_table(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            add_runs(cell.paragraphs[0], text.strip())
    document.add_paragraph()


def add_runs(paragraph: Paragraph, text: str) -> None:
    for index, part in enumerate(BOLD.split(text)):
        paragraph.add_run(part).bold = bool(index % 2) or None


def stable_zip(document: Document) -> bytes:
    """Save a document with the same time on every member, so that the same text gives the same bytes."""
    raw, stable = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(stable, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in sorted(source.namelist()):
            copy.writestr(
                zipfile.ZipInfo(name, MOMENT.timetuple()[:6]), source.read(name), zipfile.ZIP_DEFLATED
            )
    return stable.getvalue()


if __name__ == "__main__":
    for made in typeset(Path(sys.argv[1])):
        sys.stdout.write(f"{made}\n")
