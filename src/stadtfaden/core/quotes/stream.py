"""The pages of an edition as one run of letters and figures, free of what only typesetting makes.

White space, hyphens within words, soft hyphens, ligatures, quotation marks, capitals and most punctuation
are left out, and so are the numbers of footnotes. Other figures, signs that bear meaning and the order of
words stay.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

from stadtfaden.core.sentences import sentences

_TOKEN = re.compile(
    r"(?P<call>\[\^?\d{1,3}\]|\^\d{1,3})"  # of a footnote: it is numbered anew whenever one is added
    r"|(?P<word>[^\W\d_][^\W_]*(?:\u00ad+[^\W_]+)*)"
    r"|(?P<number>\d+(?:[.,:]\d+)*)"
    r"|(?P<dash>(?<=\d)\s?[-\u2010-\u2015\u2212]\s?(?=\d)|(?<![\w.,%)])[-\u2010-\u2015\u2212](?=\d))"
    r"|(?P<suspended>(?<=[^\W\d_])[-\u2010\u2011](?=\s+(?:und|oder|bzw|sowie|statt|als|wie|bis|noch|u\.)\b))"
    r"|(?P<sign>(?<=[^\W\d_])[:*_/()](?=[^\W\d_])|[%‰€$§&+<>≤≥=/?°×])"
)
_MOST = 1000
_EDGES = str.maketrans("\t\f\v", "\n\n\n")  # cells and pages end what is said


class Stream:
    """`chars` is what is compared; every other number is an offset in `text`, all pages joined by a form
    feed. Building it costs one pass: about a second for a million characters.
    """

    def __init__(self, pages: Mapping[int, str]) -> None:
        self.numbers = tuple(pages)
        self.text = "\f".join(pages.values())
        self.firsts: list[int] = []
        first = 0
        for text in pages.values():
            self.firsts.append(first)
            first += len(text) + 1
        self._starts, self._ends, self._offsets = array("L"), array("L"), array("L")
        self.chars = "".join(self._run())

    def _run(self) -> Iterator[str]:
        """The forms of all tokens; a blank keeps numbers apart."""
        offset = 0
        before = " "
        for start, end, form in tokens(self.text):
            if form[0].isdigit() and before[-1].isdigit() and not _is_group(before, form):
                yield " "
                offset += 1
            self._starts.append(start)
            self._ends.append(end)
            self._offsets.append(offset)
            yield form
            offset += len(form)
            before = form

    def form(self, start: int, end: int) -> str:
        """What `chars` says of the tokens that begin in a range."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if first >= last:
            return ""
        stop = self._offsets[last] if last < len(self._offsets) else len(self.chars)
        return self.chars[self._offsets[first] : stop].rstrip()

    def before(self, offset: int, length: int) -> str:
        """The last characters of `chars` before an offset."""
        token = bisect_left(self._starts, offset)
        at = self._offsets[token] if token < len(self._offsets) else len(self.chars)
        return self.chars[max(0, at - length) : at]

    def behind(self, offset: int, length: int) -> str:
        """The first characters of `chars` from an offset on."""
        token = bisect_left(self._starts, offset)
        if token == len(self._offsets):
            return ""
        return self.chars[self._offsets[token] : self._offsets[token] + length]

    def at(self, page: int, offset: int) -> int:
        """The offset in `text` of an offset on a page."""
        return self.firsts[self._index[page]] + offset

    def place(self, offset: int) -> tuple[int, int]:
        """Page and offset on it."""
        index = bisect_right(self.firsts, offset) - 1
        return self.numbers[index], offset - self.firsts[index]

    def page_end(self, offset: int) -> int:
        """Where the page of an offset ends, in `text`."""
        index = bisect_right(self.firsts, offset)
        return self.firsts[index] - 1 if index < len(self.firsts) else len(self.text)

    def found(self, form: str, most: int) -> list[tuple[int, int]]:
        """Ranges in `text` of the first `most` places where whole words make up `form`.

        Cost: one pass of the C search over `chars`, about a millisecond for a million.
        """
        ranges: list[tuple[int, int]] = []
        at = self.chars.find(form) if form else -1
        while at >= 0 and len(ranges) < most:
            first = bisect_left(self._offsets, at)
            last = bisect_left(self._offsets, at + len(form))
            ends_word = self._end_of(last - 1) == at + len(form)
            if ends_word and self._offsets[first] == at:
                ranges.append((self._starts[first], self._ends[last - 1]))
            at = self.chars.find(form, at + 1)
        return ranges

    def _end_of(self, token: int) -> int:
        """Where a token ends in `chars`."""
        if token + 1 == len(self._offsets):
            return len(self.chars)
        following = self._offsets[token + 1]
        return following - (self.chars[following - 1] == " ")

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The sentences, headings and cells in order."""
        return sentences(self.text.translate(_EDGES))

    @cached_property
    def _span_starts(self) -> list[int]:
        return [start for start, _ in self.spans]

    def span_at(self, offset: int) -> int:
        """The index of the sentence that holds an offset or comes before it; 0 before the first."""
        return max(0, bisect_right(self._span_starts, offset) - 1)

    @cached_property
    def _index(self) -> dict[int, int]:
        return {number: index for index, number in enumerate(self.numbers)}


def tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """Words, figures and signs with their ranges, in the form in which they are compared."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        form = match[0]
        if kind == "call":
            continue
        if kind == "word":
            form = form.lower() if form.isascii() else _folded(form)
        elif kind in {"dash", "suspended"}:
            form = "-"
        yield match.start(), match.end(), form


def form_of(text: str) -> str:
    """The text as a stream writes it; two texts that say the same words have one form."""
    return Stream({1: text}).chars


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where a text says the words, however they are typeset; cost: one pass."""
    return Stream({1: text}).found(form_of(words), _MOST)


def words_of(text: str) -> list[tuple[int, int, str]]:
    """As tokens, but the halves of a word that a hyphen parts are one."""
    words: list[tuple[int, int, str]] = []
    for start, end, form in tokens(text):
        first, last, before = words[-1] if words else (0, 0, " ")
        if form[0].isalpha() and before[-1].isalpha() and _is_hyphen(text[last:start]):
            words[-1] = first, end, before + form
        else:
            words.append((start, end, form))
    return words


def _is_hyphen(between: str) -> bool:
    return bool(between) and between.strip() in {"-", "\u2010", "\u2011", "\u00ad"}


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word.replace("\u00ad", "")).casefold()


def _is_group(before: str, form: str) -> bool:
    """„20 000“ is one number."""
    return len(form) == 3 and form.isdigit() and before.isdigit() and len(before) <= 3  # noqa: PLR2004 -- thousands
