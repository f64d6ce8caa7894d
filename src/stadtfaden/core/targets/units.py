"""Units: the known ones under one spelling, and any noun that is counted."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """`text` is the unit in our spelling; `end` is where its words end; counted nouns are open."""

    text: str
    end: int
    is_open: bool = False


_CO2 = (
    r"(?:[-\s]?CO\s?(?:2|₂)(?:[-\s]?(?P<eq>e\b|eq\b|Äq\w*\.?|Äquivalente?n?))?"
    r"|\s(?P<ghg>THG|Treibhausgase?n?)\b)?"
)
_KNOWN: tuple[tuple[str, str], ...] = (
    (r"%[-\s]?Punkte?n?|Prozentpunkte?n?", "Prozentpunkte"),
    (r"-?%-?ig\w*|-?prozentig\w*", "%"),
    (r"%|Prozent|v\.\s?H\.|vom\sHundert", "%"),
    (r"‰|Promille", "‰"),
    (r"kWh?[\s/-]?p(?:eak)?\b", "kWp"),
    (r"MWp\b|MW[\s-]?peak|Megawatt[\s-]?[pP]eak", "MWp"),
    (r"GWp\b|Gigawatt[\s-]?[pP]eak", "GWp"),
    (r"kWh\b|Kilowattstunden?", "kWh"),
    (r"MWh\b|Megawattstunden?", "MWh"),
    (r"GWh\b|Gigawattstunden?", "GWh"),
    (r"TWh\b|Terawattstunden?", "TWh"),
    (r"kW\b|Kilowatt\b", "kW"),
    (r"MW\b|Megawatt\b", "MW"),
    (r"GW\b|Gigawatt\b", "GW"),
    (r"Mbit/s|MBit/s|Megabit\spro\sSekunde", "Mbit/s"),
    (r"Gbit/s|GBit/s|Gigabit\spro\sSekunde", "Gbit/s"),
    (r"dB\s?\(A\)|Dezibel|dB\b", "dB(A)"),
    (r"°\s?C\b|Grad(?:\sCelsius)?\b", "°C"),
    (r"km/h\b|Stundenkilometern?", "km/h"),
    (r"km²|km2\b|Quadratkilometern?", "km²"),
    (r"m²|m2\b|qm\b|Quadratmetern?", "m²"),
    (r"m³|m3\b|cbm\b|Kubikmetern?", "m³"),
    (r"km\b|Kilometern?\b", "km"),
    (r"cm\b|Zentimetern?\b", "cm"),
    (r"ha\b|Hektar\b", "ha"),
    (r"(?:µg|μg|Mikrogramm)\b", "µg"),
    (r"(?:mg|Milligramm)\b", "mg"),
    (r"(?:kg|Kilogramm)\b", "kg"),
    (r"(?:Euro|EUR)\b|€", "Euro"),
    (r"(?:Cent|ct)\b", "Cent"),
    (r"(?:g|Gramm)\b", "g"),
    (r"(?:t|to|Tonnen?)\b", "t"),
    (r"(?:Liter|l)n?\b", "l"),
    (r"(?:Metern?|m)\b", "m"),
    (r"Minuten?(?:-?[Tt]akt\w*)?\b|min\b", "Minuten"),
    (r"Stunden?(?:-?[Tt]akt\w*)?\b", "Stunden"),
)
_PER_NAMES: tuple[tuple[str, str], ...] = (
    (
        r"(?:Kopf|Person|Einwohner(?:\*?[:_]?in(?:nen)?)?(?:\sund\sEinwohner)?|EW|Ew\.?|Bürger\w*)\b(?!-)",
        "Kopf",
    ),
    (r"(?:Jahr|a\b|p\.\s?a\.)", "Jahr"),
    (r"(?:Tag|d\b)", "Tag"),
    (r"(?:Monat)\b", "Monat"),
    (r"(?:Woche)\b", "Woche"),
    (r"(?:Quartal|Vierteljahr)\b", "Quartal"),
    (r"(?:Stunde|h\b)", "Stunde"),
    (r"(?:Hektar|ha)\b", "ha"),
    (r"(?:Liter|l)\b", "l"),
    (r"(?:Tonne|t)[~\s-]*CO[~\s]*[2₂]", "t CO2"),
    (r"(?:Tonne|t)\b", "t"),
    (r"\(?(?:m²|m2|qm)\s?[·*]?\s?a\b\)?", "m²/Jahr"),
    (r"(?:Quadratmeter|m²|m2|qm)", "m²"),
    (r"(?:Kubikmeter|m³|m3)", "m³"),
    (r"(?:Kilowattstunde|kWh)\b", "kWh"),
    (r"(?:Kilometer|km)\b", "km"),
)
_HEADS = tuple((re.compile(r"[\s-]?(?:" + spelling + ")"), name) for spelling, name in _KNOWN)
_MASS = re.compile(_CO2)
_PERS = tuple((re.compile(spelling), name) for spelling, name in _PER_NAMES)
_PER = re.compile(r"\s*/\s*|\s+(?:pro|je)\s+(?:Einwohnerin\s+und\s+(?=Einwohner))?|\s+(?=p\.\s?a\.)")
_PER_TIME: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\s+(?:im Jahr|jährlich|und Jahr)\b(?!\s+(?:1|2)\d{3})"), "Jahr"),
    (re.compile(r"\s+(?:im Monat|monatlich|und Monat)\b"), "Monat"),
    (re.compile(r"\s+(?:in der Woche|wöchentlich|und Woche)\b"), "Woche"),
    (re.compile(r"\s+(?:am Tag|täglich|und Tag)\b"), "Tag"),
)
_OPEN_PER = re.compile(r"(?:1[.\s]?000\s+|100\s+)?[A-ZÄÖÜ][\wäöüß-]+")
_NOUN = re.compile(
    r"[\s-]+(?P<before>(?:(?!(?:der|die|das|des|dem|den|und|oder|eine[rnms]?|ein|bis|in|im|aller?|jeder?|zu|auf|um|"
    r"seit|ab|für|pro|je|mit|von|vom|zum|zur|als|gegenüber|wurden?|werden|sind|ist|waren?|auch|nach|durch|bei)\b)"
    r"[a-zäöüß][a-zäöüß-]*(?:e|en|er|es|em)\s+(?:(?:und|oder|sowie)\s+(?=[a-zäöüß-]+e[nrsm]?\s))?|(?:CO2|E|PV|Pkw|Kfz|WLAN)-?\s)*)"
    r"(?P<noun>[A-ZÄÖÜ][A-Za-zÄÖÜäöüß0-9-]*[A-Za-zÄÖÜäöüß]{2,}(?:[:*_/]-?innen)?)(?!\w)"
)
_NOT_COUNTED = re.compile(
    r"(?:Jahr\w*|Monat\w*|Woche\w*|Tage?n?|Uhr|Quartal\w*|Halbjahr\w*|Januar|Februar|März|April|Mai|Juni|Juli|"
    r"August|September|Oktober|November|Dezember|Absatz|Abs|Satz|Kapitel|Seite\w*|Uhr|Prozent\w*|Mal|Jahrhundert\w*|"
    r"Jahrzehnt\w*|BauGB|BGB|GG|Nr|Der|Die|Das|Und|Oder|Für|Im|In|Mit|Bis|Ziel\w*|Maßnahmen?|Handlungsfelder\w*)$"
)


def with_per(text: str, name: str, end: int) -> Unit:
    divide = _PER.match(text, end)
    if divide is None:
        for pattern, time in _PER_TIME:
            if often := pattern.match(text, end):
                return Unit(name if name.startswith("%") else f"{name}/{time}", often.end())
        return Unit(name, end)
    for pattern, per in _PERS:
        if match := pattern.match(text, divide.end()):
            if per == "Jahr" and name == "%":  # a rate in per cent is per cent, each year or not
                return Unit(name, match.end())
            return with_per(text, f"{name}/{per}", match.end())
    if match := _OPEN_PER.match(text, divide.end()):
        return Unit(f"{name}/{match[0]}", match.end())
    return Unit(name, end)


def read_unit(text: str, at: int) -> Unit | None:
    """The unit that stands at `at`, right behind a number; None where nothing is counted or measured.

    Known units get one spelling (Kilogramm je Hektar → kg/ha, pro Einwohner → /Kopf); any other noun,
    with adjectives before it, is its own unit.
    """
    for pattern, name in _HEADS:
        head = pattern.match(text, at)
        if head is None:
            continue
        end, spelled = head.end(), name
        if name in {"t", "kg", "g", "%"} and (gas := _MASS.match(text, end)) and gas[0] and name != "%":
            spelled = f"{name} CO2-Äq" if gas["eq"] or gas["ghg"] else f"{name} CO2"
            end = gas.end()
        return with_per(text, spelled, end)
    noun = _NOUN.match(text, at)
    if noun is None or _NOT_COUNTED.match(noun["noun"]):
        return None
    unit = with_per(text, noun["noun"], noun.end())
    return Unit(unit.text, unit.end, is_open=True)
