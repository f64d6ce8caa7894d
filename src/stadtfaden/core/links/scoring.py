"""How likely it is that two statements are one thing, or hang together."""

from collections.abc import Mapping
from typing import NamedTuple

from stadtfaden.core.links.contents import Content, Shared
from stadtfaden.core.links.disagreements import difference_in_words, disagreement
from stadtfaden.core.links.features import USUAL, Evidence, measure
from stadtfaden.core.links.model import Chances, chances, shipped_weights
from stadtfaden.core.links.quantities import only_quantity
from stadtfaden.core.links.values import Side
from stadtfaden.core.statements.values import StatementKind
from stadtfaden.core.targets.values import Target

__all__ = ["USUAL", "Comparison", "Evidence", "compare"]

_NAMED = 5.0  # log odds: no pair of the school names a code; set by hand
_ONE_THING = 0.6  # chance from which two lone numbers need not say what they count
_SUCCESSOR = 3.5  # likewise: goals of a paper that replaces another mostly replace one of its goals


_DOES = frozenset({StatementKind.MEASURE})


class Comparison(NamedTuple):
    """What was found when two sides were laid beside each other.

    `numbers` are the features, `chances` what the model makes of them; `difference` says in words where their
    targets disagree; `targets` are the two compared.
    """

    here: Content
    there: Content
    shared: tuple[Shared, ...]
    numbers: tuple[float, ...]
    chances: Chances
    difference: str | None
    targets: tuple[Target, Target] | None
    is_named: bool


def compare(source: Side, target: Side, seen: Evidence, rarity: Mapping[str, float] | None) -> Comparison:
    """Lays two sides beside each other."""
    found = measure(source, target, seen, rarity)
    successor = _is_successor(source, target) and not {source.kind, target.kind} & _DOES
    lift = _NAMED * seen.is_named + _SUCCESSOR * successor
    chance = chances(found.numbers, shipped_weights(), lift)
    targets = found.targets
    difference = None if targets is None else disagreement(*targets)
    if difference is None and chance.same >= _ONE_THING and (lone := only_quantity(source, target)):
        targets, difference = lone, difference_in_words(*lone)
    return Comparison(
        found.here, found.there, found.shared, found.numbers, chance, difference, targets, seen.is_named
    )


def _is_successor(source: Side, target: Side) -> bool:
    return source.paper == target.supersedes_paper or target.paper == source.supersedes_paper
