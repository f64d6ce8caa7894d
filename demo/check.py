"""Hold typeset papers against ground_truth.json: codes, titles, wordings, the area no paper speaks of."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import docx
import pypdfium2

TRUTH = Path(__file__).parent / "ground_truth.json"
UNSPOKEN = re.compile(
    r"touris|(?<!fahr)gäste|gastgewerbe|übernacht|\bhotel|ferienwohn|ausfl[uü]g|sehenswürd", re.IGNORECASE
)
SOFT = re.compile(r"[\s\u00ad\ufffe\x02\-\u2010\u2011\u00a0\u2013\u201e\u201c]")


def plain(text: str) -> str:
    """Drop everything a line break may change: spaces, hyphens, quotation marks."""
    return SOFT.sub("", text)


def pdf_text(path: Path) -> tuple[str, int]:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document), len(document)


def docx_text(path: Path) -> tuple[str, int]:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)
    return text, 0


def findings(paper: dict[str, Any], truth: dict[str, Any], folder: Path) -> list[str]:
    path = folder / paper["file"]
    if not path.exists():
        return ["fehlt noch"]
    text, pages = docx_text(path) if path.suffix == ".docx" else pdf_text(path)
    if paper["key"] == "sport":
        source = path_of_scan_source(path)
        text = source.read_text(encoding="utf-8") if source.exists() else ""
    bare = plain(text)
    missing = [
        f"nicht gefunden: {phrase}" for phrase in phrases(paper["key"], truth) if plain(phrase) not in bare
    ]
    spoken = [f"verbotenes Wort: {hit.group()}" for hit in UNSPOKEN.finditer(text)]
    return [f"{pages} Seiten (Soll {paper['pages']})", *missing, *spoken]


def path_of_scan_source(path: Path) -> Path:
    return Path(__file__).parent / "papers" / f"{path.stem}.scan.typ"


def phrases(key: str, truth: dict[str, Any]) -> list[str]:
    statements = [s for s in truth["statements"] if s["paper"] == key]
    codes = [s["code"] for s in statements if s["code_printed"]]
    return (
        codes
        + [s["title"] for s in statements]
        + [t["wording"] for t in truth["targets"] if t["paper"] == key]
    )


if __name__ == "__main__":
    TRUTH_DATA = json.loads(TRUTH.read_text(encoding="utf-8"))
    for each in TRUTH_DATA["papers"]:
        for line in findings(each, TRUTH_DATA, Path(sys.argv[1])):
            sys.stdout.write(f"{each['key']}: {line}\n")
