"""What cannot be asked, in words: which part of the question, and what may stand there instead. Files of
lists, feeds and the API say the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from django.core.exceptions import BadRequest
from django.utils.translation import gettext

FEW = 25  # values that one sentence may name
LONGEST = 60  # letters of a value that are told back


class NotUnderstood(BadRequest):
    """A value that a parameter cannot have; `allowed` those it can, `how` where they are endless."""

    def __init__(self, parameter: str, allowed: Iterable[str] = (), how: str = "") -> None:
        super().__init__(parameter)
        self.parameter, self.allowed, self.how = parameter, tuple(allowed), how


class NoSuchParameter(NotUnderstood):
    """`allowed` are the parameters that there are."""


def refusal(asked: Mapping[str, str], error: NotUnderstood) -> tuple[str, Sequence[str]]:
    """In words, and what may stand there; `asked` are the parameters as they were given."""
    name = error.parameter
    if isinstance(error, NoSuchParameter):
        said = gettext("There is no parameter “%(name)s” here.") % {"name": shown(name)}
        near = nearest(name, error.allowed)
    else:
        value = asked.get(name, "")
        said = gettext("“%(value)s” is no value of the parameter “%(name)s”.")
        said %= {"name": shown(name), "value": shown(value)}
        near = nearest(value, error.allowed)
    return " ".join(filter(None, (said, error.how, instead(near)))), near


def nearest(asked: str, allowed: Sequence[str]) -> Sequence[str]:
    """All where they are few, else those that are written alike, at most FEW."""
    if len(allowed) <= FEW:
        return allowed
    return get_close_matches(asked, allowed, n=FEW, cutoff=0) if asked else allowed[:FEW]


def shown(asked: str) -> str:
    """Given back in part, without signs that no line holds."""
    cut = "".join(letter for letter in asked if letter.isprintable())
    return cut if len(cut) <= LONGEST else f"{cut[:LONGEST]}…"


def instead(near: Sequence[str]) -> str:
    return gettext("Possible: %(values)s.") % {"values": ", ".join(near)} if near else ""


def asks_years() -> str:
    return gettext("A year or two are asked for: 2030 or 2030-2035.")
