"""A contradiction as a short question: „Ladepunkte: 200 oder 350 bis 2030?“ needs no sentence to be seen."""

import re
from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple, Protocol, TypeVar

from django.utils.translation import gettext, override

from stadtfaden.ui.templatetags.stadtfaden import number, shortened

TOPIC = 60  # letters
_COUNTED = re.compile(r"[^\W\d_]{4}")  # a unit that names a thing: „Stellplätze“, not „%“ or „MWp“


class Promised(Protocol):
    """A target as the question sees it."""

    text: str
    value: float | None
    unit: str | None
    target_year: int | None


P = TypeVar("P", bound=Promised)


class Question(NamedTuple):
    """`topic` is in the words of a paper, "" where the question names its thing itself."""

    topic: str
    words: str


def question(
    here: Iterable[Promised], there: Iterable[Promised], titles: Sequence[str], reason: str = ""
) -> Question:
    """From the targets of both sides and their titles; without targets that differ the titles alone ask.

    `reason` is the German sentence of the machine: what it names is asked for first.
    """
    pair = clashing(here, there, reason)
    if pair is not None:
        one, other = pair
        words = _asked(one, other)
        names_itself = _names_a_thing(one) and _names_a_thing(other) and _has_values(one, other)
        topic = "" if names_itself else _topic(titles)
        return Question(topic, words if topic else words[:1].upper() + words[1:])
    quoted = [f"„{shortened(title, TOPIC)}“" for title in titles]
    return Question("", gettext("%(one)s or %(other)s?") % {"one": quoted[0], "other": quoted[1]})


def clashing(here: Iterable[P], there: Iterable[P], reason: str = "") -> tuple[P, P] | None:
    """The two targets that a contradiction is about; None where no two of them can be asked for together."""
    pairs = [
        (one, other)
        for one, other in product(here, there)
        if (one.value, one.target_year) != (other.value, other.target_year)
    ]
    ranked = sorted(pairs, key=lambda pair: _rank(pair, reason), reverse=True)
    return next((pair for pair in ranked if _asked(*pair)), None)


def _asked(one: Promised, other: Promised) -> str:
    """Empty where the two have nothing in common that could be asked."""
    if not _has_values(one, other):
        if None in {one.target_year, other.target_year} or one.target_year == other.target_year:
            return ""
        return _either(_until(one), _until(other))
    if _unit(one) == _unit(other) and one.target_year == other.target_year:
        return _either(number(one.value), _amount(other), _until(other))
    if _unit(one) == _unit(other) and one.value == other.value:
        return _either(f"{_amount(one)} {_until(one)}".rstrip(), _until(other) or _amount(other))
    return _either(f"{_amount(one)} {_until(one)}".rstrip(), f"{_amount(other)} {_until(other)}".rstrip())


def _either(one: str, other: str, after: str = "") -> str:
    return gettext("%(one)s or %(other)s?") % {"one": one, "other": f"{other} {after}".rstrip()}


def _rank(pair: tuple[Promised, Promised], reason: str) -> tuple[int, bool, bool, bool]:
    one, other = pair
    return (
        _is_named(one, reason) + _is_named(other, reason),
        _unit(one) == _unit(other) and (one.value is None) == (other.value is None),
        _has_values(one, other),
        None not in {one.target_year, other.target_year},
    )


def _is_named(target: Promised, reason: str) -> bool:
    if target.value is None:
        return bool(target.text) and target.text in reason
    with override("de"):
        return f"{_amount(target)} " in reason


def _has_values(one: Promised, other: Promised) -> bool:
    return one.value is not None and other.value is not None


def _names_a_thing(target: Promised) -> bool:
    return bool(target.unit and _COUNTED.search(target.unit))


def _topic(titles: Sequence[str]) -> str:
    """The shorter one, "" where both are whole sentences; one with a number would answer its own question."""
    short = [title for title in titles if len(title) <= TOPIC and "„" not in title]
    return min(short, key=lambda title: (any(map(str.isdigit, title)), len(title)), default="")


def _unit(target: Promised) -> str:
    return (target.unit or "").casefold()


def _amount(target: Promised) -> str:
    return " ".join(filter(None, (number(target.value), target.unit)))


def _until(target: Promised) -> str:
    return gettext("by %(year)s") % {"year": target.target_year} if target.target_year else ""
