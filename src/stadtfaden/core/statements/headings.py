"""What a heading promises about the text below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stadtfaden.core.pages import BlockKind
from stadtfaden.core.passages import Passage
from stadtfaden.core.statements.values import StatementKind

_RULES: tuple[tuple[StatementKind | None, str], ...] = (
    (
        None,
        (
            r"\b(?:ausgangslage|einleitung|vorwort|inhalt\w*|anhang|anlagen?|quellen\w*|literatur\w*|"
            r"\w*verzeichnis|impressum|methodik|vorgehen\w*|"
            r"bestands\w*|analyse\w*|rahmenbedingungen|hintergrund|grundlagen|zusammenfassung|prozess\w*|"
            r"beteiligung\w*|evaluation|rückblick|"
            r"glossar|stand\s+der|kosten|finanzierung|monitoring|controlling|anlass|rechtliche\w*|"
            r"bericht\w*|ergebnis\w*|umsetzungsstand|bilanz\w*|"
            r"zielgruppe\w*|zielerreichung|potenzial\w*|szenari\w*|definition\w*|auswertung\w*|"
            r"interviews?|\w*befragung\w*|\w*umfrage\w*|\w*fragebogen\w*|stichprobe\w*|protokoll\w*|dokumentation|"
            r"keine?|vorteile?|nachteile?|(?:umgesetzte|abgeschlossene|erledigte|durchgeführte|realisierte|erfolgte)[nrs]?\s"
            r"(?:\w+\s)?(?:maßnahmen|projekte|vorhaben)|\w*wahrnehmung\w*|"
            r"stellungnahme\w*|beschluss\w*|antrag|bisherig\w*|früher\w*|rückschau|wurden?)\b|"
            r"\b(?:erreichbarkeit|wege)\b.*\bziele\w*|\b(?:ausflugs|einkaufs|fahrt|freizeit|reise|wander)ziele?n?\b"
        ),
    ),
    (
        StatementKind.CHALLENGE,
        (
            r"\b(?:herausf?\w*o[rd]+erung\w*|herauforderung\w*|defizite?|handlungsbedarf\w*|schwächen|risiken|"
            r"problem(?:e[ns]?|atik|lagen?|stellung(?:en)?|felder)?|hemmnisse|hindernisse|konflikte|mängel)\b|"
            r"\bwas\s+(?:(?:uns|der\s+stadt|den\s+\w+|noch|heute)\s+){0,2}(?:fehlt|drückt|sorgen\s+macht)\b|"
            r"\b(?:wo|woran)\s+es\s+(?:(?:uns|noch|heute)\s+){0,2}(?:fehlt|hapert|mangelt|klemmt)\b|"
            r"\bwas\s+(?:noch\s+|heute\s+)?nicht\s+(?:gut\s+|richtig\s+)?(?:läuft|klappt|gelingt|funktioniert)\b"
        ),
    ),
    (
        StatementKind.INDICATOR,
        r"\b(?:indikatoren|kennzahlen|messgrößen|erfolgsindikatoren|wirkungsindikatoren|indikatorenset)\b",
    ),
    (StatementKind.VISION, r"\b(?:vision(?:en)?|zukunftsbild\w*|zielbild\w*|leitvision)\b"),
    (
        StatementKind.PRINCIPLE,
        (
            r"\b(?:leits[aä]tz\w*|leitlinie\w*|leitinie\w*|grunds[aä]tz\w*|prinzip\w*|leitgedanke\w*|leitbild|"
            r"werte|leitmotiv\w*|thesen)\b"
        ),
    ),
    (
        StatementKind.MEASURE,
        (
            r"\b(?:\w*maßnahmen?\w*|\w*massnahmen?|projekte|leitprojekte\w*|schlüsselprojekte|vorhaben|"
            r"handlungsempfehlung\w*|empfehlungen|handlungsansätze|"
            r"aktionen|umsetzungsvorschläge|bausteine|nächste\s+schritte|maßnahmenkatalog|"
            r"handlungsoptionen|handlungsvorschläge)\b"
        ),
    ),
    (
        StatementKind.GOAL,
        (
            r"\b(?:\w*ziele?n?|zielsetzung\w*|zielvorgaben?|\w*ziele|teilziele|zielsystem|handlungsziele|"
            r"zielkatalog)\b"
        ),
    ),
)
_COMPILED = tuple((kind, re.compile(rule)) for kind, rule in _RULES)
_LONGEST = 120
# Two columns „Vorteile“ and „Nachteile“ below a measure weigh it and state nothing more.
_WEIGHS = re.compile(
    r"(?:(?:Vor|Nach)teile?|Chancen|Risiken|Pro|Contra|Kontra|Stärken|Schwächen|Wirkung(?:en)?|Voraussetzung(?:en)?|"
    r"und|\W)+"
)
_MANY = re.compile(r"(?i)\b\w*ziele\b")
_ONE = re.compile(r"(?i)\b\w*ziele?\s+(?:Nr\.?\s*)?[A-ZÄÖÜ]{0,3}[\s.-]?\d{1,2}\b(?!\d)")


@dataclass(frozen=True, slots=True)
class Region:
    """What the headings above a passage say: the `kind` of what stands there; `is_told`: only told about.

    `heading` is the position of the heading that says so, `title` its words.
    """

    kind: StatementKind | None = None
    is_told: bool = False
    heading: int | None = None
    title: str = ""


NOWHERE = Region()
WEIGHED = Region(is_told=True)


def promise_of(heading: str) -> tuple[StatementKind | None, bool] | None:
    """(kind, is_told) of a heading's words; None where they say nothing, or two things at once."""
    lower = heading.lower()
    if len(lower) > _LONGEST:
        return None
    found = [(kind, match.start()) for kind, pattern in _COMPILED if (match := pattern.search(lower))]
    if not found:
        return None
    kinds = {kind for kind, _ in found if kind is not None}
    if len(kinds) > 1:
        return None
    return (kinds.pop(), False) if kinds and None not in {kind for kind, _ in found} else (None, True)


def heads_goals(heading: str) -> bool:
    """Whether a heading names the many goals that stand below it („2 Ziele“, „Unsere Ziele bis 2030“);
    „Ziel 2: …“ names one, and what serves it may stand below.
    """
    return _MANY.search(heading) is not None and _ONE.search(heading) is None


def regions_of(passages: Sequence[Passage]) -> list[Region]:
    """The region of each passage, by position; a heading without promise inherits; O(passages)."""
    own: dict[int, Region] = {}
    regions: list[Region] = []
    is_weighing = False
    for passage in passages:
        above = NOWHERE if passage.section is None else own.get(passage.section, NOWHERE)
        if passage.kind is not BlockKind.LIST_ITEM:
            is_weighing = _WEIGHS.fullmatch(passage.text) is not None
        if passage.kind is BlockKind.HEADING:
            promise = promise_of(passage.text)
            if promise is not None:
                above = Region(promise[0], promise[1], passage.position, passage.text)
            own[passage.position] = above
        regions.append(WEIGHED if is_weighing else above)
    return regions
