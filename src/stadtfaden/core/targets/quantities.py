"""A number with its unit, the bound before it, and whether it is a base value or counts at all."""

import re
from dataclasses import dataclass, replace

from stadtfaden.core.targets.directions import BOUND
from stadtfaden.core.targets.durations import find_often, is_interval, is_within, length_of_time
from stadtfaden.core.targets.numbers import Number, find_numbers
from stadtfaden.core.targets.plurals import is_singular, plural_of
from stadtfaden.core.targets.units import Unit, read_unit, with_per
from stadtfaden.core.targets.values import Direction
from stadtfaden.core.targets.years import YearMention


@dataclass(frozen=True, slots=True)
class Quantity:
    """text[start:end] are number and unit; `led_by` is the word before it (um, auf, von), lower case.

    A deadline is a time that must not be exceeded; an aside is a base value in brackets behind the aim.
    """

    start: int
    end: int
    value: float
    unit: str | None
    led_by: str = ""
    bound: Direction | None = None
    is_base: bool = False
    is_open: bool = False
    is_word: bool = False
    is_deadline: bool = False
    is_aside: bool = False


_LEAD = re.compile(
    r"(?:^|(?<=[\s(\t]))(?P<lead>um|auf|von|bei|zu|aus|statt|seit|derzeit|aktuell|heute|bisher|zurzeit|momentan|bereits)\s+"
    r"(?P<middle>(?:(?:bis|zu|rund|ca\.|etwa|circa|jährlich|mindestens|höchstens|maximal|max\.|mind\.|unter|über|knapp|gut|fast|"
    r"insgesamt|weitere|weiteren|derzeit|aktuell|heute|zurzeit|momentan|bisher|mehr|weniger|als|die|das|einen|ein|einem|ab|dann|"
    r"an|mit|dem|den|durchschnittlich|nur|noch|nahezu|zusätzlich|zusätzliche|in|wenigstens|nicht|zirka|circa)\s+)*)$"
)
_NOW_WORDS = r"derzeit\w*|aktuell\w*|heute|heutige\w*|bisher\w*|zurzeit|momentan|bereits|gegenwärtig\w*"
_NOW = re.compile(rf"\b(?:{_NOW_WORDS})\s")
_ASIDE = re.compile(
    rf"\(\s*(?:(?:[Ss]tand|[Ii]m\s+Jahr|[Aa]usgangswert|[Bb]asiswert|[Ii]st-?[Ww]ert|[Ii]n)?:?\s*(?:(?:19|20)\d\d|{_NOW_WORDS}|zuletzt|[Ii]st)\s*:?"
    r"(?:\s+(?:waren\s+es|noch|nur|rund|etwa|ca\.|knapp|bei))*)\s*$|"
    r"\bausgehend\s+von\s+(?:(?:derzeit|heute|rund|etwa|ca\.|knapp|den)\s+)*$"
)
_LABELLED = re.compile(
    r"\b(?:Ausgangs(?:wert|lage|zustand)|Ist-?[Ww]ert|Basiswert|Startwert|Status\s+quo)\s*(?:im\s+Jahr)?\s*\(?(?:(?:19|20)\d\d)?\)?\s*:?\s*$|"
    r"\bAusgehend\s+von\s+(?:(?:derzeit|heute|rund|etwa|ca\.|knapp|den)\s+)*$"
)
_OUTSIDE = re.compile(
    r"(?:\b(?:Seite|S\.|Abb\.|Abbildung|Tab\.|Tabelle|Kapitel|Kap\.|Nr\.|Nummer|Artikel|Art\.|Abs\.|Absatz|Satz|Tel\.|Telefon|Fax|"
    r"Stufe|Phase|Anlage|Version|DIN|SDG|Teil|Zeile|Punkt|Ziffer|Straße|Platz|Block|Linien?|Bauabschnitt|PLZ|Maßnahme|Ziel|Tempo|"
    r"Zimmer|Raum|Heft|Band|Artikels|Bebauungsplan|A|B|L|K|M)|§+|©|\[|\||\b(?:je|pro|in)\s+(?=1[.\s]?000|100))\s*$"
)
_PER_THOUSAND = re.compile(r"\b(?:[Jj]e|[Pp]ro|in)\s+$")
_TIME_NOUN = re.compile(
    r"\s*[-–]?\s*(?:Jahre?n?|Monate?n?|Wochen?|\w*[Tt]age?n?|Uhr|Jahrzehnte?n?|jährig\w*|[Qq]uartal\w*|Halbjahr\w*)\b"
)
_DERIVED = re.compile(
    r"\s*(?:-(?!Minuten|Stunden-?[Tt]akt|prozentig|%)\w|-?jährliche\w*|\.\s*(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|"
    r"Oktober|November|Dezember)|er[-\s]|-Stunden(?!-?[Tt]akt))|-Minuten-(?![Tt]akt)"
)
_LIKE_A_YEAR = re.compile(r"(?:19[5-9]|20[0-6])\d")
_LONG_SIGN = 5  # VZÄ, PKW
_SMALL = 20  # chapters, footnotes and list numbers stay below
_FROM_TO = re.compile(
    r"\b(?:[Vv]on|[Aa]uf|[Uu]m|[Bb]ei|[Üü]ber|[Uu]nter|mindestens|höchstens|mehr\s+als|weniger\s+als|statt)\s+"
    r"(?:(?:derzeit|heute|rund|etwa|mindestens|höchstens|über|unter|ca\.|mehr\s+als|weniger\s+als)\s+)*$"
)
_COUNTED = re.compile(
    r"\b(?:(?:An)?[Zz]ahl|Bestand|Menge)\s+(?:(?:der|des|an|von)\s+)?(?:[a-zäöüß]+(?:en|er)\s+)*(?P<noun>[A-ZÄÖÜ][\w-]+)"
)
_NUMBER_OF = re.compile(r"\b[A-ZÄÖÜ]\w+(?:zahl(?:en)?|menge|bestand|aufkommen)\b")
_ABSTRACT = re.compile(
    r"(?:(?:bestand|grund|haupt|unter|vor|nach)?teilen?|(?:\w*ziel|\w*phase|\w*schritt|\w*säule|\w*szenarie|\w*variante|\w*grundsätze|"
    r"leitlinie|leitsätze|aspekte|frage|priorität|kriterie|stufe|ebene|seite|art)e?n?|"
    r"(?:handlungs|themen|aktions|wirkungs|politik)felder[n]?|(?:schwer|eck|kern|kritik|gesichts)?punkten?|"
    r"(?:\w+-)?bereichen?|(?:handlungs|themen|aufgaben|lebens)bereichen?|themen|\w*maßnahmen)",
    re.IGNORECASE,
)
_NONE_LEFT = re.compile(
    r"\b[Kk]eine?n?\s+(?:[a-zäöüß]+(?:e|en)\s+)*(?P<noun>[A-ZÄÖÜ][\w-]{3,})(?=\s+(?:mehr|bis|ab)\b|[^,.;:]{1,60}?\s(?:mehr|bis|ab)\b(?!\s+als))"
)
_CLASS_BEFORE = re.compile(r"\d[\s\w%€]{0,12}?\s+bis\s+unter\s+$")
_CLASS_BEHIND = re.compile(r"\s*\w*\s*bis\s+unter\s+\d")
_TO_NUMBER = re.compile(r"(?:\s*(?:rund|ca\.|etwa|jährlich|die|den|einem|einen|von|zu|bei|auf|um)?\s*)*")
_MOVES_ON = re.compile(r"[^.;]{0,60}?\s(?:auf|hin\s+zu)\s|\s*\([^)]*(?:19|20)\d\d\)")
_OF = re.compile(r"\s+von\s+(?:rund\s+|etwa\s+|insgesamt\s+|den\s+)?")
_FROM = re.compile(r"\b(?:[Vv]on|[Ss]tatt)\s+(?:\w+\s+)?$")
_BETWEEN = re.compile(r"\b[Zz]wischen\s+(?:rund\s+|etwa\s+)?$")
_AND = re.compile(r"\s*(?:%|Prozent|Euro)?\s*und\s+(?:rund\s+|etwa\s+)?")
_AGAIN = re.compile(r"\s*(?:bis|[-–])\s*(?:zu\s+)?$")
_THEN = re.compile(r"\bsoll\w*\s+es\s+(?:\w+\s+){0,2}$")
_INDEX = re.compile(
    r"(?P<noun>[A-ZÄÖÜ]\w*(?:wert|index|zahl|quote|anteil|faktor|grad))(?:e?s)?\s+(?:von\s+|auf\s+)?$"
)


def _inside(number: Number, years: tuple[YearMention, ...]) -> bool:
    return any(number.start < year.end and year.start < number.end for year in years)


def _bound_before(text: str, lead_start: int, at: int) -> tuple[Direction | None, int]:
    """The bound that leads to a number at `at`, and where its words begin."""
    last: tuple[Direction | None, int] = (None, at)
    for match in BOUND.finditer(text, lead_start, at):
        if _TO_NUMBER.fullmatch(text, match.end(), at):
            last = Direction.AT_LEAST if match["least"] else Direction.AT_MOST, match.start()
    return last


def _unit(text: str, number: Number) -> Unit | None:
    if number.is_share:
        return Unit("%", number.end)
    if time := length_of_time(text, number):
        return time
    if _TIME_NOUN.match(text, number.end):
        return None
    if number.value == 0 and number.is_word:
        return read_unit(text, number.end) or Unit("", number.end)
    unit = read_unit(text, number.end)
    if unit is not None and unit.is_open:
        unit = _counted(unit, number)
    if unit is None and (index := _INDEX.search(text, max(0, number.start - 40), number.start)):
        return Unit(index["noun"], number.end, is_open=True)
    return unit or _unit_named_before(text, number)


def _counted(unit: Unit, number: Number) -> Unit | None:
    """„4 Anforderungsprofil“ counts nothing; „600 Bäumen“ are Bäume."""
    noun, slash, per = unit.text.partition("/")
    if not number.is_word and is_singular(noun):
        return None
    return replace(unit, text=f"{plural_of(noun)}{slash}{per}")


def _unit_named_before(text: str, number: Number) -> Unit | None:
    """„die Zahl der Stellplätze von 1.850 auf 1.400 verringern“: what is counted stands before."""
    if not _FROM_TO.search(text, max(0, number.start - 40), number.start):
        return None
    low = max(0, number.start - 160)
    named = list(_COUNTED.finditer(text, low, number.start))
    if named:
        return replace(with_per(text, plural_of(named[-1]["noun"]), number.end), is_open=True)
    return Unit("", number.end) if _NUMBER_OF.search(text, low, number.start) else None


def _is_outside(text: str, number: Number) -> bool:
    """Pages, dates, names, „je 1.000 Einwohner“, intervals, classes („60 bis unter 90 m²“): no quantities."""
    if _CLASS_BEFORE.search(text, max(0, number.start - 40), number.start) or _CLASS_BEHIND.match(
        text, number.end
    ):
        return True
    if _OUTSIDE.search(text, max(0, number.start - 16), number.start) or is_interval(text, number.start):
        return not (is_interval(text, number.start) and not _TIME_NOUN.match(text, number.end))
    if not number.is_share and _DERIVED.match(text, number.end):
        return True
    return (
        number.value in {100, 1000}
        and _PER_THOUSAND.search(text, max(0, number.start - 6), number.start) is not None
    )


def _quantity(text: str, number: Number) -> Quantity | None:
    if _is_outside(text, number):
        return None
    before = text[max(0, number.start - 48) : number.start]
    aside = _ASIDE.search(before) is not None
    unit = _unit(text, number)
    if unit is None and aside:
        unit = Unit("", number.end)
    if unit is None or (unit.is_open and not _counts(text, number, unit)):
        return None
    lead = _LEAD.search(text, max(0, number.start - 60), number.start)
    led_by = lead["lead"].lower() if lead else ""
    middle = lead["middle"] if lead else ""
    start = lead.start() if lead else number.start
    bound, bound_start = _bound_before(text, max(0, number.start - 40), number.start)
    start = min(start, bound_start)
    is_base = led_by in {"statt", "seit"} or _NOW.search(f"{led_by} {middle}") is not None
    if led_by in {"von", "aus", "bei"} and not is_base and bound is None:
        is_base = _MOVES_ON.match(text, unit.end) is not None
    is_base |= aside or _LABELLED.search(before) is not None
    deadline = unit.text.partition("/")[0] in _TIMES and is_within(text, number.start)
    return Quantity(
        start,
        unit.end,
        number.value,
        unit.text or None,
        led_by,
        Direction.AT_MOST if deadline else bound,
        is_base,
        unit.is_open,
        number.is_word,
        deadline,
        aside,
    )


_TIMES = frozenset({"Minuten", "Stunden", "Tage", "Arbeitstage", "Werktage", "Wochen"})


def _counts(text: str, number: Number, unit: Unit) -> bool:
    """„7.2 Perspektivische Entwicklung“ counts no Perspektivische, „2030 Gemeinsam“ no years."""
    if number.is_word:
        return _ABSTRACT.fullmatch(unit.text) is None
    if unit.text.isupper() and len(unit.text) > _LONG_SIGN:
        return False  # a running header
    if _LIKE_A_YEAR.fullmatch(text[number.start : number.end]):
        return False
    if text[: number.start].strip(" •-–\t"):
        return True
    return not (
        number.value % 1 != 0
        or number.value < _SMALL
        or re.match(r"\s+[A-ZÄÖÜ]", text[unit.end :]) is not None
    )


def find_quantities(text: str, years: tuple[YearMention, ...]) -> tuple[Quantity, ...]:
    """Numbers that measure or count something, in order; years, dates, laws and terms are left out.

    "von 40 auf 60 %": a base value without a unit takes the unit of the value that follows. Of a span
    („zwischen 20 und 25 %“) the first end stays.
    """
    found: list[Quantity] = []
    waiting: Number | None = None  # a number whose unit stands behind the next one
    for number in find_numbers(text):
        if _inside(number, years):
            continue
        quantity = _quantity(text, number) or _elided(text, number, found)
        if quantity is None:
            waiting = number
            continue
        found += _joined(text, waiting, quantity, number, found)
        waiting = None
    return tuple(found + _none_left(text) + _how_often(text))


def _joined(
    text: str, waiting: Number | None, quantity: Quantity, number: Number, found: list[Quantity]
) -> list[Quantity]:
    """What a quantity means together with the number before it."""
    if waiting is not None:
        if _BETWEEN.search(text, max(0, waiting.start - 24), waiting.start) and _AND.fullmatch(
            text, waiting.end, number.start
        ):
            return [replace(quantity, start=waiting.start, value=waiting.value)]
        if _OF.fullmatch(text, waiting.end, number.start):
            return [replace(quantity, start=waiting.start, value=waiting.value, led_by="", bound=None)]
        if quantity.led_by == "statt":
            aim = replace(quantity, start=waiting.start, value=waiting.value, led_by="", is_base=False)
            return [replace(aim, is_word=waiting.is_word), replace(quantity, is_aside=True)]
        if quantity.led_by == "auf" and _begins_from(text, waiting):
            return [
                Quantity(waiting.start, waiting.end, waiting.value, quantity.unit, "von", is_base=True),
                quantity,
            ]
    return [] if _is_second_end(quantity, number, found, text) else [quantity]


def _elided(text: str, number: Number, found: list[Quantity]) -> Quantity | None:
    """„heute 620 Kinder, künftig sollen es 900 sein“ counts children twice."""
    if not found or not _THEN.search(text, max(0, number.start - 40), number.start):
        return None
    bound, _ = _bound_before(text, max(0, number.start - 20), number.start)
    return Quantity(
        number.start, number.end, number.value, found[-1].unit, bound=bound, is_open=found[-1].is_open
    )


def _begins_from(text: str, number: Number) -> bool:
    return not number.is_share and _FROM.search(text, max(0, number.start - 24), number.start) is not None


def _is_second_end(quantity: Quantity, number: Number, found: list[Quantity], text: str) -> bool:
    """The 95 of „80 % bis 95 %“ and of „zwischen 80 % und 95 %“ is no value of its own."""
    last = found[-1] if found else None
    if last is None or last.unit != quantity.unit:
        return False
    if _AGAIN.fullmatch(text, last.end, quantity.start):
        return True
    between = _BETWEEN.search(text, max(0, last.start - 24), last.start) is not None
    return between and _AND.fullmatch(text, last.end, number.start) is not None


def _how_often(text: str) -> list[Quantity]:
    found = []
    for often in find_often(text):
        bound, start = _bound_before(text, max(0, often.start - 20), often.start)
        found.append(Quantity(start, often.end, often.times, often.unit, bound=bound))
    return found


def _none_left(text: str) -> list[Quantity]:
    """„keine Todesfälle mehr“ aims at zero of them."""
    return [
        Quantity(match.start(), match.end(), 0.0, match["noun"], bound=Direction.AT_MOST, is_open=True)
        for match in _NONE_LEFT.finditer(text)
    ]
