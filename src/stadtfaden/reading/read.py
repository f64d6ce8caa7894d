"""One file in, one frozen Reading out: the pure function that is mapped over cores or a cluster."""

import hashlib
from dataclasses import replace

from stadtfaden.adapters.readers.protocol import RawPaper, Reader, ReadingOptions, Unreadable
from stadtfaden.core.areas import Area, shipped_taxonomy
from stadtfaden.core.doubts import doubts_of
from stadtfaden.core.layout import compose
from stadtfaden.core.pages import Page
from stadtfaden.core.passages import Passage, cut_passages
from stadtfaden.core.statements import Statement, find_statements
from stadtfaden.reading.registry import ending_warning, reader_for
from stadtfaden.reading.titles import title_of
from stadtfaden.reading.values import VERSION, Reading


class QuoteDrifted(Exception):  # noqa: N818 -- named after the fact
    """A passage or statement is not cut from its page: an error of ours, never of the file."""


def read(
    data: bytes,
    *,
    name: str,
    options: ReadingOptions | None = None,
    taxonomy: tuple[Area, ...] | None = None,
) -> Reading:
    """Read the bytes of one file; `name` is only a hint, `taxonomy` the shipped one unless given.

    Raises Unreadable where the file gives no text, QuoteDrifted where we broke our own promise.
    Keeps all pages in memory: about 100 KB a page with boxes.
    """
    options = options or ReadingOptions()
    options.refuse_size(len(data))
    reader = reader_for(data, name)
    paper = reader.read(data, options)
    raw_pages = tuple(paper.pages)
    options.refuse_pages(len(raw_pages))
    pages = tuple(doubted(page) for page in compose(raw_pages))
    refuse_silence(pages)
    passages = cut_passages(pages)
    statements = find_statements(pages, passages, shipped_taxonomy() if taxonomy is None else taxonomy)
    check_quotes(pages, passages, statements)
    return Reading(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type=reader.media_type,
        reader=f"{reader.name}/{VERSION}",
        title=title_of(paper.title, raw_pages),
        pages=pages,
        passages=passages,
        statements=statements,
        warnings=warnings_of(paper, reader, name),
    )


def doubted(page: Page) -> Page:
    """With a warning where its text is doubtful, beside those of its reader."""
    doubts = doubts_of(page)
    return replace(page, warnings=(*page.warnings, *doubts)) if doubts else page


def refuse_silence(pages: tuple[Page, ...]) -> None:
    if any(page.text for page in pages):
        return
    raise Unreadable(
        f"Auf keiner der {len(pages)} Seiten steht lesbarer Text.",
        "Falls es ein Scan ist: Texterkennung einschalten (Paket tesseract-ocr-deu) und neu lesen.",
    )


def warnings_of(paper: RawPaper, reader: Reader, name: str) -> tuple[str, ...]:
    odd = ending_warning(reader, name)
    return (*paper.warnings, *([odd] if odd else []))


def check_quotes(
    pages: tuple[Page, ...], passages: tuple[Passage, ...], statements: tuple[Statement, ...]
) -> None:
    """page.text[start:end] == text, for all. Cost: one slice each."""
    texts = {page.number: page.text for page in pages}
    quotes: tuple[Passage | Statement, ...] = (*passages, *statements)
    for quote in quotes:
        if texts[quote.page][quote.start : quote.end] != quote.text:
            raise QuoteDrifted(f"page {quote.page}, {quote.start}–{quote.end}: {quote.text[:80]!r}")
