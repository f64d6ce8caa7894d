"""The sentences of the later edition that are most like a quote whose words do not stand there any more."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import cached_property

from stadtfaden.core.quotes.places import Places
from stadtfaden.core.quotes.stream import words_of

# Likeness from which other words are a changed form: elsewhere, between the same neighbours, in their turn.
_FLOORS = (0.62, 0.45, 0.3)
_CANDIDATES = 12
_COMPARED = 4  # of them word by word
_COMMON = 200  # sentences; a word in more of them finds nothing
_EXTRA = 2  # sentences that one may have become


@dataclass(frozen=True, slots=True)
class Like:
    """A range in the later text and how like it is to what was sought."""

    start: int
    end: int
    likeness: float


class Likest:
    """An index of the words of the later sentences, made when it is first asked."""

    def __init__(self, places: Places) -> None:
        self._places = places

    @cached_property
    def _words(self) -> list[list[str]]:
        later = self._places.later
        return [_forms(later.text[start:end]) for start, end in later.spans]

    @cached_property
    def _sentences_with(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for index, words in enumerate(self._words):
            for word in dict.fromkeys(words):
                found[word].append(index)
        return found

    def to(self, start: int, end: int, is_open: tuple[bool, bool]) -> Like | None:
        """The run of later sentences most like former.text[start:end], if any is like enough."""
        former = self._places.former
        sought = _forms(former.text[start:end])
        span = former.span_at(start)
        length = former.span_at(end - 1) - span + 1
        runs = {run for near in self._candidates(sought, span) for run in self._runs(near, length)}
        weighed = sorted(
            ((self._overlap(sought, run), run) for run in runs if not self._stood(run, span)),
            key=lambda one: (-one[0], self._places.distance(span, one[1][0]), one[1]),
        )
        best: tuple[float, Like] | None = None
        for _, run in weighed[: _COMPARED * (length + 1)]:
            like = self._compared(sought, run, is_open)
            near = self._nearness(span, run)
            if like.likeness < _FLOORS[near]:
                continue
            worth = like.likeness + 0.1 * near
            if best is None or worth > best[0]:
                best = worth, like
        return None if best is None else best[1]

    def _nearness(self, span: int, run: Sequence[int]) -> int:
        if len(run) == 1 and self._places.is_aligned(span, run[0]):
            return 2
        return int(any(self._places.is_in_place(span, index) for index in (run[0], run[-1])))

    def _candidates(self, sought: Sequence[str], span: int) -> list[int]:
        """Sentences that share rare words with it, and those that stand in its place."""
        votes: Counter[int] = Counter()
        many = len(self._words) or 1
        for word in set(sought):
            sentences = self._sentences_with.get(word, ())
            if 0 < len(sentences) <= max(_COMMON, many // 20):
                weight = math.log(1 + many / len(sentences))
                for index in sentences:
                    votes[index] += weight  # type: ignore[assignment] # weights are no counts
        before, behind = self._places.around(span)
        here = range(before + 1, min(behind, before + 4))
        ranked = sorted(votes, key=lambda index: (-votes[index], index))[:_CANDIDATES]
        return list(dict.fromkeys([*ranked, *here]))

    def _runs(self, near: int, length: int) -> Iterator[tuple[int, ...]]:
        """Neighbouring sentences that hold a candidate: as many as were sought, fewer, or more."""
        for many in range(max(1, length - 1), length + _EXTRA):
            for first in range(near - many + 1, near + 1):
                if first >= 0 and first + many <= len(self._words):
                    yield tuple(range(first, first + many))

    def _stood(self, run: Sequence[int], span: int) -> bool:
        """A sentence that stood elsewhere already is no changed form of this one."""
        return any(self._places.stood_before(index, span) for index in (run[0], run[-1]))

    def _overlap(self, sought: Sequence[str], run: Sequence[int]) -> float:
        """The most that comparing word by word can give."""
        words = Counter(word for index in run for word in self._words[index])
        shared = Counter(sought) & words
        return 2 * _weight(shared.elements()) / (_weight(sought) + _weight(words.elements()) or 1)

    def _compared(self, sought: Sequence[str], run: Sequence[int], is_open: tuple[bool, bool]) -> Like:
        later = self._places.later
        start, end = later.spans[run[0]][0], later.spans[run[-1]][1]
        words = words_of(later.text[start:end])
        forms = [form for _, _, form in words]
        blocks = SequenceMatcher(None, sought, forms, autojunk=False).get_matching_blocks()
        first, last = self._kept(sought, len(words), blocks, is_open)
        shared = _weight(word for block in blocks for word in sought[block.a : block.a + block.size])
        likeness = 2 * shared / (_weight(sought) + _weight(forms[first:last]) or 1)
        return Like(
            start + words[first][0] if first else start,
            start + words[last - 1][1] if last < len(words) else end,
            likeness,
        )

    @staticmethod
    def _kept(
        sought: Sequence[str], many: int, blocks: Sequence[Match], is_open: tuple[bool, bool]
    ) -> tuple[int, int]:
        """What of the words of a sentence answers a quote that was only a part of its own."""
        if len(blocks) == 1:  # the closing one: nothing is shared
            return 0, many
        first, last = blocks[0], blocks[-2]
        begin = max(0, first.b - first.a) if is_open[0] else 0
        stop = min(many, last.b + len(sought) - last.a) if is_open[1] else many
        return begin, stop


def _forms(text: str) -> list[str]:
    return [form for _, _, form in words_of(text)]


def _weight(words: Iterable[str]) -> float:
    """Long words say more."""
    return sum(math.sqrt(len(word)) for word in words)
