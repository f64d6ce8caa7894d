"""Where a quote belongs in the later edition, told from the sentences around it that stayed."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping

from stadtfaden.core.quotes.stream import Stream

_TELLING = 12  # characters from which a sentence marks a place


class Places:
    """Both editions, and the sentences that each of them says exactly once.

    Cost: one pass over both.
    """

    def __init__(self, former: Mapping[int, str], later: Mapping[int, str]) -> None:
        self.former, self.later = Stream(former), Stream(later)
        self.former_forms = [self.former.form(*span) for span in self.former.spans]
        self.later_forms = [self.later.form(*span) for span in self.later.spans]
        self.counts = Counter(self.former_forms)
        self.later_counts = Counter(self.later_forms)
        self._anchors = list(self._both_once())
        self._olds = [old for old, _ in self._anchors]

    def _both_once(self) -> list[tuple[int, int]]:
        """Indexes of the same sentence in both editions, in the order of the former one."""
        where = {form: index for index, form in enumerate(self.later_forms)}
        return [
            (index, where[form])
            for index, form in enumerate(self.former_forms)
            if len(form) >= _TELLING and self.counts[form] == 1 and self.later_counts[form] == 1
        ]

    def around(self, span: int) -> tuple[int, int]:
        """The later sentences next to the former one: the one before it and the one behind, as indexes.

        -1 and the number of sentences where none stayed on that side.
        """
        before = bisect_left(self._olds, span) - 1
        behind = bisect_right(self._olds, span)
        return (
            self._anchors[before][1] if before >= 0 else -1,
            self._anchors[behind][1] if behind < len(self._anchors) else len(self.later.spans),
        )

    def distance(self, span: int, later: int) -> int:
        """How many sentences lie between a later sentence and the place where the former one belongs."""
        before, behind = self.around(span)
        if before < later < behind:
            return 0
        return min(abs(later - before), abs(behind - later))

    def is_in_place(self, span: int, later: int) -> bool:
        """Whether it stands right between what stood before the former one and what stood behind it."""
        before, behind = self.around(span)
        return before < later < behind or later in {before + 1, behind - 1}

    def is_aligned(self, span: int, later: int) -> bool:
        """Whether as many sentences stand between the same neighbours as before, and it is the one in its
        turn.
        """
        before, behind = bisect_left(self._olds, span) - 1, bisect_right(self._olds, span)
        if before < 0 or behind >= len(self._anchors):
            return False
        (old_first, new_first), (old_last, new_last) = self._anchors[before], self._anchors[behind]
        return old_last - old_first == new_last - new_first and span - old_first == later - new_first

    def stood_before(self, later: int, span: int) -> bool:
        """Whether the former edition said a later sentence already, elsewhere than in one of its own."""
        form = self.later_forms[later]
        return self.counts[form] > (self.former_forms[span] == form)
