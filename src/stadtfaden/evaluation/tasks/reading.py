"""How true the reading of real files is: sentences, order, columns, hyphens, printed labels, a scan.

Normalisation, the same for our text, for the baseline's and for the cleaned one: NFKC, lower case, a
hyphen between two letters or digits dropped together with white space behind it, every other sign as a
space, CO2 in one spelling. So words and the spaces between them are judged here, hyphens by a figure of
their own, and other signs not at all: one cleaned text has lost its quotation marks. A sentence counts
where it stands in the text of its paper without a gap.
"""

import bisect
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import fmean

import pypdfium2

from stadtfaden.adapters.readers.protocol import ReadingOptions
from stadtfaden.core.layout import compose
from stadtfaden.core.pages import BlockKind, Page
from stadtfaden.core.sentences import sentences
from stadtfaden.core.words import Splitter
from stadtfaden.evaluation.tasks.broken_words import (
    hyphens_figure,
    is_known,
    kept_hyphens_figure,
    words_elsewhere,
)
from stadtfaden.evaluation.values import Figure, Material
from stadtfaden.reading.registry import reader_for

PLAIN = "pypdfium2, reiner Text"
SHORTEST = 40  # characters; shorter ones are headings, which stand anywhere by chance
MANIFESTOS = "manifestos_ger2021"
CLEANED = (
    *(
        (f"{MANIFESTOS}/2021_{name}.original.pdf", f"{MANIFESTOS}/2021_{name}.clean.txt")
        for name in ("AfD", "CDU-CSU", "FDP", "Greens", "SPD")
    ),
    ("muenster_wahl2014/CDU__72_programm_kw_2014.pdf", "muenster_wahl2014/converted_CDU.md"),
    ("muenster_wahl2014/FDP__KWP_2014_Download.pdf", "muenster_wahl2014/converted_FDP.md"),
    ("muenster_wahl2014/SPD__Kommunalwahlprogramm_2014.pdf", "muenster_wahl2014/converted_SPD.md"),
    (
        "koalitionsvertrag_bw/210506_Koalitionsvertrag_2021-2026.pdf",
        "koalitionsvertrag_bw/210506_Koalitionsvertrag_2021-2026.md",
    ),
)
MINUTES = "koeln_wortprotokolle"
SHELF = "karlsruhe_ris"
SCAN = "pdf_misc/image_only_german_pdf.pdf"

_HYPHEN = re.compile(r"(?<=\w)[-‐‑¬\ufffe\x02]\s*(?=\w)|\u00ad")
_OTHER = re.compile(r"[\W_]+")
_CO2 = re.compile(r"\bco ?2 ?")
_BROKEN = re.compile(r"(?<=\w)-\s*\n\s*(?=\w)")
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:#|[-*•>▪] |\d+\. ))")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d_]+")


def run(material: Material) -> Iterator[Figure]:
    """About a minute and a half on two slow cores, most of it reading PDF and one scan."""
    yield from fidelity(material)
    yield from minutes(material)
    yield from labels(material)
    yield from scan(material)
    for kept in (pages_of, plain_pages):
        kept.cache_clear()


@cache  # the same papers are asked for sentences, hyphens and labels
def pages_of(path: Path) -> tuple[Page, ...]:
    """The file as pages, as `reading.read` makes them, without looking for statements."""
    data = path.read_bytes()
    return compose(reader_for(data, path.name).read(data, ReadingOptions()).pages)


@cache
def plain_pages(path: Path) -> list[str]:
    """What pypdfium2 gives for each page when asked for its text."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def fidelity(material: Material) -> Iterator[Figure]:
    """Sentences of the cleaned texts that come out whole, and their order."""
    ours: dict[str, tuple[float, float, int]] = {}
    base: dict[str, tuple[float, float, int]] = {}
    for pdf, text in CLEANED:
        path = material.path(pdf)
        wanted = wanted_sentences(material.path(text).read_text("utf-8", errors="replace"))
        ours[path.stem] = found_in(normal(body_of(pages_of(path))), wanted)
        base[path.stem] = found_in(normal("\n".join(plain_pages(path))), wanted)
    for place, measure in enumerate(("Sätze, die ganz herauskommen", "Sätze in der richtigen Reihenfolge")):
        yield Figure(
            measure=measure,
            ours=fmean(one[place] for one in ours.values()),
            cases=sum(one[2] for one in ours.values()),
            goal=0.98,
            baseline=fmean(one[place] for one in base.values()),
            baseline_name=PLAIN,
            spread={name: one[place] for name, one in ours.items()},
            note="Mittel über die Papiere; Trennstriche zählen nicht mit",
        )


def body_of(pages: Sequence[Page]) -> str:
    """Text in reading order; footnotes at the end, since the product keeps them apart as well."""
    body: list[str] = []
    notes: list[str] = []
    for page in pages:
        for block in page.blocks:
            (notes if block.kind is BlockKind.FOOTNOTE else body).append(page.text[block.start : block.end])
    return "\n".join(body + notes)


def normal(text: str) -> str:
    """Words in a row, blanks at both ends."""
    plain = _HYPHEN.sub("", unicodedata.normalize("NFKC", text).lower())
    return f" {_CO2.sub('co2 ', _OTHER.sub(' ', plain)).strip()} "


def wanted_sentences(cleaned: str) -> list[str]:
    """The sentences of a cleaned text; wrapped lines of a paragraph are put together again."""
    found = []
    for paragraph in _PARAGRAPH.split(_BROKEN.sub("-", cleaned)):
        text = _SPACE.sub(" ", paragraph).strip()
        found += [normal(text[start:end]) for start, end in sentences(text)]
    return [sentence for sentence in found if len(sentence) >= SHORTEST]


def found_in(text: str, wanted: Sequence[str]) -> tuple[float, float, int]:
    """Share of the sentences that stand in the text, share of those in order, number wanted.

    Order is the longest chain of found sentences whose places rise; what stands twice is left out of it.
    """
    places = [text.find(sentence) for sentence in wanted]
    found = sum(place >= 0 for place in places)
    once = [
        place
        for place, sentence in zip(places, wanted, strict=True)
        if place >= 0 and text.find(sentence, place + 1) < 0
    ]
    chain: list[int] = []
    for place in once:
        at = bisect.bisect_left(chain, place)
        chain[at : at + 1] = [place]
    return found / len(wanted), len(chain) / max(1, len(once)), len(wanted)


def minutes(material: Material) -> Iterator[Figure]:
    """Two columns and many broken words: minutes of a council."""
    papers = {path.stem: path for path in sorted(material.path(MINUTES).glob("*.pdf"))}
    read = {name: pages_of(path) for name, path in papers.items()}
    yield columns_figure(papers, read)
    known = [*sorted(material.path(f"{SHELF}/strategies").glob("*.txt")), *_cleaned(material).values()]
    yield hyphens_figure(read, words_elsewhere(known, read))
    yield kept_hyphens_figure(
        {
            pdf.stem: (pages_of(pdf), text.read_text("utf-8", errors="replace"))
            for pdf, text in _cleaned(material).items()
        }
    )


def _cleaned(material: Material) -> dict[Path, Path]:
    return {material.path(pdf): material.path(text) for pdf, text in CLEANED}


_MIDDLE = (0.12, 0.9)  # of the page's height: without headers and footers
_ACROSS = 0.45  # of the page's width: wider than a column
_COLUMN = 10  # boxes that make a column
Boxes = Iterable[tuple[float, float, float, float]]


def columns_figure(papers: dict[str, Path], read: dict[str, tuple[Page, ...]]) -> Figure:
    ours = {
        name: judged(
            sides([(w.box.x0, w.box.y0, w.box.x1, w.box.y1) for w in page.words], page.width, page.height)
            for page in pages
        )
        for name, pages in read.items()
    }
    base = [one for path in papers.values() for one in judged(plain_sides(path))]
    right = [one for pages in ours.values() for one in pages]
    return Figure(
        measure="Zweispaltige Seiten, Spalte nach Spalte gelesen",
        ours=fmean(right),
        cases=len(right),
        goal=0.98,
        baseline=fmean(base),
        baseline_name=PLAIN,
        spread={name: fmean(pages) for name, pages in ours.items()},
    )


def sides(boxes: Boxes, width: float | None, height: float | None) -> str:
    """In order of reading: l or r for each box left or right of the gutter."""
    high = height or 0.0
    body = [(x0, x1) for x0, y0, x1, y1 in boxes if _MIDDLE[0] * high < y0 and y1 < _MIDDLE[1] * high]
    gutter = gutter_of(body, width or 0.0)
    return "".join(
        "l" if (x0 + x1) / 2 < gutter else "r" for x0, x1 in body if x1 - x0 < _ACROSS * (width or 0.0)
    )


def gutter_of(body: Sequence[tuple[float, float]], width: float) -> float:
    """Where in the middle third of the page the fewest boxes stand."""
    places = range(int(width / 3), int(width * 2 / 3) + 1)
    crossed = {place: sum(x0 < place < x1 for x0, x1 in body) for place in places}
    free = [place for place in places if crossed[place] == min(crossed.values())]
    return free[len(free) // 2] if free else width / 2


def judged(pages: Iterable[str]) -> list[bool]:
    """For every page of two columns, whether nothing from the left follows what stands on the right."""
    return [not re.search("rl", page) for page in pages if min(page.count("l"), page.count("r")) >= _COLUMN]


def plain_sides(path: Path) -> Iterator[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            text = page.get_textpage()
            width, height = page.get_size()
            places = (text.get_rect(index) for index in range(text.count_rects()))
            yield sides([(x0, height - y1, x1, height - y0) for x0, y0, x1, y1 in places], width, height)
    finally:
        document.close()


def labels(material: Material) -> Iterator[Figure]:
    """Printed numbers: the shelf's verified papers, and PDFs whose plain text shows the number at an edge."""
    shelf = material.path(SHELF)
    papers = json.loads((shelf / "strategies.json").read_text("utf-8"))
    ours: dict[str, list[bool]] = {}
    base: list[bool] = []
    for paper in papers:
        if paper["page_split"] != "verified":
            continue
        path = shelf / paper["path"]
        texts = path.read_text("utf-8", errors="replace").split("\f")
        note_labels(path, texts, paper["printed_page_offset"], ours, base)
    yield labels_figure("Gedruckte Seitenzahlen, Regal", ours, base)
    ours, base = {}, []
    for pdf, _ in CLEANED:
        path = material.path(pdf)
        texts = plain_pages(path)
        note_labels(path, texts, usual_offset(texts), ours, base)
    yield labels_figure("Gedruckte Seitenzahlen, PDF", ours, base)


def note_labels(
    path: Path, texts: Sequence[str], offset: int | None, ours: dict[str, list[bool]], base: list[bool]
) -> None:
    if offset is None:
        return
    printed = [number for number, text in enumerate(texts, 1) if shows(text, number + offset)]
    if not printed:
        return
    found = {page.number: page.label for page in pages_of(path)}
    ours[path.stem] = [found.get(number) == str(number + offset) for number in printed]
    base += [offset == 0] * len(printed)


def labels_figure(measure: str, ours: dict[str, list[bool]], base: Sequence[bool]) -> Figure:
    right = [one for pages in ours.values() for one in pages]
    return Figure(
        measure=measure,
        ours=fmean(right),
        cases=len(right),
        goal=0.98,
        baseline=fmean(base),
        baseline_name="Seite der Datei",
        spread={name: fmean(pages) for name, pages in ours.items()},
        note="Seiten, in deren ersten oder letzten drei Zeilen die Zahl steht",
    )


_EDGE = 3  # lines


def edge_numbers(text: str) -> set[int]:
    """Numbers that open or close one of the first or last lines of a page."""
    lines = [line.split() for line in text.splitlines() if line.strip()]
    ends = [word for line in lines[:_EDGE] + lines[-_EDGE:] for word in (line[0], line[-1])]
    return {int(word) for word in ends if word.isdecimal() and len(word) <= _EDGE}


def shows(text: str, number: int) -> bool:
    return number in edge_numbers(text)


def usual_offset(texts: Sequence[str]) -> int | None:
    """Printed number minus number in the file, as most pages have it; None where few agree."""
    votes = Counter(shown - number for number, text in enumerate(texts, 1) for shown in edge_numbers(text))
    offset, count = max(votes.items(), key=lambda vote: (vote[1], -abs(vote[0])), default=(0, 0))
    return offset if count > len(texts) / 2 else None


def scan(material: Material) -> Iterator[Figure]:
    """Pages without a text layer: share of words that are words; the baseline finds none."""
    path = material.path(SCAN)
    pages = pages_of(path)
    splitter = Splitter()
    nothing: Counter[str] = Counter()
    shares = {}
    for page in pages:
        words = [word for word in _WORD.findall(page.text) if len(word) > 1]
        shares[f"S. {page.number}"] = sum(is_known(word, nothing, splitter) for word in words) / max(
            1, len(words)
        )
    sure = [page.confidence for page in pages if page.confidence is not None]
    yield Figure(
        measure="Scan: erkannte Wörter, die Wörter sind",
        ours=fmean(shares.values()),
        cases=len(pages),
        goal=0.9,
        baseline=float(any(text.strip() for text in plain_pages(path))),
        baseline_name=PLAIN,
        spread=shares,
        note=f"Zuversicht der Texterkennung im Mittel {fmean(sure):.2f}" if sure else "ohne Zuversicht",
    )
