"""When two statements about one thing cannot both be kept."""

import re
from typing import NamedTuple

from stadtfaden.core.links.aims import is_of_others
from stadtfaden.core.links.disagreements import are_steps, is_bare, opposite_directions, same_unit
from stadtfaden.core.links.features import NAMES
from stadtfaden.core.links.scoring import Comparison
from stadtfaden.core.links.values import Side
from stadtfaden.core.statements.values import StatementKind
from stadtfaden.core.targets.values import Target
from stadtfaden.core.words import index_terms

_CERTAIN = 0.2  # chance of one thing from which two statements are held against each other
_SURER = 0.7  # where neither says by when
_TELLING = 0.45  # weight of a shared word that can stand for the thing itself
_GIVEN_UP_FROM = 0.6  # chance of one thing
_SHORT = 60  # characters of a statement named in a reason
_ONE_HEAD = 0.6  # share of the one heading that the other says as well
_WANTS = frozenset({StatementKind.GOAL, StatementKind.TARGET})
_DOES = frozenset({StatementKind.MEASURE})

_GIVES_UP = re.compile(
    r"(?i)\b(?:verzicht(?:et)? auf|verzichtet|aufgegeben|abgeschafft|eingestellt|nicht weiter ?verfolgt|"
    r"Schließung|Abschaffung|geschlossen)\b"
)


class Contradiction(NamedTuple):
    """`chance` of one thing; `contrary` are the words that want more and less, None where numbers differ."""

    chance: float
    contrary: tuple[str, str] | None = None


def contradiction_of(newer: Side, older: Side, found: Comparison) -> Contradiction | None:
    """Whether two statements about one thing disagree, the newer first; None where both can be kept.

    A number contradicts only as an aim of the city: neither a forecast nor a count nor what the state
    wants, not about another place, not where the other side also says the same number.
    """
    if not _are_of_one_rank(newer, older) or _other_place(found):
        return None
    chance = found.chances.same + found.chances.linked / 2
    if chance < _CERTAIN or is_of_others(newer) or is_of_others(older):
        return None
    if found.difference is not None and _numbers_contradict(newer, older, found):
        return Contradiction(_sure(chance))
    contrary = _given_up(newer, older, found) or _opposed(found)
    return None if contrary is None else Contradiction(_sure(chance), contrary)


def _sure(chance: float) -> float:
    """Of the school's pairs that pass all rules below, more contradict than their chance of one thing says:
    29 of 35 from _CERTAIN on.
    """
    return (1.0 + chance) / 2


def _opposed(found: Comparison) -> tuple[str, str] | None:
    things = frozenset(one.term for one in found.shared if one.weight >= _TELLING)
    return opposite_directions(found.here.words, found.there.words, things)


def _given_up(newer: Side, older: Side, found: Comparison) -> tuple[str, str] | None:
    """One side gives up what the other plans."""
    if found.chances.same < _GIVEN_UP_FROM:
        return None
    one, other = _GIVES_UP.search(newer.text), _GIVES_UP.search(older.text)
    if bool(one) == bool(other):
        return None
    if one is not None:
        return one.group(), _short(older)
    return _short(newer), other.group() if other is not None else ""


def _short(side: Side) -> str:
    said = side.title or side.text
    return said if len(said) <= _SHORT else said[:_SHORT].rsplit(" ", 1)[0] + " …"


def _are_of_one_rank(newer: Side, older: Side) -> bool:
    """Goals contradict goals, measures measures."""
    kinds = {newer.kind, older.kind}
    return kinds <= _WANTS or kinds <= _DOES


def _other_place(found: Comparison) -> bool:
    return found.numbers[NAMES.index("other_name")] > 0


def _numbers_contradict(newer: Side, older: Side, found: Comparison) -> bool:
    if found.targets is None or _agree_somewhere(newer, older) or _is_past(newer, found.targets):
        return False
    if newer.kind in _DOES and not _is_headed_by_its_number(found):
        return False
    one, other = found.targets
    both_change = one.value != other.value and one.target_year != other.target_year
    is_known = None not in {one.value, other.value} and (
        is_bare(one.unit) or None not in {one.target_year, other.target_year}
    )
    if both_change and is_known and are_steps(one, other):
        return False
    has_years = one.target_year is not None and other.target_year is not None
    return has_years or (found.chances.same >= _SURER and _has_one_head(found))


def _agree_somewhere(newer: Side, older: Side) -> bool:
    """Both also give one number of one unit: then they know of each other, and the rest is detail."""
    return any(
        one.value is not None
        and one.value == other.value
        and _says_more(one, other)
        and same_unit(one, other)
        for one in newer.targets
        for other in older.targets
    )


def _says_more(one: Target, other: Target) -> bool:
    """Of the same year, or of none on one side: „200 bis 2028“ and „200 bis 2032“ disagree."""
    return one.target_year == other.target_year or None in {one.target_year, other.target_year}


def _is_past(newer: Side, targets: tuple[Target, Target]) -> bool:
    years = [one.target_year for one in targets if one.target_year is not None]
    return newer.dated_on is not None and any(year < newer.dated_on.year for year in years)


def _is_headed_by_its_number(found: Comparison) -> bool:
    """„200 Ladepunkte“ below „Ladepunkte errichten“; two measures in „900 Wohnungen“ may be any two."""
    units = set(index_terms(" ".join(one.unit or "" for one in found.targets or ())))
    return bool(units & found.here.title & found.there.title) or _has_one_head(found)


def _has_one_head(found: Comparison) -> bool:
    return found.numbers[NAMES.index("heads_less")] >= _ONE_HEAD
