"""What the kinds of things are called, and the sentences that links make.

A city may call kinds by words of its own („Vorhaben“ for Maßnahme): `own_terms` holds them while one of its
pages is made. They are German; other languages keep the shipped words.
"""

from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from typing import cast

from django.utils.functional import Promise, lazy
from django.utils.translation import get_language, gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

Terms = Mapping[str, Sequence[str]]  # by kind: one and many
own_terms: ContextVar[Callable[[], Terms] | None] = ContextVar("own_terms", default=None)


def _own(kind: str) -> Sequence[str] | None:
    asked = own_terms.get()
    if asked is None or not (get_language() or "de").startswith("de"):
        return None
    return asked().get(kind)


def _called(kind: str, is_many: int, shipped: Promise) -> str:
    own = _own(kind)
    return own[is_many] if own else str(shipped)


def _counted(kind: str, shipped: Callable[[int], str], n: int) -> str:
    own = _own(kind)
    return f"%(shown)s {own[n != 1]}" if own else shipped(n)


def threads_upwards(held: str, measures: str) -> str:
    """„Von 99 der 105 Maßnahmen führt ein Faden zu einem Ziel“. The cases of a city's own word nobody knows:
    there it is „Vorhaben mit einem Faden nach oben: 99 von 105“.
    """
    said = {"held": held, "measures": measures, "name": KINDS["measure"][1]}
    if _own("measure") or _own("goal"):
        return gettext("%(name)s with a thread upwards: %(held)s of %(measures)s") % said
    return gettext("From %(held)s of the %(measures)s measures a thread leads to a goal") % said


def threads_to_the_top(held: str, goals: str) -> str:
    """Goes on where `threads_upwards` ends: „von 16 der 85 Ziele weiter zu einem Leitsatz“."""
    said = {"held": held, "goals": goals, "name": KINDS["goal"][1]}
    if _own("goal") or _own("principle"):
        return gettext("%(name)s: %(held)s of %(goals)s") % said
    return gettext("from %(held)s of the %(goals)s goals on to a guiding principle") % said


_name = cast("Callable[[str, int, Promise], Promise]", lazy(_called, str))
SHIPPED: dict[str, tuple[Promise, Promise]] = {
    "vision": (_("Vision"), _("Visions")),
    "principle": (_("Guiding principle"), _("Guiding principles")),
    "goal": (_("Goal"), _("Goals")),
    "target": (_("Target"), _("Targets")),
    "measure": (_("Measure"), _("Measures")),
    "indicator": (_("Indicator"), _("Indicators")),
    "challenge": (_("Challenge"), _("Challenges")),
}
KINDS: dict[str, tuple[Promise, Promise]] = {
    kind: (_name(kind, 0, one), _name(kind, 1, many)) for kind, (one, many) in SHIPPED.items()
}


def inside(kind: str) -> tuple[str, str]:
    """One and many, as they stand inside a sentence: English writes them small. Sentences are made so that
    the words of a city fit as they are: without article, and in no case that changes them.
    """
    one, many = (str(name) for name in KINDS[kind])
    return (one.lower(), many.lower()) if get_language() == "en" else (one, many)


def hole_name(kind: str) -> str:
    """What is missing, in the words of the city."""
    named = {f"{one}{more}": name for one in KINDS for more, name in zip(("", "s"), inside(one), strict=True)}
    return HOLES[kind]() % named


HOLES: dict[str, Callable[[], str]] = {
    "goal-without-measure": lambda: gettext("%(goal)s without a %(measure)s"),
    "measure-without-goal": lambda: gettext("%(measure)s without a %(goal)s"),
    "goal-without-target": lambda: gettext("%(goal)s without a %(target)s"),
    "area-without-paper": lambda: gettext("area without a paper"),
}

# Of a statement that is not the city's own aim.
WHOSE: dict[str, Promise] = {
    "europe": _("aim of the European Union, not of the city"),
    "federation": _("aim of the Federal Government, not of the city"),
    "state": _("aim of the state, not of the city"),
    "others": _("aim of somebody else, not of the city"),
}

DIGITAL: dict[str, Promise] = {
    "instrument": _("Digital tools help with it"),
    "data": _("Data help with it"),
    "infrastructure": _("It needs networks and technology"),
    "skills": _("It needs digital skills"),
    "participation": _("People take part digitally"),
    "spatial-effect": _("Digitalisation changes the space of the city"),
    "risk": _("Digitalisation brings risks"),
}

DIGITAL_SHORT: dict[str, Promise] = {
    "instrument": pgettext_lazy("digital", "tool"),
    "data": pgettext_lazy("digital", "data"),
    "infrastructure": pgettext_lazy("digital", "infrastructure"),
    "skills": pgettext_lazy("digital", "skills"),
    "participation": pgettext_lazy("digital", "participation"),
    "spatial-effect": pgettext_lazy("digital", "effect on space"),
    "risk": pgettext_lazy("digital", "risk"),
}

# Seen from one end: (what this statement does to the other, what the other does to this one).
LINKS: dict[str, tuple[Promise, Promise]] = {
    "supports": (_("supports"), _("is supported by")),
    "refines": (_("refines"), _("is refined by")),
    "implements": (_("implements"), _("is implemented by")),
    "measures": (_("measures"), _("is measured by")),
    "duplicates": (_("says the same as"), _("says the same as")),
    "conflicts": (_("contradicts"), _("contradicts")),
    "supersedes": (_("replaces"), _("is replaced by")),
    "covers": (_("covers"), _("is covered by")),
    "reports": (_("reports on"), _("is reported on by")),
}


def link_group(kind: str) -> str:
    """What links of a kind are called where they are counted: „löst ab“, without the colon that leads on."""
    return str(LINKS[kind][0]).rstrip(":")


DIRECTIONS: dict[str, Promise] = {
    "reduce": pgettext_lazy("direction", "reduce"),
    "raise": pgettext_lazy("direction", "raise"),
    "reach": pgettext_lazy("direction", "reach"),
    "keep": pgettext_lazy("direction", "keep"),
    "at_least": pgettext_lazy("direction", "at least"),
    "at_most": pgettext_lazy("direction", "at most"),
}

_MOVED: dict[tuple[str, bool], Promise] = {
    ("reduce", True): pgettext_lazy("direction", "reduce by %(value)s"),
    ("reduce", False): pgettext_lazy("direction", "reduce to %(value)s"),
    ("raise", True): pgettext_lazy("direction", "raise by %(value)s"),
    ("raise", False): pgettext_lazy("direction", "raise to %(value)s"),
}


def around_moved(direction: str | None, *, is_change: bool | None) -> tuple[str, str] | None:
    """What stands before and behind a value that moves: „um “ and „ senken“; None where it is not known
    whether it says by how much or how much in the end.
    """
    if direction is None or is_change is None or (direction, is_change) not in _MOVED:
        return None
    before, _value, behind = str(_MOVED[direction, is_change]).partition("%(value)s")
    return before, behind


# With the number as it is written: „1 Leitsatz oder Vision“, „1.204 Maßnahmen“.
COUNTED: dict[str, Callable[[int], str]] = {
    "tops": lambda n: ngettext(
        "%(shown)s guiding principle or vision", "%(shown)s guiding principles and visions", n
    ),
    "goals": lambda n: _counted("goal", lambda m: ngettext("%(shown)s goal", "%(shown)s goals", m), n),
    "measures": lambda n: _counted(
        "measure", lambda m: ngettext("%(shown)s measure", "%(shown)s measures", m), n
    ),
    "targets": lambda n: _counted(
        "target", lambda m: ngettext("%(shown)s target", "%(shown)s targets", m), n
    ),
    "digital": lambda n: ngettext(
        "%(shown)s statement is connected with digitalisation",
        "%(shown)s statements are connected with digitalisation",
        n,
    ),
}

# The same without the number, which stands above or beside it.
LEVELS: dict[str, Callable[[int], str]] = {
    "tops": lambda n: ngettext("Guiding principle or vision", "Guiding principles and visions", n),
    "goals": lambda n: str(KINDS["goal"][n != 1]),
    "measures": lambda n: str(KINDS["measure"][n != 1]),
    "targets": lambda n: str(KINDS["target"][n != 1]),
}
