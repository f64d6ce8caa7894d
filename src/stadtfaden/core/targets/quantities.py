"""A number with its unit, the bound before it, and whether it is a base value or counts at all."""

import re
from dataclasses import dataclass

from stadtfaden.core.targets.directions import BOUND
from stadtfaden.core.targets.numbers import Number, find_numbers
from stadtfaden.core.targets.units import Unit, read_unit
from stadtfaden.core.targets.values import Direction
from stadtfaden.core.targets.years import YearMention


@dataclass(frozen=True, slots=True)
class Quantity:
    """text[start:end] are number and unit; `led_by` is the word before it (um, auf, von), lower case."""

    start: int
    end: int
    value: float
    unit: str | None
    led_by: str = ""
    bound: Direction | None = None
    is_base: bool = False
    is_open: bool = False
    is_word: bool = False


_LEAD = re.compile(
    r"(?:^|(?<=[\s(\t]))(?P<lead>um|auf|von|bei|zu|aus|statt|seit|derzeit|aktuell|heute|bisher|zurzeit|momentan|bereits)\s+"
    r"(?P<middle>(?:(?:bis|zu|rund|ca\.|etwa|circa|jährlich|mindestens|höchstens|maximal|max\.|mind\.|unter|über|knapp|gut|fast|"
    r"insgesamt|weitere|weiteren|derzeit|aktuell|heute|zurzeit|momentan|bisher|mehr|weniger|als|die|das|einen|ein|einem|ab|dann|"
    r"dem|den|durchschnittlich|nur|noch|nahezu|zusätzlich|zusätzliche|in|wenigstens|nicht|zirka|circa)\s+)*)$"
)
_NOW = re.compile(
    r"\b(?:derzeit\w*|aktuell\w*|heute|heutige\w*|bisher\w*|zurzeit|momentan|bereits|gegenwärtig\w*)\s"
)
_OUTSIDE = re.compile(
    r"(?:\b(?:Seite|S\.|Abb\.|Abbildung|Tab\.|Tabelle|Kapitel|Kap\.|Nr\.|Nummer|Artikel|Art\.|Abs\.|Absatz|Satz|Tel\.|Telefon|Fax|"
    r"Stufe|Phase|Anlage|Version|DIN|SDG|Teil|Zeile|Punkt|Ziffer|Straße|Platz|Block|Linie|Bauabschnitt|PLZ|Maßnahme|Ziel|"
    r"Artikels|Bebauungsplan|A|B|L|K)|§+)\s*$"
)
_TIME_NOUN = re.compile(
    r"\s*[-–]?\s*(?:Jahre?n?|Monate?n?|Wochen?|Tage?n?|Uhr|Jahrzehnte?n?|jährig\w*|[Qq]uartal\w*|Halbjahr\w*)\b"
)
_DERIVED = re.compile(
    r"\s*(?:-\w|\.\s*(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)|er[-\s])"
)
_SMALL = 20  # chapters, footnotes and list numbers stay below
_MOVES_ON = re.compile(r"[^.;]{0,60}?\s(?:auf|hin\s+zu)\s|\s*\([^)]*(?:19|20)\d\d\)")
_AGAIN = re.compile(r"\s*(?:bis|[-–])\s*(?:zu\s+)?$")
_INDEX = re.compile(
    r"(?P<noun>[A-ZÄÖÜ]\w*(?:wert|index|zahl|quote|anteil|faktor|grad))(?:e?s)?\s+(?:von\s+|auf\s+)?$"
)


def _inside(number: Number, years: tuple[YearMention, ...]) -> bool:
    return any(number.start < year.end and year.start < number.end for year in years)


def _bound_before(text: str, lead_start: int, at: int) -> Direction | None:
    last = None
    for match in BOUND.finditer(text, lead_start, at):
        if re.fullmatch(
            r"(?:\s*(?:rund|ca\.|etwa|jährlich|die|den|einem|einen|von|zu|bei|auf|um)?\s*)*",
            text[match.end() : at],
        ):
            last = Direction.AT_LEAST if match["least"] else Direction.AT_MOST
    return last


def _unit(text: str, number: Number) -> Unit | None:
    if number.is_share:
        return Unit("%", number.end)
    if number.value == 0 and number.is_word:
        return read_unit(text, number.end) or Unit("", number.end)
    unit = read_unit(text, number.end)
    if unit is None and (index := _INDEX.search(text, max(0, number.start - 40), number.start)):
        return Unit(index["noun"], number.end, is_open=True)
    return unit


def _quantity(text: str, number: Number) -> Quantity | None:
    if _OUTSIDE.search(text, max(0, number.start - 16), number.start) or _TIME_NOUN.match(text, number.end):
        return None
    if not number.is_share and _DERIVED.match(text, number.end):
        return None
    unit = _unit(text, number)
    if unit is None or (number.is_word and unit.is_open and number.value <= 12):  # noqa: PLR2004 -- "drei Säulen" is prose
        return None
    if unit.is_open and _counts_a_heading(text, number, unit):
        return None
    lead = _LEAD.search(text, max(0, number.start - 60), number.start)
    led_by = lead["lead"].lower() if lead else ""
    middle = lead["middle"] if lead else ""
    start = lead.start() if lead else number.start
    bound = _bound_before(text, max(0, number.start - 40), number.start)
    is_base = led_by in {"statt", "seit"} or _NOW.search(f"{led_by} {middle}") is not None
    if led_by in {"von", "aus", "bei"} and not is_base and bound is None:
        is_base = _MOVES_ON.match(text, unit.end) is not None
    return Quantity(
        start, unit.end, number.value, unit.text or None, led_by, bound, is_base, unit.is_open, number.is_word
    )


def _counts_a_heading(text: str, number: Number, unit: Unit) -> bool:
    """„7.2 Perspektivische Entwicklung“ counts no Perspektivische, „4 Amt für Statistik“ no offices."""
    if text[: number.start].strip(" •-–\t"):
        return False
    return (
        number.value % 1 != 0
        or number.value < _SMALL
        or re.match(r"\s+[A-ZÄÖÜ]", text[unit.end :]) is not None
    )


def find_quantities(text: str, years: tuple[YearMention, ...]) -> tuple[Quantity, ...]:
    """Numbers that measure or count something, in order; years, dates, laws and durations are left out.

    "von 40 auf 60 %": a base value without a unit takes the unit of the value that follows.
    """
    found: list[Quantity] = []
    waiting: Number | None = None
    for number in find_numbers(text):
        if _inside(number, years):
            continue
        quantity = _quantity(text, number)
        if quantity is None:
            is_from = re.search(
                r"\b(?:[Vv]on|[Ss]tatt)\s+(?:\w+\s+)?$", text[max(0, number.start - 24) : number.start]
            )
            waiting = number if is_from and not number.is_word else None
            continue
        if waiting is not None and quantity.led_by == "auf":
            found.append(
                Quantity(waiting.start, waiting.end, waiting.value, quantity.unit, "von", None, is_base=True)
            )
        waiting = None
        if not (
            found
            and found[-1].unit == quantity.unit
            and _AGAIN.fullmatch(text, found[-1].end, quantity.start)
        ):
            found.append(quantity)  # the second end of a span is not a second value
    return tuple(found)
