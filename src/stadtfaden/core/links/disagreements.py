"""Where two statements about the same thing cannot both be kept."""

import re

from stadtfaden.core.links.rarity import generic_words
from stadtfaden.core.targets.values import Direction, Target
from stadtfaden.core.words import dictionary, fold, index_terms, tokens

_CHANGE = re.compile(
    r"\b[Uu]m (?:mindestens |rund |etwa |bis zu |weitere )?\d|halbier|verdoppel|verdreifach|\bHälfte\b"
)
_EACH = re.compile(r"/(?=[A-ZÄÖÜ][a-zäöü]{2})")  # „260 Wohnungen/Jahr“
_BARE = frozenset(
    fold(unit)
    for unit in (
        "%",
        "prozent",
        "€",
        "euro",
        "mio.",
        "mrd.",
        "t",
        "kg",
        "kwh",
        "mwh",
        "gwh",
        "twh",
        "kw",
        "mw",
        "mwp",
        "kwp",
        "m",
        "m²",
        "km",
        "km²",
        "ha",
        "meter",
        "kilometer",
        "hektar",
        "quadratmeter",
        "jahre",
        "tage",
        "stunden",
        "minuten",
        "prozentpunkte",
        "tonnen",
        "co2",
    )
)
_LONG = 5  # letters of a word that can tell


def disagreement(one: Target, other: Target) -> str | None:
    """What differs between two targets of the same thing, in German words; None where both can be kept.

    Both can be kept where they measure different things (unit, scope) and where one is a step on the way to
    the other (more, later). „At least 200“ and „350“ of one year do differ. The same change since another
    year is another one („um 40 % gegenüber 1990“ and „… 2010“); other changes since other years may be one.
    """
    if not _comparable(one, other):
        return None
    return difference_in_words(one, other)


def difference_in_words(one: Target, other: Target) -> str | None:
    """The same for two targets known to be of the same thing."""
    difference = _what_differs(one, other)
    if _other_base(one, other):
        is_one = one.value == other.value and one.target_year == other.target_year
        difference = "das Bezugsjahr" if is_one and difference is None else None
    if difference is None or _other_change(one, other):
        return None
    return f"{difference}: {target_in_words(one)} gegen {target_in_words(other)}"


def _what_differs(one: Target, other: Target) -> str | None:
    if {_way(one), _way(other)} == {Direction.RAISE, Direction.REDUCE}:
        return "die Richtung"
    has_years = one.target_year is not None and other.target_year is not None
    if one.value == other.value:
        return "das Jahr" if has_years and one.target_year != other.target_year else None
    if one.value is None or other.value is None:
        return "das Jahr" if has_years and one.target_year != other.target_year else None
    if one.target_year == other.target_year:
        return "der Wert"
    return "Wert und Jahr" if has_years and not _step_on_the_way(one, other) else None


def is_within(bound: Target, other: Target) -> bool:
    """Whether what the other says keeps to a bound („at least 200“ and „350“); two bounds of one sort are two
    aims.
    """
    if bound.value is None or other.value is None or bound.direction == other.direction:
        return False
    if bound.direction is Direction.AT_LEAST:
        return other.value >= bound.value
    return bound.direction is Direction.AT_MOST and other.value <= bound.value


def _comparable(one: Target, other: Target) -> bool:
    if not same_unit(one, other):
        return False
    if one.scope and other.scope:
        return fold(one.scope) == fold(other.scope) or _same_scope(one, other)
    # Without number and unit only words tell that both mean the same („klimaneutral“).
    return one.value is not None or other.value is not None or _same_words(one, other)


def _other_base(one: Target, other: Target) -> bool:
    """„Um 40 % gegenüber 1990“ and „… 2019“; for „auf 95 %“ it does not matter when they counted."""
    known = None not in {one.base_year, other.base_year}
    return known and one.base_year != other.base_year and (_is_change(one) or _is_change(other))


def same_unit(one: Target, other: Target) -> bool:
    """Whether both count the same: one unit, things with one head („Bürgerbüros“, „Stadtteilbüros“), or a
    state without a number that the other counts („barrierefrei“, „318 Haltestellen barrierefrei“).
    """
    here, there = one.unit or "", other.unit or ""
    if fold(here) == fold(there):
        return True
    if not here or not there:
        return None in {one.value, other.value} and _same_words(one, other)
    heads = {word.parts[-1] for unit in (here, there) for word in tokens(unit) if word.parts}
    return len(heads) == 1 and all(any(word.parts for word in tokens(unit)) for unit in (here, there))


def _way(target: Target) -> Direction | None:
    if target.base_value is None or target.value is None or target.value == target.base_value:
        return target.direction
    return Direction.RAISE if target.value > target.base_value else Direction.REDUCE


def is_bare(unit: str | None) -> bool:
    """Whether a unit leaves open what is counted („%“); „Ladepunkte“ does not."""
    return unit is None or not unit.strip() or fold(unit).split()[0] in _BARE


def _other_change(one: Target, other: Target) -> bool:
    """„Um 50 %“ and „auf 3,5 %“."""
    return is_bare(one.unit) and _is_change(one) != _is_change(other)


def _is_change(target: Target) -> bool:
    """Whether the number says by how much („um 50 %“), not how much in the end („auf 3,5 %“)."""
    return _CHANGE.search(target.text) is not None


def _same_scope(one: Target, other: Target) -> bool:
    first, second = set(index_terms(one.scope or "")), set(index_terms(other.scope or ""))
    if not is_bare(one.unit):
        places = _names(one.scope or ""), _names(other.scope or "")
        return not (places[0] and places[1] and places[0].isdisjoint(places[1]))
    return bool((first & second) - generic_words())


def _names(scope: str) -> set[str]:
    return {
        word.base
        for word in tokens(scope)
        if word.surface[:1].isupper() and not word.parts and dictionary.noun(word.surface.lower()) is None
    }


def _same_words(one: Target, other: Target) -> bool:
    return bool(_telling_words(one.text) & _telling_words(other.text))


def _telling_words(text: str) -> frozenset[str]:
    return frozenset(t for t in index_terms(text) if len(t) > _LONG and not t[0].isdigit()) - generic_words()


_ONE_WAY = (Direction.RAISE, Direction.REDUCE)


def _step_on_the_way(one: Target, other: Target) -> bool:
    if (one.unit or "").endswith("/Jahr"):
        return False  # so many a year, every year
    earlier, later = sorted((one, other), key=lambda target: target.target_year or 0)
    if earlier.value is None or later.value is None:
        return True
    shrinks = bool({_way(earlier), _way(later)} & {Direction.AT_MOST, Direction.REDUCE})
    return later.value <= earlier.value if shrinks else later.value >= earlier.value


def are_steps(one: Target, other: Target) -> bool:
    """Whether other values of other years may be steps of one way („40 % bis 2020“, „80 % bis 2050“): not
    where one wants more and the other less, nor where both say how many a year, nor where what both want to
    raise would be lower later.
    """
    ways = {_way(one), _way(other)}
    if (one.unit or "").endswith("/Jahr") or ways == {Direction.RAISE, Direction.REDUCE}:
        return False
    return len(ways) > 1 or _way(one) not in _ONE_WAY or _step_on_the_way(one, other)


def number_in_words(value: float) -> str:
    """A number as Germans write it: 1500 → „1.500“, 2.9 → „2,9“."""
    if value == int(value):
        return f"{int(value):,}".replace(",", ".")
    return f"{value:,.10g}".replace(",", " ").replace(".", ",").replace(" ", ".")


def target_in_words(target: Target) -> str:
    """A target as a short German phrase: „200 Ladepunkte bis 2030“; its own words where it has no number."""
    if target.value is None:
        return f"„{target.text}“"
    unit = "" if target.unit is None else f" {_EACH.sub(' pro ', target.unit)}"
    year = "" if target.target_year is None else f" bis {target.target_year}"
    has_base = target.base_year is not None and _is_change(target)
    base = f" gegenüber {target.base_year}" if has_base else ""
    return f"{number_in_words(target.value)}{unit}{year}{base}"
