"""Which targets of two statements speak of the same quantity."""

from stadtfaden.core.links.disagreements import disagreement, is_bare
from stadtfaden.core.links.rarity import generic_words
from stadtfaden.core.links.values import Side
from stadtfaden.core.targets.values import Target
from stadtfaden.core.words import fold, index_terms


def same_quantity(one: Side, other: Side) -> tuple[Target, Target] | None:
    """Two targets that measure the same thing, those that disagree first; None where there are none."""
    pairs = [(here, there) for here in one.targets for there in other.targets if _is_same_thing(here, there)]
    return max(pairs, key=lambda pair: disagreement(*pair) is not None, default=None)


def _is_same_thing(one: Target, other: Target) -> bool:
    if fold(one.unit or "") != fold(other.unit or ""):
        return False
    if not is_bare(one.unit):
        return True
    return bool(_things(one) & _things(other))


def _things(target: Target) -> frozenset[str]:
    said = index_terms(f"{target.scope or ''} {target.text}")
    return frozenset(term for term in said if not term[0].isdigit()) - generic_words()
