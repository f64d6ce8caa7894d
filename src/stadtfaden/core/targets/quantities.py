"""A number with its unit, the bound before it, and whether it is a base value or counts at all."""

import re
from dataclasses import dataclass, replace

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
_FROM_TO = re.compile(
    r"\b(?:[Vv]on|[Aa]uf|[Uu]m)\s+(?:(?:derzeit|heute|rund|etwa|mindestens|höchstens|über|unter|ca\.)\s+)*$"
)
_COUNTED = re.compile(
    r"\b(?:(?:An)?[Zz]ahl|Bestand|Menge)\s+(?:der|des|an|von)\s+(?:[a-zäöüß]+(?:en|er)\s+)*(?P<noun>[A-ZÄÖÜ][\w-]+)"
)
_ABSTRACT = re.compile(
    r"(?:\w*(?:säulen|felder|feldern|ziele|zielen|phasen|schritte|schritten|bereiche|bereichen|themen|stufen|teile|teilen|punkte|"
    r"kriterien|szenarien|arten|ebenen|seiten|varianten|grundsätze|leitlinien|leitsätze|aspekte|fragen|prioritäten|maßnahmen))",
    re.IGNORECASE,
)
_NONE_LEFT = re.compile(
    r"\b[Kk]eine?n?\s+(?:[a-zäöüß]+(?:e|en)\s+)*(?P<noun>[A-ZÄÖÜ][\w-]{3,})(?=\s+(?:mehr|in|im|auf|an|bis)\b)"
)
_MOVES_ON = re.compile(r"[^.;]{0,60}?\s(?:auf|hin\s+zu)\s|\s*\([^)]*(?:19|20)\d\d\)")
_OF = re.compile(r"\s+von\s+(?:rund\s+|etwa\s+|insgesamt\s+|den\s+)?")
_FROM = re.compile(r"\b(?:[Vv]on|[Ss]tatt)\s+(?:\w+\s+)?$")
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
    return unit or _unit_named_before(text, number)


def _unit_named_before(text: str, number: Number) -> Unit | None:
    """„die Zahl der Stellplätze von 1.850 auf 1.400 verringern“: what is counted stands before."""
    if not _FROM_TO.search(text, max(0, number.start - 24), number.start):
        return None
    named = list(_COUNTED.finditer(text, max(0, number.start - 160), number.start))
    return Unit(named[-1]["noun"], number.end, is_open=True) if named else None


def _quantity(text: str, number: Number) -> Quantity | None:
    if _OUTSIDE.search(text, max(0, number.start - 16), number.start) or _TIME_NOUN.match(text, number.end):
        return None
    if not number.is_share and _DERIVED.match(text, number.end):
        return None
    unit = _unit(text, number)
    if unit is None or (number.is_word and unit.is_open and _ABSTRACT.fullmatch(unit.text)):
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
    if number.is_word or text[: number.start].strip(" •-–\t"):
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
    waiting: Number | None = None  # a number whose unit stands behind the next one
    for number in find_numbers(text):
        if _inside(number, years):
            continue
        quantity = _quantity(text, number)
        if quantity is None:
            waiting = number
            continue
        if waiting is not None and _OF.fullmatch(text, waiting.end, number.start):
            found.append(replace(quantity, start=waiting.start, value=waiting.value, led_by="", bound=None))
        elif waiting is not None and quantity.led_by == "auf" and _begins_from(text, waiting):
            base = Quantity(waiting.start, waiting.end, waiting.value, quantity.unit, "von", is_base=True)
            found += [base, quantity]
        elif not _is_second_end(quantity, found, text):
            found.append(quantity)
        waiting = None
    return tuple(found + _none_left(text))


def _begins_from(text: str, number: Number) -> bool:
    return not number.is_share and _FROM.search(text, max(0, number.start - 24), number.start) is not None


def _is_second_end(quantity: Quantity, found: list[Quantity], text: str) -> bool:
    """The 95 of „80 % bis 95 %“ is no value of its own."""
    last = found[-1] if found else None
    return (
        last is not None
        and last.unit == quantity.unit
        and bool(_AGAIN.fullmatch(text, last.end, quantity.start))
    )


def _none_left(text: str) -> list[Quantity]:
    """„keine Todesfälle mehr“ aims at zero of them."""
    return [
        Quantity(match.start(), match.end(), 0.0, match["noun"], bound=Direction.AT_MOST, is_open=True)
        for match in _NONE_LEFT.finditer(text)
    ]
