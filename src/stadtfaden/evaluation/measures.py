"""How right answers are counted."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from stadtfaden.evaluation.values import Bin

Case = TypeVar("Case")
_BINS = 10


@dataclass(frozen=True, slots=True)
class Counts:
    """Hits, false alarms and misses of one answer that may be given or not."""

    hits: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of the given answers that are right; 0 where none was given."""
        return self.hits / max(1, self.hits + self.false)

    @property
    def recall(self) -> float:
        """Share of the wanted answers that were given; 0 where none was wanted."""
        return self.hits / max(1, self.hits + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / max(1, 2 * self.hits + self.false + self.missed)


def count(wanted: Sequence[bool], given: Sequence[bool]) -> Counts:
    """Two equally long lists of yes and no."""
    pairs = list(zip(wanted, given, strict=True))
    return Counts(
        hits=sum(want and give for want, give in pairs),
        false=sum(give and not want for want, give in pairs),
        missed=sum(want and not give for want, give in pairs),
    )


def count_sets(wanted: Sequence[frozenset[str]], given: Sequence[frozenset[str]]) -> Counts:
    """Several answers a case, all counted alike (micro average)."""
    pairs = list(zip(wanted, given, strict=True))
    return Counts(
        hits=sum(len(want & give) for want, give in pairs),
        false=sum(len(give - want) for want, give in pairs),
        missed=sum(len(want - give) for want, give in pairs),
    )


def label_f1(wanted: Sequence[Hashable], given: Sequence[Hashable]) -> dict[Hashable, float]:
    """F1 of each label that is wanted anywhere."""
    return {
        label: count([want == label for want in wanted], [give == label for give in given]).f1
        for label in sorted(set(wanted), key=str)
    }


def macro_f1(wanted: Sequence[Hashable], given: Sequence[Hashable]) -> float:
    """Mean F1 over the wanted labels, each counting the same however rare it is."""
    return mean(label_f1(wanted, given).values())


def kappa(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Cohen's kappa of two annotators: agreement beyond chance, 1 for full agreement."""
    cases = len(one)
    agreed = sum(a == b for a, b in zip(one, other, strict=True)) / cases
    by_chance = sum(
        sum(a == label for a in one) * sum(b == label for b in other) for label in {*one, *other}
    ) / (cases * cases)
    return 1.0 if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def mean(values: Iterable[float]) -> float:
    """The mean; 0 of nothing."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def by_group(cases: Iterable[Case], group: Callable[[Case], str]) -> dict[str, list[Case]]:
    """Cases by the document, thesis or process they come from, in order of first appearance."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        found.setdefault(group(case), []).append(case)
    return found


def spread(groups: Sequence[str], measured: Callable[[list[int]], float]) -> dict[str, float]:
    """The same measure for each group alone; `groups` names that of each case, `measured` takes places."""
    return {
        name: measured(inside) for name, inside in by_group(range(len(groups)), lambda at: groups[at]).items()
    }


def f1_spread(groups: Sequence[str], wanted: Sequence[bool], given: Sequence[bool]) -> dict[str, float]:
    """F1 of each group alone."""
    return spread(groups, lambda inside: count(chosen(wanted, inside), chosen(given, inside)).f1)


def chosen(values: Sequence[Case], places: Iterable[int]) -> list[Case]:
    """The values at given places, in their order."""
    return [values[at] for at in places]


def reliability(scores: Sequence[float], right: Sequence[bool]) -> tuple[tuple[Bin, ...], float]:
    """Ten equally wide bins over the scores, and the expected calibration error over them (ECE)."""
    filled: dict[int, list[tuple[float, bool]]] = {}
    for score, is_right in zip(scores, right, strict=True):
        filled.setdefault(min(int(score * _BINS), _BINS - 1), []).append((score, is_right))
    bins = tuple(
        Bin(
            low=at / _BINS,
            high=(at + 1) / _BINS,
            cases=len(inside),
            said=mean(score for score, _ in inside),
            right=mean(float(is_right) for _, is_right in inside),
        )
        for at, inside in sorted(filled.items())
    )
    error = sum(one.cases * abs(one.said - one.right) for one in bins) / max(1, len(scores))
    return bins, error


def reciprocal_rank(places: Iterable[int | None]) -> float:
    """Mean of 1/place, counted from 1; 0 for what was not found."""
    return mean(0.0 if place is None else 1 / place for place in places)


def recall_at(places: Iterable[int | None], depth: int) -> float:
    """Share of the places, counted from 1, that lie among the first `depth`."""
    return mean(float(place is not None and place <= depth) for place in places)


def area_under(scores: Sequence[float], right: Sequence[bool]) -> float:
    """Area under the ROC curve: how often a right case scores above a wrong one, equal scores half; .5 where
    all cases are alike.
    """
    below, found, rights = 0, 0.0, sum(right)
    wrongs = len(right) - rights
    by_score: dict[float, list[bool]] = {}
    for score, is_right in zip(scores, right, strict=True):
        by_score.setdefault(score, []).append(is_right)
    for _, inside in sorted(by_score.items()):
        good = sum(inside)
        bad = len(inside) - good
        found += good * (below + bad / 2)
        below += bad
    return found / (rights * wrongs) if rights and wrongs else 0.5
