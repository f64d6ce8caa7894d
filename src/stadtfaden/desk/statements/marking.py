"""The text of a page as words to choose from: two clicks, or two sentences, and the server cuts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from stadtfaden.core.sentences import sentences

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Page

_WORD = re.compile(r"\S+")
_CELLS = "\t"


class Range(NamedTuple):
    start: int
    end: int


class Choice(NamedTuple):
    """What was chosen so far: nothing, the first word, or all of a range."""

    start: int | None = None
    end: int | None = None

    @property
    def is_whole(self) -> bool:
        return self.start is not None and self.end is not None

    def holds(self, word: Range) -> bool:
        if self.start is None:
            return False
        if self.end is None:
            return word.start == self.start
        return self.start <= word.start and word.end <= self.end


@dataclass(frozen=True, slots=True)
class Word:
    """`query` is what choosing it asks for next, without JavaScript."""

    start: int
    end: int
    text: str
    query: str
    is_marked: bool
    is_stated: bool  # part of a statement that stands


@dataclass(frozen=True, slots=True)
class Block:
    kind: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """`chosen` are the words marked so far, empty until the last one is chosen."""

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    choice: Choice
    chosen: str
    page: "Page"


def chosen_words(text: str, start: int | None, end: int | None) -> Choice:
    """Whole words, from the one that holds `start` to the one that holds the letter before `end`."""
    first = None if start is None else next((one for one in _WORD.finditer(text) if one.end() > start), None)
    if first is None:
        return Choice()
    if end is None or not first.start() < end <= len(text):
        return Choice(first.start())
    last = _WORD.match(text, end)
    is_inside = last is not None and not text[end - 1].isspace()
    return Choice(first.start(), last.end() if last is not None and is_inside else end)


def sheet_of(
    page: "Page", within: Range, choice: Choice, *, stated: Iterable[Range] = (), keep: dict[str, str]
) -> Sheet:
    """The words of the page `within` a range, passage by passage; passages must be at hand. `keep` stays in
    every address.
    """
    taken, kept = list(stated), dict(keep)
    blocks, said = [], []
    for kind, start, end in _passages(page, within):
        found = [
            Range(one.start() + start, one.end() + start) for one in _WORD.finditer(page.text[start:end])
        ]
        if found:
            blocks.append(Block(kind, tuple(_word(page.text, one, choice, taken, kept) for one in found)))
        said += [
            Sentence(start + first, start + last, page.text[start + first : start + last])
            for first, last in sentences(page.text[start:end])
        ]
    chosen = page.text[choice.start : choice.end] if choice.is_whole else ""
    return Sheet(tuple(blocks), tuple(said), choice, chosen, page)


def pieces(text: str) -> tuple[Range, ...]:
    """Where a statement may be split: at its sentences, else at its clauses."""
    found = tuple(Range(*one) for one in sentences(text))
    if len(found) > 1:
        return found
    return tuple(Range(*one.span()) for one in re.finditer(r"[^\s;:,–][^;:,–]*[;:,–]?", text))


def _passages(page: "Page", within: Range) -> Sequence[tuple[str, int, int]]:
    """A page without passages is one paragraph."""
    whole = [(one.kind, one.start, one.end) for one in page.passages.all()] or [
        ("paragraph", 0, len(page.text))
    ]
    found = [(kind, max(start, within.start), min(end, within.end)) for kind, start, end in whole]
    return [(kind, start, end) for kind, start, end in found if start < end]


def _word(text: str, one: Range, choice: Choice, taken: Sequence[Range], keep: dict[str, str]) -> Word:
    return Word(
        one.start,
        one.end,
        text[one.start : one.end],
        urlencode({**keep, **_next(choice, one, text)}),
        choice.holds(one),
        any(other.start <= one.start < other.end for other in taken),
    )


def _next(choice: Choice, word: Range, text: str) -> dict[str, int]:
    """The second word ends the range, whichever comes first on the page; a third begins anew."""
    if choice.start is None or choice.end is not None:
        return {"von": word.start}
    if word.start >= choice.start:
        return {"von": choice.start, "bis": word.end}
    first = _WORD.match(text, choice.start)
    return {"von": word.start, "bis": first.end() if first else choice.start}
