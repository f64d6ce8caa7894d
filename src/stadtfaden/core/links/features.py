"""What speaks for and against a pair, in numbers: the one place where a pair is measured."""

from collections.abc import Mapping
from typing import NamedTuple

from stadtfaden.core.links.contents import (
    Content,
    Shared,
    content_of,
    heads_found,
    names_of,
    overlap,
    shared_terms,
    title_overlap,
)
from stadtfaden.core.links.quantities import same_quantity
from stadtfaden.core.links.values import Side
from stadtfaden.core.statements.values import StatementKind
from stadtfaden.core.targets.values import Target

USUAL = 0.9  # cosine of multilingual-e5-small to the nearest statements, where the shelf does not say
_PER_COSINE = 50  # so that a margin of two hundredths counts as one
_WIDEST = 3.0
_SUBSTANCE = 0.6
_MOST = 1.5
_RAREST = 3  # so many shared terms are counted by themselves
_COMPOUND = 8  # letters
_WANTED = frozenset({StatementKind.GOAL, StatementKind.TARGET})
_GUIDING = frozenset({StatementKind.PRINCIPLE, StatementKind.VISION})
_TELLING = 0.45  # weight of a shared term that can stand for the thing itself

NAMES = (
    "bias",
    "margin",
    "overlap",
    "title",
    "rarest",
    "telling",
    "heads_less",
    "heads_more",
    "areas",
    "no_areas",
    "quantity",
    "other_unit",
    "same_name",
    "other_name",
    "one_kind",
    "indicator",
    "serves",
    "stands_for",
    "challenge",
    "margin_said",
    "margin_stands",
)


class Evidence(NamedTuple):
    """`similarity` is the cosine of the pair, `usual` that of both to their nearest statements; `is_named`:
    one paper names the other's statement by its code.
    """

    similarity: float
    usual: float = USUAL
    is_named: bool = False


class Measured(NamedTuple):
    """A pair laid side by side; `numbers` in the order of NAMES."""

    here: Content
    there: Content
    shared: tuple[Shared, ...]
    targets: tuple[Target, Target] | None
    numbers: tuple[float, ...]


def measure(source: Side, target: Side, seen: Evidence, rarity: Mapping[str, float] | None) -> Measured:
    """The features of a pair; the same whichever side comes first. About 0.1 ms once both were seen."""
    here, there = content_of(source), content_of(target)
    shared = tuple(shared_terms(here, there, rarity))
    targets = same_quantity(source, target)
    values = {
        "bias": 1.0,
        **_meaning(seen),
        **_wording(here, there, shared, rarity),
        **_facts(source, target, targets),
        **_kinds(source, target),
    }
    # Likeness that words bear out says more; what stands for much is like everything.
    values["margin_said"] = values["margin"] * values["heads_more"]
    values["margin_stands"] = values["margin"] * values["stands_for"]
    return Measured(here, there, shared, targets, tuple(values[name] for name in NAMES))


def _meaning(seen: Evidence) -> dict[str, float]:
    return {
        "margin": _within((seen.similarity - seen.usual) * _PER_COSINE),
    }


def _wording(
    here: Content, there: Content, shared: tuple[Shared, ...], rarity: Mapping[str, float] | None
) -> dict[str, float]:
    rarest = min(_MOST, sum(one.weight for one in shared[:_RAREST]))
    substance = min(1.0, rarest / _SUBSTANCE)  # generic words overlap without saying anything
    heads = sorted((heads_found(here, there, rarity), heads_found(there, here, rarity)))
    one, other = names_of(here), names_of(there)
    return {
        "overlap": substance * overlap(here, there, rarity),
        "title": substance * title_overlap(here, there, rarity),
        "rarest": rarest,
        "telling": float(any(word.weight >= _TELLING and len(word.term) >= _COMPOUND for word in shared)),
        "heads_less": substance * heads[0],
        "heads_more": substance * heads[1],
        "same_name": float(bool(one & other)),
        "other_name": float(bool(one and other) and not one & other),
    }


def _facts(source: Side, target: Side, targets: tuple[Target, Target] | None) -> dict[str, float]:
    common = set(source.areas) & set(target.areas)
    return {
        "areas": float(bool(common)),
        "no_areas": float(bool(source.areas and target.areas and not common)),
        "quantity": float(targets is not None),
        "other_unit": float(targets is None and bool(source.targets) and bool(target.targets)),
    }


def _kinds(source: Side, target: Side) -> dict[str, float]:
    kinds = {source.kind, target.kind}
    return {
        "one_kind": float(len(kinds) == 1),
        "indicator": float(StatementKind.INDICATOR in kinds),
        "serves": float(StatementKind.MEASURE in kinds and bool(kinds & _WANTED)),
        "stands_for": float(bool(kinds & _GUIDING)),
        "challenge": float(StatementKind.CHALLENGE in kinds),
    }


def _within(number: float) -> float:
    return max(-_WIDEST, min(_WIDEST, number))
