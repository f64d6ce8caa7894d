"""Whose aim a sentence tells: the city's own, or that of Europe, the federation, a state, somebody else."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from stadtfaden.core.targets.values import Target


class Whose(StrEnum):
    """Who wants what is not the city's own aim."""

    EUROPE = "europe"
    FEDERATION = "federation"
    STATE = "state"
    OTHERS = "others"


_STATES = (
    r"(?:Baden-Württemberg|Bayern|Berlin|Brandenburg|Hessen|Mecklenburg-Vorpommern|Niedersachsen|Nordrhein-Westfalen|"
    r"Rheinland-Pfalz|Saarland|Sachsen(?:-Anhalt)?|Schleswig-Holstein|Thüringen)"
)
_STATE = rf"(?!Berlin\b){_STATES}"  # Berlin is a city, too: only „das Land Berlin“ is a state
_SUBJECTS = {
    Whose.EUROPE: (
        r"(?:die (?:EU(?:-Kommission|-Mitglied\w+)?|Europäische (?:Union|Kommission)|europäischen Staaten)|"
        r"Europa)"
    ),
    Whose.FEDERATION: (
        r"(?:der Bund|Bund und Länder|die (?:deutsche )?(?:Bundesregierung|Bundesrepublik)|"
        r"der (?:Bundestag|Bundesrat|(?:Bundesg|G)esetzgeber)|Deutschland|"
        r"das Bundes(?:ministerium|kabinett|amt)\b[^,.;]{0,60}?)"
    ),
    Whose.STATE: (
        rf"(?:das Land(?: {_STATES})?|die (?:\w+ )?Landesregierung|{_STATE}|"
        r"der (?:Landtag|Freistaat(?: \w+)?|Landesgesetzgeber)|"
        rf"das (?:Landes|\w+)ministerium(?: für [^,.;]{{0,60}}?)? {_STATES})"
    ),
    Whose.OTHERS: (
        r"(?:(?:die )?(?:Deutsche Bahn|DB)(?: AG| Netz(?: AG)?| InfraGO(?: AG)?)?|"
        r"die (?:Deutsche Telekom|Vereinten Nationen|Weltgesundheitsorganisation|WHO|UN|Weltgemeinschaft|"
        r"internationale (?:Staaten)?gemeinschaft)|der (?:Weltklimarat|Sachverständigenrat\b[^,.;]{0,40}?)|"
        r"das (?:Umweltbundesamt|Regierungspräsidium(?: \w+)?|(?:Klimaa|A)bkommen von Paris|Pariser \w+))"
    ),
}
_OWNERS = {  # behind „Ziel der“
    Whose.EUROPE: r"(?:EU|Europäischen (?:Union|Kommission)|Europas)",
    Whose.FEDERATION: r"(?:Bundes|Bundesregierung|Bundesrepublik|Deutschlands?)",
    Whose.STATE: rf"(?:Landes(?: {_STATES})?|Landesregierung|Freistaats|{_STATES}s?)",
    Whose.OTHERS: r"(?:Vereinten Nationen|Weltgemeinschaft|Deutschen Bahn|Weltgesundheitsorganisation|WHO)",
}
_LAWS = {
    Whose.EUROPE: (
        r"(?:EU-\w*(?:[Rr]ichtlinie|[Vv]erordnung|[Kk]limagesetz)|europäische\w* (?:Richtlinie|Verordnung))"
    ),
    Whose.FEDERATION: (
        r"(?:Bundes-?\w*gesetz\w*|\w*[Gg]esetz(?:es)? des Bundes|Gebäudeenergiegesetz|"
        r"Erneuerbare-Energien-Gesetz|"
        r"Klimaschutz(?:plan(?: 2050)?|programm(?: 20\d\d)?) (?:der Bundesregierung|des Bundes)|"
        r"Deutsche Nachhaltigkeitsstrategie)"
    ),
    Whose.STATE: (
        r"(?:Landes-?\w*(?:gesetz|entwicklungsplan)\w*|"
        rf"\w*(?:[Gg]esetz|[Kk]onzept|[Pp]lan)(?:es)? (?:des Landes|{_STATES}|BW)(?: {_STATES})?)"
    ),
}
_SUM = r"(?:\w*[Aa]usstoß\w*|\w*[Ee]missionen|\w*[Vv]erbrauch\w*)"
_EVERYWHERE = {
    Whose.EUROPE: r"(?:EU-weit\w*|europaweit\w*|in (?:der|ganz) (?:EU|Europäischen Union|Europa))",
    Whose.FEDERATION: (
        r"(?:bundesweit\w*|deutschlandweit\w*|in (?:ganz )?Deutschland|auf (?:Bundesebene|nationaler Ebene)|"
        rf"{_SUM} (?:des Bundes|Deutschlands))"
    ),
    Whose.STATE: rf"(?:landesweit\w*|in (?:ganz )?{_STATE}|{_SUM} des Landes|auf Landesebene)",
    Whose.OTHERS: r"(?:weltweit\w*|auf internationaler Ebene)",
}
_LEVELS = {
    Whose.EUROPE: r"(?:europäische|EU-?)",
    Whose.FEDERATION: r"(?:nationale|Bundes-?)",
    Whose.STATE: r"Landes-?",
    Whose.OTHERS: r"internationale",
}
_WANTS = (
    r"(?:will|wollen|möchten?|soll|sollen|muss|müssen|plan(?:t|en)|beabsichtig(?:t|en)|streb(?:t|en)|"
    r"verfolg(?:t|en)|forder(?:t|n)|verlang(?:t|en)|empfiehl?t|empfehlen|sieht|sehen|schreibt|schreiben|"
    r"gibt|geben|verpflichte[nt]?|setzt|setzen|leg(?:t|en)|bestimm(?:t|en)|"
    r"(?:hat|haben) (?:sich|das Ziel|zum Ziel|beschlossen|festgelegt|vereinbart))"
)
_LAYS_DOWN = (
    r"(?:schreib(?:t|en)\b[^.;]*\bvor|sieht\b[^.;]*\bvor|gibt\b[^.;]*\bvor|leg(?:t|en)\b[^.;]*\bfest|fordert|"
    r"verlangt|verpflichtet|bestimmt|definiert|formuliert|nennt)\b"
)
_AIMS = (
    r"(?:\w*[Zz]iel(?:e|en|s|es|setzung(?:en)?|wert(?:e|es)?|vorgaben?)?|Vorgaben?|Absicht|"
    r"Beschluss|Beschlüsse)"
)
# Who could want it as well: then the sentence is the city's own, or of both.
_OWN = re.compile(
    r"\b(?:(?:[Dd]ie|[Dd]er|[Ee]iner?|[Uu]nserer?|[Ii]hrer?) Stadt|Stadt (?=[A-ZÄÖÜ])|"
    r"Stadt(?:verwaltung|werke\w*|rat|kreis)|[Ww]ir|[Uu]ns(?:ere?\w*)?|Gemeinderat\w*|Gemeinden?|"
    r"[Kk]ommun\w+|Städten?|Kreise?|Landkreise?|städtische\w*|vor Ort|Verwaltung|Gebietskörperschaften)\b"
)
# „Im Landkreis Auental fahren …“: there the district acts. Who acts with it may be the city.
_IN_DISTRICT = re.compile(r"^(?:[Ii]m|[Ii]n dem|[Ii]n den) (?:Landkreis(?:en)?|Kreis(?:en)?) (?=[A-ZÄÖÜ])")
_NOT_SUBJECT = re.compile(
    r"(?i)\b(?:für|in|mit|aus|von|vom|nach|durch|gegenüber|bei|über|ohne|gegen|um|an|auf|beim|zum|ins|ganz|wie|"
    r"als|laut)\s$"
)
# „Künstlerbund Baden-Württemberg“ is no state, and who is asked to do something wants nothing yet.
_NAMED_AFTER = re.compile(r"(?<![.!?:] )(?<!^)\b[A-ZÄÖÜ][\w-]+\s$")
_ASKED = re.compile(r"\b(?:aufgefordert|gebeten|ersucht|angeschrieben|beantragt|appellier\w+)\b")
_SHALL = re.compile(r"\b(?:soll(?:en|te|ten)?|müssen|muss|will|wollen|angestrebt|Ziel\w*)\b")

_Patterns = Mapping[Whose, re.Pattern[str]]


def _each(parts: Mapping[Whose, str], around: str, flags: re.RegexFlag = re.NOFLAG) -> _Patterns:
    return {whose: re.compile(around.replace("WHO", part), flags) for whose, part in parts.items()}


_FIRST = _each(
    _SUBJECTS, rf"(?<![\w-])(?P<who>WHO)(?![\w-])(?:\s[^,.:;]{{0,60}}?)?\s{_WANTS}\b", re.IGNORECASE
)
_SECOND = _each(_SUBJECTS, rf"\b{_WANTS}\s(?:\w+\s)?(?P<who>WHO)(?![\w-])")
_OWNED = _each(
    _OWNERS,
    r"(?:^|\b(?:ist|sind)(?: es)?(?: (?:das|ein|die))?(?: erklärtes?)? )(?:[Dd]as |[Dd]ie |Erklärtes )?"
    rf"(?:\w+en? )?{_AIMS} (?:der|des|von)\s(?:WHO)(?![\w-])",
)
_LAID_DOWN = _each(_LAWS, rf"\b(?:[Dd]as|[Dd]ie|[Dd]er|[Ee]ine?)\s(?:\w+\s)?WHO\b[^.:;]*\b{_LAYS_DOWN}")
_BY_LAW = _each(_LAWS, r"\b(?:[Ll]aut|[Gg]emäß|[Nn]ach|[Ii]m)\s(?:(?:dem|der|den)\s)?(?:\w+\s)?WHO\b")
_FOR_ALL = _each(_EVERYWHERE, r"(?<!\w)WHO\b")
_HEADED = _each(_OWNERS, rf"(?:[\d.]+\s)?(?:\w+\s)?{_AIMS}\s(?:der|des|von)\sWHO", re.IGNORECASE)
_LEVEL = _each(_LEVELS, rf"(?:[\d.]+\s)?WHO\s?(?:{_AIMS}|ebene)", re.IGNORECASE)


def whose_aim(text: str, targets: tuple[Target, ...] = (), heading: str = "") -> Whose | None:
    """Who wants what a sentence says; None where it is the city's own aim or nothing speaks against that.

    Only the subject of the will counts, a law that lays it down, a number for the whole country, or the
    district in which it is done; „die Stadt unterstützt die Ziele des Bundes“ stays the city's own. A heading
    counts where it says nothing else.
    Linear in the text.
    """
    district = _IN_DISTRICT.match(text)
    if _OWN.search(text, 0 if district is None else district.end()) or _ASKED.search(text):
        return None
    if district is not None:
        return Whose.OTHERS
    return next(_wanting(text, targets, heading.strip()), None)


def _wanting(text: str, targets: tuple[Target, ...], heading: str) -> Iterator[Whose]:
    for match, whose in (*_found(_FIRST, text), *_found(_SECOND, text)):
        before = text[: match.start("who")]
        if not (_NOT_SUBJECT.search(before) or _NAMED_AFTER.search(before)):
            yield whose
    for patterns in (_OWNED, _LAID_DOWN):
        yield from (whose for _, whose in _found(patterns, text))
    is_set = any(one.value is not None or one.target_year is not None for one in targets)
    if is_set and _SHALL.search(text):
        for patterns in (_BY_LAW, _FOR_ALL):
            yield from (whose for _, whose in _found(patterns, text))
    for patterns in (_HEADED, _LEVEL):
        yield from (whose for whose, pattern in patterns.items() if pattern.fullmatch(heading))


def _found(patterns: _Patterns, text: str) -> list[tuple[re.Match[str], Whose]]:
    """In the order of the text: who stands first in „der Bund und das Land“ is told."""
    found = [(match, whose) for whose, pattern in patterns.items() for match in pattern.finditer(text)]
    return sorted(found, key=lambda one: one[0].start())
