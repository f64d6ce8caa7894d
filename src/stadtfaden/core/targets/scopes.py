"""What a target is about, in the words of its sentence."""

import re

from stadtfaden.core.targets.plurals import is_noun

_NOUN = (
    r"(?!(?:Der|Die|Das|Den|Dem|Des|In|Im|Am|An|Auf|Bei|Mit|Für|Von|Zu|Zum|Zur|Nach|Aus|Über|Unter|Um|Wir|Sie|Es|Er|Dazu|Dafür|Damit|"
    r"Dies|Diese|Dieser|Dabei|Daher|Bis|Ab|Als|Wenn|Wird|Werden|Sollen|Soll|Unser|Unsere|Ein|Eine|Einen|So|Auch|Pro|Je|Bereits|Derzeit|"
    r"Parallel|Insgesamt|Künftig|Mindestens|Höchstens|Rund|Etwa|Hierzu|Hierfür|Dort|Seit|Gegenüber|Innerhalb|Spätestens|Jährlich)\b)"
    r"(?:(?:CO\s?[2₂]|E|PV|LED|Pkw|Kfz)\s?-\s?)?[A-ZÄÖÜ][\wäöüß-]*"
)
_ADJECTIVES = (
    r"(?:(?!(?:sollen|sollte|senken|steigern|erhöhen|decken|bauen|liegen|lagen|insbesondere|wollen|werden|wurden|müssen|"
    r"dürfen|können|haben|einen?|eine[rmns]?|jeden?|alle[nr]?|aber|oder|je|der|die|das|des|"
    r"den|dem|unter|über|ihrer?|unserer?|seiner?|diese[rnms]?|wenn|bis|erreichen|bringen)\s)[a-zäöüß-]+(?:e|en|er|es|em)\s+(?:(?:und|oder)\s+(?=[a-zäöüß-]+e[nrsm]?\s))?)*"
)
_LINK = (
    r"(?:(?:von|an|in|für|pro|je|bei)(?:\s+(?:de[nrm]|die|das|eine[nrm]))?|der|des|am|im|zum|zur|vom|aller|"
    r"(?:seine|ihre|unsere|diese|eine)[rs])"
)
_LED_BY = rf"(?:(?:und|sowie)\s+(?:{_LINK}\s+)?|{_LINK}\s+|(?=[a-zäöüß-]+e[nrs]?\s))"
_PLACE = rf"(?:\s+{_LED_BY}{_ADJECTIVES}{_NOUN})*"
_PHRASE = rf"{_ADJECTIVES}{_NOUN}{_PLACE}"
_WHOSE = re.compile(
    rf"\s+(?:(?:weniger|mehr|geringere[rnsm]?|höhere[rnsm]?)\s+)?"
    rf"(?:(?:der|des|aller?|sämtlicher|seine[rs]|ihre[rs]|unsere[rs]|diese[rs]|von|vom|an|am)\s+(?:de[rnm]\s+)?)?(?P<scope>{_PHRASE})"
)
_VALUE_OF = re.compile(
    rf"(?:^|[^\w-])(?P<scope>{_ADJECTIVES}{_NOUN}(?:\s+(?:der|des|an|im|in|am)\s+(?:de[nrm]\s+)?{_ADJECTIVES}{_NOUN})*)\s*\(?$"
)
_MOVED = re.compile(
    r"\b\w*(?:[Ss]enkung|[Rr]eduzierung|[Rr]eduktion|[Vv]erringerung|[Mm]inderung|[Ee]rhöhung|[Ss]teigerung|[Aa]nhebung|[Aa]usbau|"
    r"[Hh]albierung|[Vv]erdopplung|[Vv]erdoppelung|[Rr]ückgang|[Aa]bbau|[Bb]egrenzung|[Ee]insparung)\s+(?:de[rs]|von|bei|an|eines|einer)\s+"
    rf"(?P<scope>{_PHRASE})"
)
_ANY = re.compile(rf"(?<![\w-])(?P<scope>(?:[A-ZÄÖÜ][a-zäöüß]+(?:e|er|es)\s+(?=[A-ZÄÖÜ]))?{_PHRASE})")
_HEAD = re.compile(r"(?<![\w-])(?:CO\s?[2₂]\s?-\s?)?[A-ZÄÖÜ][\wäöüß-]*")
_NOTHING = 4
_DETERMINED = re.compile(
    r"\b(?:d(?:er|ie|as|en|em|es)|eine?[nrms]?|ihre?[nrms]?|unsere?[nrms]?|seine?[nrms]?|diese[nrms]?|alle[nr]?|jede[nrms]?)\s+$",
    re.IGNORECASE,
)
_IS_MOVED = re.compile(
    r"\s+(?:soll|wird|werden|muss|müssen|darf|dürfen|steig|sink|halbier|verdopp|senk|reduz|erhöh|mindest|höchst|auf\b|um\b|bis\b)"
)
_GOVERNED = re.compile(
    r"\b(?:in|an|auf|bei|mit|für|von|zu|nach|aus|gegenüber|durch|bis|über|unter|um|seit|während|wegen|trotz|ohne|gemäß|laut|"
    r"innerhalb|außerhalb|als)\s+(?:(?:d|ein|ihr|unser|sein|dies|all)[a-zäöü]{0,4}\s+)?$|\b(?:[Ii]m|[Aa]m|[Vv]om|[Zz]um|[Zz]ur|[Bb]eim)\s+$",
    re.IGNORECASE,
)
# What has a size of its own, against those who shall see to it.
_MEASURED = re.compile(
    r"\w*(?:anteil|quote|rate|zahl|schwelle|wert|ausstoß|verbrauch|emission|menge|bedarf|dauer|zeit|preis|satz|fläche|leistung|"
    r"kosten|dichte|grad|takt|index|bestand|niveau|produktivität|neubau|intensität|aufkommen|umlage|volumen|zuwachs|ziel)"
    r"(?:e?s|en?|n|e)?$",
    re.IGNORECASE,
)
_ACTOR = re.compile(
    r"\w*[Ss]tadt|Verwaltung|\w*verwaltung|Gemeinde|Kommunen?|Land|Landes?|Bund|Bundes|Kreis|Landkreis|Gemeinderat|Stadtrat|Rat|"
    r"Senat|Bundesregierung|Landesregierung|Stadtwerke|Koalition|EU|Deutschland"
)
# Names of fields and times, participles that open a sentence, codes: they name nothing.
_EMPTY = re.compile(
    r"(?:Kern|Leit|Haupt|Teil|Unter|Ober|Zwischen|Etappen|Handlungs|Klima|Klimaschutz)?[Zz]iele?[ns]?|Maßnahmen?|Zielsetzung|Jahre?[ns]?|Ende|Anfang|Mitte|Basis|Vergleich|Höhe|Umfang|Rahmen|Schritt|Quartal|Regel|Bau|"
    r"Zielwert|Ausgangswert|Sollwert|Istwert|Zieljahr|Basisjahr|Beitrag|\w*[Kk]onzepte?s?|\w+strategie|\w+programms?|Vorgaben?|Stand|Takt|"
    r"Zeitraum|Beschreibung|Inhalt|Gegenstand|Vorhaben|Ablauf|Risiko|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|"
    r"November|Dezember|Geplant|Vorgesehen|Angestrebt|Bisher|Offen|Neu|[A-ZÄÖÜ]\w*ge\w+(?:t|en)|Ge\w{2,}t|Er\w{4,}t|Ver\w{4,}t|"
    r"[A-ZÄÖÜ]{1,2}\d*|[A-ZÄÖÜ](?:-[A-ZÄÖÜ])*"
)
_MOVES = re.compile(
    r"\w*(?:[Ss]enkung|[Rr]eduzierung|[Rr]eduktion|[Vv]erringerung|[Mm]inderung|[Ee]rhöhung|[Ss]teigerung|[Aa]nstieg|[Rr]ückgang|"
    r"[Zz]unahme|[Aa]bnahme|[Hh]albierung|[Vv]erdopp\w+|[Bb]egrenzung|[Ee]insparung|[Aa]nhebung|[Aa]usbau|[Zz]ubau|[Zz]uwachs)$"
)
_CUT = re.compile(
    r"\s+(?:bis|auf|um|im|in|gegenüber|und|der|die|des|zum|zur|von|soll\w*|wollen|wird|werden|für|pro|je|an|am|"
    r"(?:dem\s+|zum\s+)?Jahre?|Höhe|mindestens|Ende|Mitte|Anfang)\s*$"
)
_LONGEST = 90
_BEHIND = re.compile(rf"\s+(?:der|des|von|bei)\s+(?P<scope>{_PHRASE})")


def find_scope_behind(sentence: str, at: int) -> str | None:
    """The words after a noun that ends at `at` („Verdopplung des Anteils erneuerbarer Energien“), if any."""
    match = _BEHIND.match(sentence, at)
    return _trimmed(match["scope"]) if match else None


def find_share_scope(sentence: str, at: int) -> str | None:
    """Of what the share or length is that ends at `at` („30 % aller Wege“), if it says so."""
    match = _WHOSE.match(sentence, at)
    scope = _trimmed(match["scope"]) if match else None
    return (
        None
        if scope is None or ((_is_headed(scope, _ACTOR) or _is_headed(scope, _EMPTY)) and " " not in scope)
        else scope
    )


def find_value_scope(sentence: str, at: int, *, is_moved: bool = False) -> str | None:
    """The noun that a value „von 40 %“ at `at` belongs to („ein Frauenanteil von 40 %“), if it has a size.

    Where the value is moved („auf 40 %“) not what only tells where („der Anteil an allen Wegen auf 40 %“).
    """
    match = _VALUE_OF.search(sentence, max(0, at - _LONGEST), at)
    scope = _trimmed(match["scope"]) if match else None
    if match and scope and is_moved and not _is_headed(scope, _MEASURED):
        start = match.start("scope")
        if _GOVERNED.search(sentence, max(0, start - 30), start):
            return None
    if scope is None or any(_is_headed(scope, kind) for kind in (_ACTOR, _EMPTY, _MOVES)):
        return None
    return scope


def find_scope(sentence: str, at: int) -> str | None:
    """The words before position `at` that name what is moved („Anteil des Radverkehrs“), if any.

    First what has a size of its own (Anteil, Verbrauch), then what an article leads and no
    preposition governs; who acts, last. Rather None than a word that only stands near.
    """
    moved = [match for match in _MOVED.finditer(sentence) if match.start() < at]
    if moved and (scope := _trimmed(moved[-1]["scope"])):
        return scope
    nouns = [match for match in _ANY.finditer(sentence) if match.start("scope") < at]
    ranked = sorted(
        ((_rank(match, sentence), -match.start("scope"), match["scope"]) for match in nouns),
        key=lambda one: one[:2],
    )
    return _trimmed(ranked[0][2]) if ranked and ranked[0][0] < _NOTHING else None


def _rank(match: re.Match[str], sentence: str) -> int:
    scope, start, end = match["scope"], match.start("scope"), match.end("scope")
    if _is_headed(scope, _EMPTY) or sentence.startswith(("\t", ":"), end):
        return _NOTHING
    governed = _GOVERNED.search(sentence, max(0, start - 30), start) is not None
    if _is_headed(scope, _MEASURED):
        return 1 if governed else 0
    if governed or _is_headed(scope, _MOVES):
        return _NOTHING
    if not _DETERMINED.search(sentence, max(0, start - 12), start):
        opens = not sentence[:start].strip(" •–-\t") and _IS_MOVED.match(sentence, end) is not None
        opens = opens and is_noun(_HEAD.findall(scope)[-1])
        return 2 if opens else _NOTHING
    return 3 if _is_headed(scope, _ACTOR) else 2


def _is_headed(scope: str, kind: re.Pattern[str]) -> bool:
    """Whether the first noun of a phrase is of this kind; later ones only qualify it."""
    head = _HEAD.search(scope)
    return head is not None and kind.fullmatch(head[0]) is not None


def _trimmed(scope: str) -> str | None:
    scope = scope.strip()[:_LONGEST]
    while shorter := _CUT.search(scope):
        scope = scope[: shorter.start()]
    scope = scope.strip()
    return scope if _HEAD.search(scope) else None
