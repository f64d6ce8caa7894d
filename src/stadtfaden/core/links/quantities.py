"""Which targets of two statements speak of the same quantity."""

from stadtfaden.core.links.disagreements import disagreement, is_bare, same_unit
from stadtfaden.core.links.rarity import generic_words
from stadtfaden.core.links.states import states_of
from stadtfaden.core.links.values import Side
from stadtfaden.core.targets.values import Target
from stadtfaden.core.words import fold, index_terms


def same_quantity(one: Side, other: Side) -> tuple[Target, Target] | None:
    """Two targets that measure the same thing, those that disagree first; None where there are none."""
    pairs = [(here, there) for here in _aims(one) for there in _aims(other) if _is_same_thing(here, there)]
    return max(pairs, key=lambda pair: disagreement(*pair) is not None, default=None)


def only_quantity(one: Side, other: Side) -> tuple[Target, Target] | None:
    """The one target of each side, where both count in one unit: of two statements known to be about one
    thing they need not name it again („30 %“, „20 % der Fläche“). None where there are more or none.
    """
    here, there = _aims(one), _aims(other)
    if len(here) != 1 or len(there) != 1 or (here[0].unit or "") != (there[0].unit or ""):
        return None
    return here[0], there[0]


def counted_units(side: Side) -> frozenset[str]:
    """What a statement's targets count, folded: „ladepunkte“; not bare units („%“, „m“). What the whole city
    shall be („klimaneutral“) counts like a unit.
    """
    units = {fold(one.unit) for one in _aims(side) if one.unit is not None and not is_bare(one.unit)}
    return frozenset(units | {state.group for state in states_of(side)})


def _aims(side: Side) -> list[Target]:
    """Without „… auf 95 % (2021: 38 %)“ read a second time as 38 %: what follows an aim is its state."""
    texts = [one.text for one in side.targets]
    return [one for one in side.targets if not any(_goes_on(one.text, text) for text in texts)]


def _goes_on(longer: str, text: str) -> bool:
    return longer != text and longer.startswith(text)


def _is_same_thing(one: Target, other: Target) -> bool:
    if not same_unit(one, other):
        return False
    if not is_bare(one.unit) and not is_bare(other.unit):
        return True
    return bool(_things(one) & _things(other))


def _things(target: Target) -> frozenset[str]:
    said = index_terms(f"{target.scope or ''} {target.text}")
    return frozenset(term for term in said if not term[0].isdigit()) - generic_words()
