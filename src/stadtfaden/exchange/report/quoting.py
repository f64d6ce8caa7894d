"""Statements become quotes, and every quote is noted under its paper."""

import re
from collections.abc import Mapping
from dataclasses import replace

from stadtfaden.corpus.models import Document, Statement
from stadtfaden.exchange.report.explaining import plain_of
from stadtfaden.exchange.report.values import Place, Quote
from stadtfaden.threads.models import PlainText
from stadtfaden.ui.places import place
from stadtfaden.ui.templatetags.stadtfaden import shortened
from stadtfaden.ui.wording import KINDS, WHOSE

CONFIRMED = "confirmed"
AROUND = 150  # letters on either side of the words that show something
BEGINNING = 70
BLANKS = re.compile(r"\s+")
_IN_MARKS = re.compile(r"(„(?:[^„“]|„[^„“]*“)*“)")


class Quoting:
    """Numbers the papers in their order, and remembers what was quoted from each. `plain` by statement."""

    def __init__(
        self,
        papers: list[Document],
        drafts: frozenset[int] = frozenset(),
        plain: Mapping[int, PlainText] | None = None,
    ) -> None:
        self._drafts = drafts
        self._plain = plain or {}
        self._numbers = {paper.pk: number for number, paper in enumerate(papers, start=1)}
        self._places: dict[int, dict[tuple[int, int], Place]] = {
            number: {} for number in self._numbers.values()
        }

    def quote(self, statement: Statement, length: int = 320, *, replaced: str = "") -> Quote:
        return self._quoted(statement, (shortened(statement.text, length), "", ""), replaced)

    def explained(self, statement: Statement, length: int = 320) -> Quote:
        """With what people say of it in plain words, where they do."""
        quote, found = self.quote(statement, length), self._plain.get(statement.pk)
        if found is None:
            return quote
        return replace(quote, plain=plain_of(found, is_behind=found.of_text != statement.text))

    def shown(self, statement: Statement, words: str) -> Quote:
        """Cut around `words`, which are marked."""
        return self._quoted(statement, around(statement.text, words))

    def places_in(self, paper: int) -> tuple[Place, ...]:
        """In the order of the paper."""
        places = self._places[paper]
        return tuple(places[key] for key in sorted(places))

    def _quoted(self, statement: Statement, cut: tuple[str, str, str], replaced: str = "") -> Quote:
        page, edition = statement.page, statement.edition
        where = place(number=page.number, label=page.label, reader=edition.reader)
        paper = self._numbers[edition.document_id]
        self._places[paper][page.number, statement.start] = Place(shortened(statement.text, BEGINNING), where)
        before, marked, after = cut
        return Quote(
            before=before,
            marked=marked,
            after=after,
            key=statement.key,
            kind=str(KINDS[statement.kind][0]),
            code=statement.code or "",
            level=statement.level_name or "",
            paper=paper,
            place=where,
            is_confirmed=statement.review == CONFIRMED,
            replaced=replaced,
            whose=str(WHOSE[statement.whose]) if statement.whose in WHOSE else "",
            is_draft=statement.pk in self._drafts,
        )


def quotes_apart(words: str) -> list[str]:
    """What stands in „…“ apart from what surrounds it, in order; quotes may hold quotes."""
    return _IN_MARKS.split(words)


def around(text: str, words: str) -> tuple[str, str, str]:
    """The text cut around the words: before, the words, after; all of it before where they are missing."""
    before, found, after = text.partition(words) if words else (text, "", "")
    if not found:
        return shortened(text), "", ""
    if len(before) > AROUND:
        before = "[…] " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " […]"
    return BLANKS.sub(" ", before).lstrip(), BLANKS.sub(" ", found), BLANKS.sub(" ", after).rstrip()
