"""Names of the fields of measure sheets, and our keys for them."""

import re

_KEYS: tuple[tuple[str, str], ...] = (
    (
        "lead",
        (
            r"federführ\w*|zuständig\w*|verantwort\w*|\w*träger(?:schaft|in)?\b|federführende\s+stelle|"
            r"hauptakteur\w*|treiber\b.*|"
            r"ansprechpartner\w*|verantwortliche\s+stelle|initiator\w*|projektleitung|koordination|"
            r"durchführung\s+durch|wer|wer\b.*macht"
        ),
    ),
    (
        "partners",
        (
            r"(?:\w*partner\w*|beteiligt|beteiligte\b.*|mitwirkende\w*|mitwirkung|akteur\w*|weitere\s+(?:beteiligte|akteur\w*)|"
            r"kooperation\w*|einzubinden\w*|.*kooperationspartner.*|.*müssen\s+einbezogen\s+werden.*)"
        ),
    ),
    ("funding", r"(?:förder\w*|finanzierung\w*|mögliche\s+förder\w*|.*finanzierungsmöglichkeit\w*.*)"),
    (
        "cost",
        (
            r"(?:\w*kosten\w*\b.*|.*\bkosten\b.*|finanzbedarf|budget\b.*|aufwand\b.*|ressourcen\w*|"
            r"finanzieller\s+\w+|investition\w*|mittel|geld|mittelbedarf|personalaufwand|sachkosten)"
        ),
    ),
    (
        "period",
        (
            r"(?:\w*zeitraum\b.*|laufzeit|zeitplan\w*|zeithorizont|umsetzungszeit\w*|dauer|\w*beginn|"
            r"zeitliche\s+\w+|zeitrahmen|start|fristigkeit|realisierung\w*|umsetzung(?:shorizont)?|termin\w*|"
            r"wann|bis|ausführung)"
        ),
    ),
    (
        "indicator",
        r"(?:\w*indikator\w*|zielwerte?|zielgrößen?|messgröße\w*|kennzahl\w*|erfolgskontrolle|evaluation\w*|messbarkeit|monitoring)",
    ),
    ("priority", r"(?:priorität\w*|priorisierung|dringlichkeit|rang|stellenwert)"),
    (
        "interactions",
        (
            r"(?:wechselwirkung\w*|synergie\w*|zielkonflikt\w*|querverbindung\w*|schnittstellen?|bezug\b(?!.*\bziel).*|beitrag\s+zu[rm]?\s(?!\w*ziel).*|"
            r"bezüge\b.*|verknüpfung\w*|zusammenhang\w*|verwandte\s+\w+|flankierende\s+\w+|abhängigkeit\w*)"
        ),
    ),
    (
        "milestones",
        (
            r"(?:meilenstein\w*|\w*schritte\b.*|arbeitsschritte|handlungsschritte|nächste\s+schritte|"
            r"umsetzungsschritte|.*planungs-\s+und\s+umsetzungsschritte.*)"
        ),
    ),
    (
        "effect",
        (
            r"(?:\w*wirkung\w*\b.*|\w*effekte?\b.*|einspar\w*\b.*|nutzen|klimaschutzeffekt\b.*|treibhausgas\w*|"
            r"co2\b.*|minderung\w*|mehrwert|was\s+bringt\s+es\b.*|.*nebeneffekte.*)"
        ),
    ),
    (
        "status",
        r"(?:(?!gegen)\w*stand\b(?!\w)|status|sachstand|umsetzungsstand|stand\s+der\s+umsetzung|bearbeitungsstand)",
    ),
    (
        "goal",
        (
            r"(?:\w*ziele?\b(?!gruppe)(?:\s+der\s+maßnahme|\s+des\s+projekts)?|zielsetzung\w*|"
            r"\w*zielvorgabe\b.*|ziel\s+und\s+\w+|ziele\s+und\s+\w+|intention|zweck|"
            r"zielbezug|(?:dient|beitrag|bezug)\s+zu[mr]?\s+\w*ziel\w*|dient\s+(?:dem|den)\s+\w*ziel\w*|"
            r"(?:zu|beitrag\s+zu)|zu\s+\w*ziel\w*)"
        ),
    ),
    (
        "description",
        (
            r"(?:\w*beschreibung\b.*|inhalt\w*|kurzbericht|erläuterung\w*|darstellung|worum\s+geht\s+es\b.*|"
            r"was\s+&\s+warum\b.*|was\s+wird\s+\w+|was\s+geschieht|gegenstand|ablauf|vorgehen|weg|vorhaben|"
            r"maßnahmeninhalt|projektinhalt|ausgangslage|hintergrund|"
            r"anlass|begründung|kontext,?\s+motivation\b.*)"
        ),
    ),
)
_COMPILED = tuple((key, re.compile(rule)) for key, rule in _KEYS)
# A field name that stands before its value without a colon; longer names first.
INLINE = re.compile(
    r"(?:Federführende\s+(?:Stelle|Dienststelle)n?|Verantwortliche\s+(?:Stelle|Dienststelle)|Federführung|"
    r"Zuständigkeit(?:en)?|Verantwortlich(?:keit)?(?:e|er)?|"
    r"Träger(?:schaft)?|Projektleitung|Beteiligte(?:\s+Akteure)?|Mitwirkende|Kooperationspartner|Partner|"
    r"Zeitraum|Laufzeit|Umsetzungszeitraum|"
    r"Umsetzung|Aufwand|Zeithorizont|Priorität|Kosten|Kostenschätzung|Finanzierung|Fördermöglichkeiten|Zielgruppen?|"
    r"Indikator(?:en)?|Erfolgsindikator(?:en)?|Wechselwirkungen|"
    r"Meilensteine|Kurzbeschreibung|Beschreibung|Ziel(?:e)?\s+der\s+Maßnahme|Zielsetzung|"
    r"Umsetzungsstand)(?=\s|$)"
)


def key_of(name: str) -> str | None:
    """Our key for the paper's name of a field; None where we have none."""
    plain = re.sub(r"\s+", " ", name).strip(" :?*\t•–-").lower()
    return next((key for key, pattern in _COMPILED if pattern.fullmatch(plain)), None)
