"""Lengths of time that are values themselves: a waiting time, a headway, how often in a year."""

import re
from dataclasses import dataclass

from stadtfaden.core.targets.numbers import Number
from stadtfaden.core.targets.units import Unit


@dataclass(frozen=True, slots=True)
class Often:
    """text[start:end] says how many times in which time („zweimal im Jahr“)."""

    start: int
    end: int
    times: float
    unit: str


_LENGTH = re.compile(
    r"\s+(?:(?P<days>(?:Arbeits|Werk|Kalender|Öffnungs)?[Tt]age?n?)|(?P<weeks>Wochen?)|(?P<months>Monate?n?)|(?P<years>Jahre?n?)|"
    r"(?P<hours>Stunden?)|(?P<minutes>Minuten?))\b(?!-)(?P<per>\s+(?:in\s+der|pro|je)\s+Woche)?"
)
_WITHIN = re.compile(
    r"\b(?:innerhalb|binnen|spätestens|längstens)\s+(?:von\s+|nach\s+|in\s+)?$", re.IGNORECASE
)
_LED = re.compile(r"\b(?:auf|um|von|statt)\s+(?:\w+\s+){0,2}$")
_BOUND = re.compile(
    r"\b(?:mindestens|höchstens|maximal|weniger\s+als|nicht\s+(?:mehr|länger)\s+als)\s+$", re.IGNORECASE
)
_ALL = re.compile(r"\b[Aa]lle\s+$")
_NAMES = {"weeks": "Wochen", "months": "Monate", "years": "Jahre", "hours": "Stunden", "minutes": "Minuten"}
_TIMES = {"ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "zehn": 10, "zwölf": 12}
_PERIODS = {
    "jähr": "Jahr",
    "jahr": "Jahr",
    "mona": "Monat",
    "wöch": "Woche",
    "woch": "Woche",
    "tägl": "Tag",
    "tag": "Tag",
}
_OFTEN = re.compile(
    r"\b(?P<times>ein|zwei|drei|vier|fünf|sechs|zehn|zwölf|\d{1,3})(?:\s?(?:[-–]|bis)\s?(?:\d|drei|vier))?(?:\s|-)?mal\s+(?:(?:im|pro|je|jede[ns]?|die|in\s+der|am)\s+)?"
    r"(?P<time>jährlich|monatlich|wöchentlich|täglich|Jahr|Monat|Woche|Tag)\b",
    re.IGNORECASE,
)


def length_of_time(text: str, number: Number) -> Unit | None:
    """The unit of a time that is a value; None for a mere deadline of years and for ages and terms.

    „binnen vier Wochen“ and „höchstens 14 Tage“ are values, „innerhalb von drei Jahren“ says when.
    """
    length = _LENGTH.match(text, number.end)
    if length is None:
        return None
    kind = next(name for name in ("days", *_NAMES) if length[name])
    name = length["days"].removesuffix("n") if length["days"] else _NAMES[kind]
    per = "/Woche" if length["per"] else ""
    unit = Unit(f"{name}{per}", length.end())
    before = text[max(0, number.start - 40) : number.start]
    if kind in {"hours", "minutes"} or per:
        return unit
    if _LED.search(before) or (kind != "years" and _BOUND.search(before)):
        return unit
    return unit if kind in {"days", "weeks"} and is_within(text, number.start) else None


def is_within(text: str, at: int) -> bool:
    """Whether the time that stands at `at` is the longest allowed („innerhalb von“, „spätestens“)."""
    return _WITHIN.search(text, max(0, at - 30), at) is not None


def is_interval(text: str, at: int) -> bool:
    """„alle fünf Jahre“: how often, not how long."""
    return _ALL.search(text, max(0, at - 10), at) is not None


def find_often(text: str) -> tuple[Often, ...]:
    """How often something is to happen, in order; „alle zwei Jahre“ is left out."""
    found = []
    for match in _OFTEN.finditer(text):
        word, time = match["times"].lower(), match["time"].lower()
        period = next(name for start, name in _PERIODS.items() if time.startswith(start))
        times = float(_TIMES[word] if word in _TIMES else int(word))
        found.append(Often(match.start(), match.end(), times, f"Mal/{period}"))
    return tuple(found)
