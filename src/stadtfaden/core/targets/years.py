"""Years in running text and the part they play: target, base, beginning."""

import re
from dataclasses import dataclass, replace
from enum import Enum

from stadtfaden.core.patterns import Patterns

FIRST_LIKELY, LAST_LIKELY = 1950, 2150


class Role(Enum):
    TARGET = "target"
    BASE = "base"
    START = "start"
    PERIOD = "period"
    BARE = "bare"
    PAST = "past"  # of a decision, or „nach 2025“: neither goal nor base


@dataclass(frozen=True, slots=True)
class YearMention:
    """text[start:end] names `year` in a role; a period also knows its first year.

    `year` is None where a time is said, but not as a year ("innerhalb von fünf Jahren").
    """

    start: int
    end: int
    year: int | None
    role: Role
    first: int | None = None


_Y = (
    r"(?<![\d,/])(?<!(?<!\.\d\d)(?<!\.\d)\.)"  # no decimals; a day and a month may stand before
    r"(?P<year>[1-9]\d{3})(?!\d|,\d|\.\d|\s?(?:%|€|Euro|m²|km|t\b|kWh|MWh))"
)
_MONTH = r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
_DATE = rf"\d{{1,2}}\.\s?(?:{_MONTH}|\d{{1,2}}\.)"
_DECIDED = (
    r"(?:beschlossen|verabschiedet|vorgelegt|veröffentlicht|vereinbart|gebaut|errichtet|erstellt|eröffnet|gegründet|aufgelegt|"
    r"gestartet|eingeführt)\w*\b(?!\s+(?:werden|wird|sein|haben))"
)
_PART = (
    r"(?:(?:zum\s+|Ende\s+|Anfang\s+|Mitte\s+|dem\s+|des\s+|den\s+|das\s+|ins\s+|im\s+|in\s+|"
    r"(?:spätestens|voraussichtlich|möglichst|etwa|ca\.)\s+|(?:[1-4]|I{1,3}|IV)\.\s*(?:Quartal|Halbjahr)\s+(?:des\s+)?|"
    r"(?:Frühjahr|Sommer|Herbst|Winter|Jahresende|Haushaltsjahr|Schuljahr|Kitajahr|"
    r"Wintersemester|Sommersemester|Fahrplanwechsel|Zieljahr|Jahresbeginn)\s+|Jahre?s?\s+|(?:\d{1,2}\.\s*)?"
    r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\s+|\d{1,2}\.\s?\d{1,2}\.\s?)*)"
)
_RULES: tuple[tuple[Role, str], ...] = (
    (
        Role.PERIOD,  # „von Dezember 2001 bis September 2002“, „vom 5. bis 7. Mai 2026“, „Mai bis Juli 2021“
        rf"\b(?:[Vv]om?\s+(?:{_DATE}|\d{{1,2}}\.)|{_MONTH})\s*(?:(?P<first>[12]\d{{3}})\s*)?(?:bis|[-–])\s*(?:zum\s+)?"
        rf"(?:{_DATE}|{_MONTH})\s*" + _Y,
    ),
    (Role.PAST, r"\b[Nn]ach\s+" + _PART + _Y),
    (
        Role.PAST,
        r"\b(?:im\s+Jahre?\s+|[Ee]nde\s+|[Aa]nfang\s+|[Mm]itte\s+)?"
        + _Y
        + r"(?=\s+(?:[a-zäöü]+\s+){0,3}"
        + _DECIDED
        + r")",
    ),
    (Role.BASE, r"\b(?:Mittel|Durchschnitt|Mittelwert)\s+der\s+Jahre\s+[12]\d{3}\s*(?:bis|und|[-–])\s*" + _Y),
    (Role.TARGET, r"\b(?:Zielwert|Zieljahr|Zielmarke|Sollwert|Soll)\s*\(\s*(?:bis\s+)?" + _Y),
    (
        Role.BASE,
        r"\b(?:[Gg]egenüber|[Vv]erglichen\s+mit|[Ii]m\s+Vergleich\s+(?:zu[mr]?|mit)|ggü\.?|gegenü\.|[Bb]ezogen\s+auf|"
        r"[Aa]uf\s+(?:der\s+)?Basis|Basis(?:jahr|wert)?|Bezugsjahr|Referenzjahr|Ausgangsjahr|Ausgangswert|Ist-?[Ww]ert|Startwert|"
        r"Startjahr|Bilanzjahr|[Aa]usgehend\s+von|so\s+(?:viele?|hoch|groß)\s+wie)\s*:?\s*"
        r"(?:(?:zu[mr]?|dem|das|des|der|den|von|vom|im|auf|Stand|Jahre?s?|Niveau|Wert|Werten|Basisjahr|Bezugsjahr|Referenzjahr|"
        r"Ausgangsjahr|Ausgangswert|\w*[Ee]missionen|Verbrauch)\s+)*" + _Y,
    ),
    (Role.BASE, r"\((?:Stand:?\s+|Basisjahr:?\s+|im\s+Jahre?\s+)?" + _Y + r"(?=\s*[):;,])"),
    (Role.BASE, r"\b(?:Stand|vom\s+Stand)\s*:?\s+(?:des\s+Jahres\s+|\d{1,2}/|(?:\d{1,2}\.){1,2})?" + _Y),
    (Role.BASE, _Y + r"er[\s-](?:Niveau|Werte?s?|Stand|Emissionen|Basis)"),
    (Role.BASE, r"\b(?:von|aus\s+dem\s+Jahr|im\s+Basisjahr)\s+" + _Y + r"(?!\s*(?:bis|[-–]))"),
    (
        Role.PERIOD,
        r"(?<![\d.,/])(?P<first>[12]\d{3})\s*(?:bis(?:\s+(?:spätestens|zum\s+Jahre?|Ende))?|[-–]|und)\s*"
        + _Y,
    ),
    (Role.TARGET, r"\b[Bb]is\s+(?:einschließlich\s+)?" + _PART + _Y),
    (
        Role.TARGET,
        r"\b(?:[Ss]pätestens|Zieljahr|Zielhorizont|Zeithorizont|Zielwert|Ziel)\s*:?\s*" + _PART + _Y,
    ),
    (Role.START, r"\b(?:[Aa]b|beginnend)\s+" + _PART + _Y),
    (Role.BASE, r"\b(?:[Ss]eit|wie(?:\s+noch)?)\s+" + _PART + _Y),
    (Role.BASE, r"\bals\s+(?:noch\s+)?(?:im\s+Jahre?\s+)?" + _Y + r"(?!\s+[A-ZÄÖÜ])"),
    (Role.TARGET, r"(?P<turn>Mitte\s+des\s+(?:21\.\s*)?Jahrhunderts|Jahrhundertmitte)"),
    (Role.TARGET, r"(?P<turn>Ende\s+des\s+(?:21\.\s*)?Jahrhunderts|Jahrhundertende)"),
    (
        Role.TARGET,
        (
            r"\b(?P<open>(?:[Ii]nnerhalb|[Bb]innen)\s+(?:von\s+|der\s+(?:nächsten|kommenden)\s+)?\w+\s+(?:Jahre?[ns]?|Monaten?)\b|"
            r"[Ii]n\s+den\s+(?:nächsten|kommenden)\s+\w+\s+Jahren|"
            r"(?:[Aa]nfang|[Mm]itte|[Ee]nde)?\s*(?:in\s+den|der)\s+(?:19|20)\d0er[\s-]Jahren?|"
            r"[Bb]is\s+(?:zum\s+)?(?:Ende|Abschluss)\s+der\s+(?:\w+\s+)?(?:Wahl|Legislatur|Amts|Förder|Programm|Haushalts)periode)"
        ),
    ),
    (Role.BARE, r"\b" + _PART + _Y),
)
_PATTERNS = Patterns((role, re.compile(rule)) for role, rule in _RULES)
_ANY = re.compile(r"\d{4}|Jahr|periode")
_QUOTED = re.compile(r"\+?[“”\"«»]")
_NAMED = re.compile(
    r"(?:[Kk]onzept\w*|[Pp]lan\w*|[Ss]trategie\w*|[Aa]genda|[Pp]rogramm\w*|Leitbild\w*|Vision\w*|Perspektive|Masterplan|"
    r"Vereinbarung|Gesetz\w*|Bericht\w*|Charta|Fassung|Haushalt|Doppelhaushalt|ISEK|VEP|Programms)\s*[„\"]?$"
)


_STARTS_FROM = re.compile(r"\b[Aa]usgehend\s+von\s+[^,;()]{1,50}$")


def _is_a_name(text: str, at: int, end: int) -> bool:
    return _NAMED.search(text, max(0, at - 40), at) is not None or _QUOTED.match(text, end) is not None


def _mention(match: re.Match[str], role: Role) -> YearMention:
    groups = match.groupdict()
    if groups.get("open"):
        return YearMention(match.start(), match.end(), None, role)
    if turn := groups.get("turn"):
        return YearMention(match.start(), match.end(), 2050 if "itte" in turn else 2100, role)
    first = int(groups["first"]) if groups.get("first") else None
    return YearMention(match.start(), match.end(), int(match["year"]), role, first)


def find_years(text: str) -> tuple[YearMention, ...]:
    """Mentions of years in order, each in one role, without overlaps; O(length).

    „Mitte des Jahrhunderts“ is 2050. A year that belongs to the name of a plan is no mention.
    """
    found: list[YearMention] = []
    if not _ANY.search(text):
        return ()
    for role, pattern in _PATTERNS.possible(text):
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            mention = _mention(match, role)
            if role is Role.BARE and (
                not _is_likely(mention.year) or _is_a_name(text, match.start(), match.end())
            ):
                continue
            if role is Role.BARE and _STARTS_FROM.search(text, max(0, match.start() - 70), match.start()):
                mention = replace(mention, role=Role.BASE)
            found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _is_likely(year: int | None) -> bool:
    return year is not None and FIRST_LIKELY <= year <= LAST_LIKELY
