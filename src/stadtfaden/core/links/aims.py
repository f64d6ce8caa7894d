"""Whether a statement says what this city wants: neither what has been or is expected, nor others' aims."""

import re

from stadtfaden.core.links.values import Side

_HEAD = 3  # words of a title that a letterhead may have
_BEGIN = 160  # characters of what stands below it

# Aims of those above the city are no aims of the city.
_ABOVE = re.compile(
    r"\b(?:Deutschlands?|Bund(?:es\w*)?|bundesweit\w*|Länder[n]?|Landesregierung|landesweit\w*|EU|EU-\w+|"
    r"europäisch\w*|Europas?|Baden-Württembergs?|Bayerns?|Hessens?|Sachsens?|Thüringens?|Brandenburgs?|"
    r"Niedersachsens?|Nordrhein-Westfalens?|Rheinland-Pfalz|Saarlands?|Schleswig-Holsteins?|Sachsen-Anhalts?|"
    r"Mecklenburg-Vorpommerns?|weltweit\w*)\b"
)
# What has been, what is reckoned with and what others find out is no aim.
_NO_AIM = re.compile(
    r"(?i)prognos|voraus(?:rechn|berechn|geschätzt|sicht)|szenari|rechnerisch|\bhochrechn|auszugehen|"
    r"\bgeht\b.{0,80}\baus\b|zurückgehen wird|anwachsen wird|ansteigen wird|betrug|lag bei|lagen bei|"
    r"\bhat sich\b|\bhaben sich\b|\bist\b.{0,60}\b(?:gestiegen|gesunken|gewachsen|zurückgegangen)\b|"
    r"\bwurden?\b|\bkonnten?\b|\bbedarf\w* (?:von|in Höhe)|bedarfs?\b.{0,40}\bvon\b|\bwürden?\b|"
    r"\bkönnten?\b|\bmüssten?\b|\bgutachten\b|\bpotenzial\b.{0,60}\bliegt\b|"
    r"\b(?:angebots|versorgungs|deckungs|finanzierungs)lücke|"
    r"\bfehl(?:bedarf|bestand|betrag)|\bim Vergleich zu|verglichen mit|\bstatistik"
)
# What stands in a form, a contents list or a finding that nothing need be done.
_FORM = re.compile(
    r"(?i)\bkein\w* (?:handlungs)?bedarf\b|\b(?:tragen|kreuzen|füllen|beachten|senden) Sie\b|\bSie bitte\b|"
    r"ankreuzen|\badressdaten\b|\bverlosung\b|^(?:\w+vorlage|antrag|anfrage|stellungnahme)$|\bvorlage nr\b|"
    r"^\d{1,3}\s+\D{4,90}\s\d{1,3}(?:\s|$)|\.{5,}|"
    r"^(?:abbildung|tabelle|quelle|basis|karte|anteil)\b.{0,3}[:\d„]"
)
_ROW = 3  # numbers that an untitled row of a table gives, with hardly more words than these
_NUMBER = re.compile(r"\d[\d.,]*")
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{3,}")
_FRAGMENT = re.compile(r"\s*[%§).,;:a-zäöüß]")  # the rest of a sentence that was cut
_LETTERHEAD = re.compile(r"(?i)\b(?:gremium|beratungsfolge|verantwortlich|vorlage nr)\b")


def is_form(side: Side) -> bool:
    """Whether a statement is part of a form, a letterhead or a contents list and says nothing by itself."""
    if not side.title and _FRAGMENT.match(side.text):
        return True
    if not side.title and _is_row(side.text):
        return True
    head = f"{side.title or side.text}"
    return bool(_FORM.search(side.text)) or (
        len(head.split()) <= _HEAD and _LETTERHEAD.search(side.context[:_BEGIN]) is not None
    )


def _is_row(text: str) -> bool:
    numbers = len(_NUMBER.findall(text))
    return numbers >= _ROW and len(_WORD.findall(text)) <= 2 * numbers


def is_aim(side: Side) -> bool:
    """Whether the words of a statement can be an aim; a forecast, a count and a look back cannot."""
    return _NO_AIM.search(side.title) is None and _NO_AIM.search(side.text) is None


def is_of_others(side: Side) -> bool:
    """Whether a statement speaks of the federation, a state or Europe."""
    return side.whose is not None or _ABOVE.search(side.text) is not None
