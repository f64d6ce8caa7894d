"""How likely it is that two statements are about the same thing."""

from collections.abc import Mapping
from math import exp, sqrt
from typing import NamedTuple

from stadtfaden.core.links.contents import Content, Shared, content_of, shared_terms, weight_of
from stadtfaden.core.links.disagreements import disagreement
from stadtfaden.core.links.values import Side
from stadtfaden.core.targets.values import Target
from stadtfaden.core.words import fold

# Cosines of multilingual-e5-small between German passages: unrelated ones lie about .80, the same in other
# words about .92.
_COSINE_LOW, _COSINE_HIGH = 0.80, 0.93
_RAREST = 3  # so many shared terms are counted by themselves


class Comparison(NamedTuple):
    """What was found when two sides were laid beside each other.

    `same` is the chance that both are about the same thing; `difference` says in words where their
    targets disagree; `targets` are the two that were compared.
    """

    here: Content
    there: Content
    shared: tuple[Shared, ...]
    overlap: float
    same: float
    difference: str | None
    targets: tuple[Target, Target] | None


WEIGHTS = {
    "bias": -4.2,
    "cosine": 3.6,
    "overlap": 4.0,
    "rarest": 1.0,
    "areas": 0.5,
    "no_areas": -0.7,
    "quantity": 1.2,
}


def compare(source: Side, target: Side, similarity: float, rarity: Mapping[str, float] | None) -> Comparison:
    """Lays two sides beside each other; `similarity` is the cosine of their passage vectors."""
    here, there = content_of(source), content_of(target)
    shared = tuple(shared_terms(here, there, rarity))
    together = sum(one.weight for one in shared)
    overlap = together / (sqrt(weight_of(here, rarity) * weight_of(there, rarity)) or 1.0)
    targets = _same_quantity(source.targets, target.targets)
    features = {
        "bias": 1.0,
        "cosine": (similarity - _COSINE_LOW) / (_COSINE_HIGH - _COSINE_LOW),
        "overlap": min(overlap, 1.0),
        "rarest": sum(one.weight for one in shared[:_RAREST]),
        "areas": 1.0 if set(source.areas) & set(target.areas) else 0.0,
        "no_areas": 1.0
        if source.areas and target.areas and not set(source.areas) & set(target.areas)
        else 0.0,
        "quantity": 0.0 if targets is None else 1.0,
    }
    same = 1 / (1 + exp(-sum(WEIGHTS[name] * value for name, value in features.items())))
    difference = None if targets is None else disagreement(*targets)
    return Comparison(here, there, shared, overlap, same, difference, targets)


def _same_quantity(here: tuple[Target, ...], there: tuple[Target, ...]) -> tuple[Target, Target] | None:
    """Two targets in the same unit, those that disagree first; None where none are comparable."""
    pairs = [
        (one, other)
        for one in here
        for other in there
        if one.unit is not None and other.unit is not None and fold(one.unit) == fold(other.unit)
    ]
    pairs += [
        (one, other)
        for one in here
        for other in there
        if one.unit is None and other.unit is None and one.target_year
    ]
    return max(pairs, key=lambda pair: disagreement(*pair) is not None, default=None)
