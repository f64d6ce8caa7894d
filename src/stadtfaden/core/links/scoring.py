"""How likely it is that two statements are about the same thing."""

from collections.abc import Mapping
from math import exp
from typing import NamedTuple

from stadtfaden.core.links.contents import Content, Shared, content_of, overlap, shared_terms, title_overlap
from stadtfaden.core.links.disagreements import disagreement
from stadtfaden.core.links.quantities import same_quantity
from stadtfaden.core.links.values import Side
from stadtfaden.core.statements.values import StatementKind
from stadtfaden.core.targets.values import Target

USUAL = 0.9  # cosine of multilingual-e5-small to the nearest statements, where the shelf does not say
_PER_COSINE = 50  # so that a margin of two hundredths counts as one
_SUBSTANCE = 0.6
_MOST = 1.5
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
    is_named: bool


# Set by hand after the pairs of the demo city; not calibrated on real papers.
WEIGHTS = {
    "bias": -3.2,
    "margin": 0.95,
    "overlap": 0.7,
    "title": 0.5,
    "rarest": 2.0,
    "areas": 0.4,
    "no_areas": -0.8,
    "quantity": 1.9,
    "named": 6.0,
    "successor": 2.4,
}


class Evidence(NamedTuple):
    """`similarity` is the cosine of the pair, `usual` that of both to their nearest statements; `is_named`:
    one paper names the other's statement by its code.
    """

    similarity: float
    usual: float = USUAL
    is_named: bool = False


def compare(source: Side, target: Side, seen: Evidence, rarity: Mapping[str, float] | None) -> Comparison:
    """Lays two sides beside each other."""
    here, there = content_of(source), content_of(target)
    shared = tuple(shared_terms(here, there, rarity))
    targets = same_quantity(source, target)
    found = features(source, target, seen, rarity)
    same = 1 / (1 + exp(-sum(WEIGHTS[name] * value for name, value in found.items())))
    difference = None if targets is None else disagreement(*targets)
    return Comparison(here, there, shared, found["overlap"], same, difference, targets, seen.is_named)


def features(
    source: Side, target: Side, seen: Evidence, rarity: Mapping[str, float] | None
) -> dict[str, float]:
    """What speaks for and against „the same thing“, by the names of WEIGHTS."""
    here, there = content_of(source), content_of(target)
    shared = shared_terms(here, there, rarity)
    rarest = min(_MOST, sum(one.weight for one in shared[:_RAREST]))
    substance = min(1.0, rarest / _SUBSTANCE)  # generic words overlap without saying anything
    common_areas = set(source.areas) & set(target.areas)
    return {
        "bias": 1.0,
        "margin": (seen.similarity - seen.usual) * _PER_COSINE,
        "overlap": substance * overlap(here, there, rarity),
        "title": substance * title_overlap(here, there, rarity),
        "rarest": rarest,
        "areas": 1.0 if common_areas else 0.0,
        "no_areas": 1.0 if source.areas and target.areas and not common_areas else 0.0,
        "quantity": 0.0 if same_quantity(source, target) is None else 1.0,
        "named": float(seen.is_named),
        "successor": float(
            source.paper == target.supersedes_paper or target.paper == source.supersedes_paper
        ),
    }


def _is_successor(source: Side, target: Side) -> bool:
    """A new paper sets new goals for all old ones; its measures may be others."""
    replaces = source.paper == target.supersedes_paper or target.paper == source.supersedes_paper
    return replaces and StatementKind.MEASURE not in {source.kind, target.kind}
