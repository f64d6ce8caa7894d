"""Words of one reading, found again in another."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stadtfaden.core.quotes import Finding, Quote, compare, occurrences
from stadtfaden.corpus.models import Edition, Page, Passage, Statement


@dataclass(frozen=True, slots=True)
class Ground:
    """Pages and passages of an edition as they are stored: three queries, all texts in memory."""

    pages: Mapping[int, Page]  # by number in the file
    passages: Mapping[int, list[tuple[int, int]]]  # by number of the page: start and pk, in order

    @property
    def texts(self) -> dict[int, str]:
        return {number: page.text for number, page in self.pages.items()}

    def passage_at(self, page: int, offset: int) -> int:
        """The passage that holds an offset of a page, or else the last one before it."""
        passages = self.passages[page]
        return passages[max(0, bisect_right(passages, (offset, 2**62)) - 1)][1]

    def cut(self, page: int, start: int, end: int) -> str:
        return self.pages[page].text[start:end]


def ground_of(edition: Edition) -> Ground:
    pages = edition.pages.order_by("number").only("number", "text")
    passages: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    rows = Passage.objects.filter(edition=edition).order_by("page__number", "start", "pk")
    for page, start, pk in rows.values_list("page__number", "start", "pk"):
        passages[page].append((start, pk))
    return Ground({page.number: page for page in pages}, dict(passages))


def findings(
    former: Mapping[int, str], statements: Iterable[Statement], later: Mapping[int, str]
) -> dict[int, Finding]:
    """What became of the words of each statement, by pk; their pages must be at hand."""
    asked = list(statements)
    quotes = [Quote(one.page.number, one.start, one.end) for one in asked]
    found = compare(former, quotes, later)
    return {one.pk: finding for one, finding in zip(asked, found, strict=True)}


def nearest(text: str, words: str, near: int) -> tuple[int, int] | None:
    """Where a page says the words, closest to an offset; None where it does not."""
    return min(occurrences(text, words), key=lambda place: abs(place[0] - near), default=None)
