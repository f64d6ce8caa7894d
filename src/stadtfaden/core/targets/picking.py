"""Which of the quantities in a sentence of will are aimed at, and which only explain."""

import re

from stadtfaden.core.targets.clauses import Clause
from stadtfaden.core.targets.directions import BOUND_AFTER
from stadtfaden.core.targets.moods import is_told, is_yearly, wants
from stadtfaden.core.targets.quantities import Quantity
from stadtfaden.core.targets.years import Role

_FEW = 12
_BESIDE_FACTOR = 20  # characters to the word that halves or doubles
_LEADS = frozenset({"um", "auf"})
_BESIDE = re.compile(
    r"\b(?:gegenüber|als|seit|trotz|wegen|bei|ab|nach)\s+(?:den\s+|dem\s+|einer\s+|\w+\s+)?$", re.IGNORECASE
)
_QUALIFIED = re.compile(r"\bmit\s+(?:je\s+)?$")
_LOOSE = re.compile(r"(?:von\s+)?(?:mehr\s+als|über|weniger\s+als|unter|bis\s+zu|oberhalb)\b")
_GRANTED = re.compile(r"[^.;]{0,60}\b(?:gefördert|bezuschusst|übernommen|erstattet)\b")
_BOUND_TO = re.compile(r"\b(?:ab|nach|mit)\s+(?:\w+\s+){0,2}$")
_KNOWN = re.compile(r"\b(?:[Dd]er|[Dd]ie|[Dd]en|[Dd]em|[Dd]iese[rn]?|[Bb]eiden?|unsere[rn]?|ihre[rn]?)\s+$")
_EACH_OF = re.compile(r"\b(?:[Jj]ede[rsnm]?|[Aa]lle[nr]?|[Ss]ämtliche[nr]?|\w*[Zz]ahl)\s+(?:der|die|den)\s+$")
_OPENING = re.compile(r"[\s•–-]*(?:[Jj]ährlich\s+(?:rund\s+|etwa\s+)?)?")
_SIGNED = re.compile(r"\+\s?\d")  # who reckons a growth writes the plus
_WISHING = re.compile(
    r"[^,.;:]{0,60}?\b(?:wollen|möchten|wünschen|streb(?:t|en)|müssen\s+noch)\b(?!\s+wir)|"
    r"\s+(?:suchen|sehen|geben|fühlen|nutzen|wohnen|leben|kennen|stimmen|nennen|finden|halten|berichten|empfinden|bewerten|haben)\b"
)
_GIVEN = re.compile(
    r"\b(?:stell(?:t|en)|bereit\w*|ausgegeben|investier\w+|aufgewendet|verwend\w+|eingesetzt|anheben|eingenommen)\b"
)
_MONEY_TALK = re.compile(
    r"\b(?:\w*[Kk]osten\w*|\w*[Ff]örder\w*|\w*[Bb]udget\w*|\w*[Zz]uschuss\w*|\w*[Zz]uwendung\w*|\w*[Ii]nvestition\w*|\w*[Ff]inanz\w*|"
    r"\w*mittel\w*|\w*[Hh]aushalt\w*|Aufwand|aufwendungen|beantragt)\b"
)
_AT_FIRST_WITH = re.compile(r"^[\s•–-]*Mit\s+(?:\w+\.?\s+)?$")
_SIZED = re.compile(r"[A-ZÄÖÜ]\w+\s+bis\s+$")
_CONDITION = re.compile(
    r"\b(?:[Aa]b\s+ein(?:er|em|en)\b[^,;:]*|[Ff]ür\s+(?:[a-zäöüß]+\s+){0,2}[A-ZÄÖÜ][\w-]+\s+(?:mit\s+)?)$"
)
_MOVED = frozenset({"raise", "reduce", "keep"})
_AT = re.compile(
    r"\b(?:[Aa]n|[Ii]n)\s+(?:(?:den|bis|zu|rund|etwa|ca\.|circa|knapp|gut|insgesamt|jeweils|derzeit|künftig|"
    r"dann|weiteren)\s+)*$"
)
_PLACES = re.compile(r"(?:\w*stellen|\w*punkte|\w*orte|\w*plätze)(?:/|$)", re.IGNORECASE)
_MEASURED = re.compile(
    r"\b(?:gemessen|erfasst|erhoben|gezählt|beobachtet|überwacht|ermittelt|geprüft|kontrolliert|erprobt|getestet|befragt|"
    r"misst|messen|erfassen|erheben|zählen|beobachten|überwachen|ermitteln|prüfen|erproben|testen|Messung(?:en)?|Zählung(?:en)?|"
    r"\w*[Mm]onitoring)\b"
)
_MADE = re.compile(
    r"\b(?:entsteh\w*|entstanden|errichte\w*|\w*ge(?:baut|schaffen|richtet|stellt|pflanzt)|\w*(?:bauen|schaffen|richten|stellen)|eröffne\w*|"
    r"installier\w*|\w*[Bb]au|Errichtung|Einrichtung|Schaffung|verfügbar|vorhanden|angeboten)\b"
)


def aimed_at(clause: Clause) -> list[Quantity]:
    """The quantities that are aims, in order."""
    return [quantity for quantity in clause.quantities if _is_aimed_at(quantity, clause)]


def _is_aimed_at(quantity: Quantity, clause: Clause) -> bool:
    if quantity.is_base or is_told(quantity, clause) or _only_explains(quantity, clause):
        return False
    before = clause.text[max(0, quantity.start - 30) : quantity.start]
    led = quantity.led_by in _LEADS
    if _BESIDE.search(before) and not led:
        return quantity.bound is not None and _BOUND_TO.search(before) is None
    if (quantity.unit or "").partition("/")[0] in {"Euro", "Cent"}:
        return _is_money_aim(quantity, clause)
    if (quantity.unit or "").startswith("Mal/"):
        return wants(clause.text) or quantity.bound is not None or _stands_first(quantity, clause)
    if led or quantity.bound or (quantity.unit or "").startswith("%"):
        return True
    return _is_counted_aim(quantity, clause)


def _only_explains(quantity: Quantity, clause: Clause) -> bool:
    """Values in brackets, wishes of people, grants, „Gemeinden mit mehr als 100.000 Einwohnern“."""
    if _SIGNED.search(clause.text, quantity.start, quantity.end) and not wants(clause.text):
        return True
    if (quantity.unit or "") == "%" and not quantity.led_by and _WISHING.match(clause.text, quantity.end):
        return True
    if _is_condition(quantity, clause.text) or _is_multiplied(quantity, clause):
        return True
    if _says_where(quantity, clause):
        return True
    before = clause.text[max(0, quantity.start - 12) : quantity.start]
    if _QUALIFIED.search(before) and (
        _LOOSE.match(clause.text, quantity.start) or _GRANTED.match(clause.text, quantity.end)
    ):
        return True
    return _is_aside(quantity, clause)


def _is_aside(quantity: Quantity, clause: Clause) -> bool:
    """In brackets; „ein Ziel festschreiben (88 %)“ is none where it is the only value."""
    inside = clause.bracket(quantity.start)
    if inside is None or quantity.bound or quantity.led_by in _LEADS:
        return False
    if wants(clause.around(quantity.start, quantity.end)):
        return False
    if len(clause.quantities) == 1 and inside.strip("() ") == clause.text[quantity.start : quantity.end]:
        return not wants(clause.text)
    low = clause.text.rfind("(", 0, quantity.start)
    return not any(year.role is Role.TARGET and low < year.start < low + len(inside) for year in clause.years)


def _is_condition(quantity: Quantity, text: str) -> bool:
    """To whom it applies: „für Vermögen über 2 Mio. Euro“, „Anlagen bis 30 kW“, „Mit 200 Leuten hat …“."""
    before = text[max(0, quantity.start - 100) : quantity.start]
    if quantity.is_open and _AT_FIRST_WITH.search(text[: quantity.start]) and quantity.bound is None:
        return True
    if (quantity.unit or "%").startswith("%"):
        return False
    if _SIZED.search(before) and not quantity.led_by:
        return True
    loose = quantity.bound is not None and _LOOSE.match(text, quantity.start) is not None
    return (loose or quantity.led_by in {"von", "über"}) and _CONDITION.search(before) is not None


def _is_multiplied(quantity: Quantity, clause: Clause) -> bool:
    """„von zwei Jahren halbieren“: what it starts from."""
    near = range(quantity.end, quantity.end + _BESIDE_FACTOR)
    return quantity.led_by == "von" and any(cue.factor and cue.start in near for cue in clause.cues)


def _stands_first(quantity: Quantity, clause: Clause) -> bool:
    return _OPENING.fullmatch(clause.text[: quantity.start]) is not None


def _is_counted_aim(quantity: Quantity, clause: Clause) -> bool:
    """„zwei neue Angebote“ is prose; „zwei Angebote bis 2028“ is an aim, and so is „200 Bäume pflanzen“."""
    before = clause.text[max(0, quantity.start - 30) : quantity.start]
    if quantity.is_open and _KNOWN.search(before) and not _EACH_OF.search(before):
        return False
    if quantity.is_word and quantity.value <= _FEW and quantity.is_open:
        return clause.is_dated() or is_yearly(quantity, clause.text)
    if clause.cues or clause.is_dated() or clause.begins() or wants(clause.text):
        return True
    return (quantity.is_open and _stands_first(quantity, clause)) or is_yearly(quantity, clause.text)


def _says_where(quantity: Quantity, clause: Clause) -> bool:
    """„an sechs Stellen gemessen“, „12 Stationen an acht Orten“; but „an acht Orten entstehen Stationen“."""
    if (
        not quantity.is_open
        or quantity.bound is not None
        or quantity.led_by in _LEADS
        or not _AT.search(clause.text, 0, quantity.start)
    ):
        return False
    said = clause.around(quantity.start, quantity.end)
    if _MEASURED.search(said):
        return True
    if _PLACES.match(quantity.unit or "") is None:
        return False
    counts_things = any(one.is_open and one is not quantity and not one.is_base for one in clause.quantities)
    return counts_things or _MADE.search(said) is None


def _is_money_aim(quantity: Quantity, clause: Clause) -> bool:
    """Costs and grants are no aims; what shall be saved, raised or given every year is."""
    talk = _MONEY_TALK.search(clause.text) is not None
    limited = quantity.bound is not None or BOUND_AFTER.search(clause.text, quantity.end) is not None
    if "/" in (quantity.unit or "") and not talk and limited:
        return True
    if (is_yearly(quantity, clause.text) or clause.is_dated()) and _GIVEN.search(clause.text) and not talk:
        return True
    saves = any(cue.direction == "reduce" for cue in clause.cues) and clause.is_dated()
    if saves and not talk and quantity.led_by not in {"von", "aus"}:
        return True
    if quantity.led_by not in _LEADS and quantity.bound is None:
        return False
    moves = any(cue.direction in _MOVED for cue in clause.cues)
    return moves or (quantity.bound is not None and not talk)
