"""How likely it is that two statements are about the same thing."""

from collections.abc import Mapping
from math import exp
from typing import NamedTuple

from stadtfaden.core.links.contents import Content, Shared, content_of, overlap, shared_terms, title_overlap
from stadtfaden.core.links.disagreements import disagreement
from stadtfaden.core.links.quantities import same_quantity
from stadtfaden.core.links.values import Side
from stadtfaden.core.targets.values import Target

# Cosines of multilingual-e5-small between German passages: unrelated ones lie about .80, the same in other
# words about .92.
_COSINE_LOW, _COSINE_HIGH = 0.80, 0.93
_SUBSTANCE = 0.6
_RAREST = 3  # so many shared terms are counted by themselves


class Comparison(NamedTuple):
    """What was found when two sides were laid beside each other.

    `same` is the chance that both are about the same thing, `likeness` how alike they are in wording
    (0 to 1); `difference` says in words where their targets disagree; `targets` are the two compared.
    """

    here: Content
    there: Content
    shared: tuple[Shared, ...]
    likeness: float
    same: float
    difference: str | None
    targets: tuple[Target, Target] | None


WEIGHTS = {
    "bias": -5.6,
    "cosine": 5.5,
    "overlap": 1.5,
    "title": 0.6,
    "rarest": 1.7,
    "areas": 0.9,
    "no_areas": -0.8,
    "quantity": 1.2,
}


def compare(source: Side, target: Side, similarity: float, rarity: Mapping[str, float] | None) -> Comparison:
    """Lays two sides beside each other; `similarity` is the cosine of their passage vectors."""
    here, there = content_of(source), content_of(target)
    shared = tuple(shared_terms(here, there, rarity))
    targets = same_quantity(source, target)
    found = features(source, target, similarity, rarity)
    same = 1 / (1 + exp(-sum(WEIGHTS[name] * value for name, value in found.items())))
    difference = None if targets is None else disagreement(*targets)
    return Comparison(here, there, shared, found["overlap"], same, difference, targets)


def features(
    source: Side, target: Side, similarity: float, rarity: Mapping[str, float] | None
) -> dict[str, float]:
    """What speaks for and against „the same thing“, by the names of WEIGHTS."""
    here, there = content_of(source), content_of(target)
    shared = shared_terms(here, there, rarity)
    rarest = sum(one.weight for one in shared[:_RAREST])
    substance = min(1.0, rarest / _SUBSTANCE)  # generic words overlap without saying anything
    common_areas = set(source.areas) & set(target.areas)
    return {
        "bias": 1.0,
        "cosine": (similarity - _COSINE_LOW) / (_COSINE_HIGH - _COSINE_LOW),
        "overlap": substance * overlap(here, there, rarity),
        "title": substance * title_overlap(here, there, rarity),
        "rarest": rarest,
        "areas": 1.0 if common_areas else 0.0,
        "no_areas": 1.0 if source.areas and target.areas and not common_areas else 0.0,
        "quantity": 0.0 if same_quantity(source, target) is None else 1.0,
    }
