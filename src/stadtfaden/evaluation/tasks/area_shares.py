"""How far the shares of areas hold: said of the label that gets most, and whether it is the one given."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

import numpy as np

from stadtfaden.core.areas import SURENESS, Scored
from stadtfaden.evaluation.measures import by_group, mean, reliability
from stadtfaden.evaluation.values import Figure

_DRAWS = 200
_SURENESSES = tuple(at / 20 for at in range(6, 31))


class Told(NamedTuple):
    """Of one case the shares of all labels, at the end of none of them, and where the label of the case
    stands among them.
    """

    shares: tuple[float, ...]
    right: int
    label: str


class Measured(NamedTuple):
    """The cases of a set as they were told, and the source whose sureness they must not have taught."""

    name: str
    source: str
    told: list[Told]


def told(label: str, labels: Mapping[str, frozenset[str]], scored: Sequence[Scored]) -> Told:
    """The share of a label is that of all its areas; what is left goes to none of them."""
    shares = {one.id: one.share or 0.0 for one in scored}
    parts = [sum(shares.get(area, 0.0) for area in sorted(ids)) for ids in labels.values()]
    rest = max(0.0, 1.0 - sum(shares[area] for area in sorted(shares.keys() & set().union(*labels.values()))))
    return Told((*parts, rest), list(labels).index(label), label)


def calibrations(measured: Sequence[Measured]) -> Iterator[Figure]:
    """How far shares hold, each set by the sureness that the sets of the other sources teach."""
    for one in measured:
        others = [other.told for other in measured if other.source != one.source]
        sureness = taught_sureness(others) if others else SURENESS
        yield _calibration(one, sureness)


def taught_sureness(sets: Sequence[Sequence[Told]]) -> float:
    """The sureness by which the labels of these sets are likeliest, each set counting the same."""
    return min(_SURENESSES, key=lambda one: sum(mean(map(_surprise(one), cases)) for cases in sets))


def _surprise(sureness: float) -> Callable[[Told], float]:
    return lambda one: -log(max(retold(one.shares, sureness)[one.right], 1e-9))


def retold(shares: Sequence[float], sureness: float) -> list[float]:
    """The same shares as they would be with another sureness than the shipped one."""
    raised = [share ** (sureness / SURENESS) for share in shares]
    return [one / sum(raised) for one in raised]


def _calibration(measured: Measured, sureness: float) -> Figure:
    shares = [retold(one.shares, sureness)[:-1] for one in measured.told]
    said = [max(one) for one in shares]
    best = [one.index(most) for one, most in zip(shares, said, strict=True)]
    is_right = [at == one.right for at, one in zip(best, measured.told, strict=True)]
    bins, error = reliability(said, is_right)
    by_chance = drawn_errors(said)
    groups = by_group(range(len(said)), lambda at: measured.told[at].label)
    return Figure(
        measure=f"{measured.name}, Eichfehler (ECE)",
        ours=error,
        cases=len(said),
        goal=0.05,
        at_most=True,
        spread={
            label: abs(mean(said[at] - is_right[at] for at in inside)) for label, inside in groups.items()
        },
        note=f"Anteil des besten Etiketts gegen das eine gegebene; Sicherheit {sureness:.2f}, gelernt an den "
        f"anderen Quellen (ausgeliefert {SURENESS}). Bei so vielen Fällen käme schon der Zufall auf "
        f"{mean(by_chance):.3f}, in {mean(one >= error for one in by_chance):.0%} der Ziehungen auf so viel.",
        bins=bins,
    )


def drawn_errors(said: Sequence[float]) -> list[float]:
    """Calibration errors of cases that come true exactly as often as was said, drawn two hundred times."""
    drawn = np.random.default_rng(0).random((_DRAWS, len(said)))
    return [reliability(said, (row < np.array(said)).tolist())[1] for row in drawn]
