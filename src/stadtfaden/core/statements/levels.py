"""The words papers use for the levels of their hierarchy, and the kind each stands for."""

import re

from stadtfaden.core.statements.values import StatementKind

FIELD = "field"  # a field of action holds statements and is none

LEVEL_WORD = (
    r"(?:(?:[A-ZÄÖÜ][a-zäöüß]+(?:s|n|er|en)?)?(?:[Zz]iele?|[Mm]a(?:ß|ss)nahmen?(?:paket|blatt|steckbrief|"
    r"nummer)?|[Pp]rojekte?|[Vv]orhaben|"
    r"[Hh]andlungsempfehlung|[Ee]mpfehlung|[Ll]eits[aä]tze?|[Ll]eitlinien?|[Gg]rundsatz|[Pp]rinzip|"
    r"[Tt]hese|[Ii]ndikator|[Kk]ennzahl|"
    r"[Hh]erausforderung|[Vv]ision|[Hh]andlungsfeld|[Tt]hemenfeld|[Aa]ktionsfeld|[Ss]chwerpunkt|"
    r"[Bb]austein|[Ss]teckbrief|[Aa]ktion|[Ll]eitgedanken?|[Ll]eitmotiv|[Pp]osition|[Ff]eststellung|"
    r"(?:[Bb]eobachtungs|[Pp]rüf|[Mm]ess|[Kk]enn)größe)|Pos\.)"
)
_KINDS: tuple[tuple[str, StatementKind | str], ...] = (
    (r"handlungsfeld|themenfeld|aktionsfeld|schwerpunkt", FIELD),
    (
        r"ma(?:ß|ss)nahme|projekt|vorhaben|empfehlung|baustein|steckbrief|aktion|position|\bpos\.",
        StatementKind.MEASURE,
    ),
    (r"leits[aä]tz|leitlinie|leitgedanke|leitmotiv|grundsatz|prinzip|these", StatementKind.PRINCIPLE),
    (r"ziel", StatementKind.GOAL),
    (r"indikator|kennzahl|größe", StatementKind.INDICATOR),
    (r"herausforderung|feststellung", StatementKind.CHALLENGE),
    (r"vision", StatementKind.VISION),
)
_LETTERS: dict[str, StatementKind | str] = {
    "M": StatementKind.MEASURE,
    "MN": StatementKind.MEASURE,
    "MP": StatementKind.MEASURE,
    "SM": StatementKind.MEASURE,
    "P": StatementKind.MEASURE,
    "SP": StatementKind.MEASURE,
    "LP": StatementKind.MEASURE,
    "Z": StatementKind.GOAL,
    "LZ": StatementKind.GOAL,
    "OZ": StatementKind.GOAL,
    "HZ": StatementKind.GOAL,
    "TZ": StatementKind.GOAL,
    "KZ": StatementKind.GOAL,
    "SZ": StatementKind.GOAL,
    "UZ": StatementKind.GOAL,
    "L": StatementKind.PRINCIPLE,
    "LS": StatementKind.PRINCIPLE,
    "GS": StatementKind.PRINCIPLE,
    "I": StatementKind.INDICATOR,
    "IND": StatementKind.INDICATOR,
    "HF": FIELD,
    "TF": FIELD,
}
NAMES = {
    StatementKind.VISION: "Vision",
    StatementKind.PRINCIPLE: "Leitsatz",
    StatementKind.GOAL: "Ziel",
    StatementKind.MEASURE: "Maßnahme",
    StatementKind.TARGET: "Zielwert",
    StatementKind.INDICATOR: "Indikator",
    StatementKind.CHALLENGE: "Herausforderung",
}


def kind_of_level(word: str) -> StatementKind | str | None:
    """The kind that a level name stands for (Schlüsselmaßnahme → measure), FIELD, or None."""
    lower = word.lower()
    return next((kind for pattern, kind in _KINDS if re.search(pattern, lower)), None)


def kind_of_letters(letters: str) -> StatementKind | str | None:
    """What letters before a number usually mean (M, Z, HF); None where they mean nothing by themselves."""
    return _LETTERS.get(letters.upper())
