"""Words that say where a value shall go."""

import re
from dataclasses import dataclass

from stadtfaden.core.targets.values import Direction


@dataclass(frozen=True, slots=True)
class Cue:
    """text[start:end] speaks for `direction`; a factor ("halbieren") brings its own value in per cent."""

    start: int
    end: int
    direction: Direction
    factor: float | None = None


_FACTORS: tuple[tuple[str, Direction, float], ...] = (
    (r"[Hh]albier\w*", Direction.REDUCE, 50.0),
    (r"geviertelt|Viertelung", Direction.REDUCE, 75.0),
    (r"[Vv]erdopp\w+", Direction.RAISE, 100.0),
    (r"[Vv]erdreifach\w+", Direction.RAISE, 200.0),
    (r"[Vv]ervierfach\w+", Direction.RAISE, 300.0),
    (r"[Vv]erfünffach\w+", Direction.RAISE, 400.0),
    (r"[Vv]erzehnfach\w+", Direction.RAISE, 900.0),
)
_STEMS: tuple[tuple[Direction, str], ...] = (
    (
        Direction.REDUCE,
        (
            r"\w*(?:[Ss]enk(?:en|t|ung\w*|te)|[Rr]eduzier\w+|[Rr]eduktion\w*|[Vv]erringer\w+|[Mm]inder(?:n|t|ung\w*|e)\b|"
            r"[Ee]inspar\w+|[Ss]ink(?:en|t|ende\w*|e)\b|[Rr]ückg[aä]ng\w*|zurückge(?:hen|ht|fahren|führt)|[Aa]bnahme|abnehmen|"
            r"[Aa]bgesenkt|[Gg]ekürzt|[Kk]ürzung|[Mm]inimier\w+|[Dd]rossel\w+|[Aa]bbau(?:en|s|t)?\b|abgebaut|einzusparen|eingespart|"
            r"zu\s?senken|abschmelz\w+|verkleiner\w+|verkürz\w+)"
        ),
    ),
    (
        Direction.RAISE,
        (
            r"\w*(?:[Ee]rhöh(?:en|t|ung\w*|te)|[Ss]teiger(?:n|t|ung\w*|te)|[Aa]n(?:zu)?heb(?:en|ung\w*)|[Aa]ngehoben|[Aa]n(?:zu)?steigen|"
            r"[Aa]nstieg\w*|[Ss]teigen\b|steigt\b|[Ww]achsen\b|[Aa]nwachsen|[Ww]achstum\w*|[Zz]unahme|zunehmen|[Aa]ufgestockt|"
            r"[Aa]ufstock\w+|[Aa]us(?:zu)?bau(?:en|s|t)?\b|[Aa]usgebaut|[Aa]ufwuchs|ausweiten|ausgeweitet|[Aa]usweitung|erweiter\w+|"
            r"vergrößer\w+|verbesser\w+)"
        ),
    ),
    (
        Direction.KEEP,
        (
            r"(?:ge|bei(?:zu)?|auf\w*)?halten\b|[Bb]eibehalt\w*|[Vv]erstetig\w+|[Ss]tabilisier\w+|\bkonstant\b|\bstabil\b|"
            r"erhalten\s+bleib\w+|(?:zu\s)?bewahren|nicht\s+weiter\s+(?:an|zu)\w+|\bEinhaltung\b"
        ),
    ),
    (
        Direction.REACH,
        (
            r"\b(?:[Ee]rreich\w+|[Ee]rziel\w+|[Bb]etragen|[Ss]chaff(?:en|ung)|geschaffen|[Ee]rricht\w+|gebaut|bauen|[Bb]au\b|"
            r"entstehen|[Ii]nstallier\w+|[Ii]nstallation|gedeckt|decken|[Zz]ubau|umgestellt|umstellen|Umstellung|angeschlossen|"
            r"[Aa]nschluss|anzuschließen|anschließen|versorgt|saniert|sanieren|liegen|verfügen|[Ee]rreichung|ersetzt|gepflanzt|"
            r"pflanzen|[Pp]flanzung|bereitgestellt|[Bb]ereitstellung|ausgestattet|[Zz]ielwert|Soll\b|[Zz]ielgröße|bereitstellen|"
            r"einrichten|eingerichtet|auszustatten|realisier\w+|gewinnen|gewonnen|stammen|ausgewiesen|ausweisen)\b"
        ),
    ),
)
BOUND = re.compile(
    r"(?P<least>\b(?:mindestens|wenigstens|mind\.|minimal|nicht\s+(?:weniger\s+als|unter)|mehr\s+als|über(?=\s+\d)|min\.)|≥|(?<![<>])>(?=\s?\d))"
    r"|(?P<most>\b(?:höchstens|maximal|max\.|nicht\s+(?:mehr\s+als|über)|weniger\s+als|kleiner\s+als|unter(?:halb)?(?:\s+von)?|"
    r"unter\s+die\s+Marke\s+von|bis\s+zu)|≤|(?<![<>])<(?=\s?\d))",
    re.IGNORECASE,
)
BOUND_AFTER = re.compile(
    r"(?P<most>nicht\s+(?:zu\s+)?überschreit\w+|nicht\s+übersteig\w+|nicht\s+überstiegen)|(?P<least>nicht\s+(?:zu\s+)?unterschreit\w+)"
)
LIMIT = re.compile(
    r"\b(?:[Bb]egrenz\w+|[Uu]nterschreitung|[Uu]nterschreiten|einzuhalten|Obergrenze|Höchstwert|Grenzwert)\b"
)
NEUTRAL = re.compile(
    r"\b(?:\w*[Kk]lima-?\s?neutral\w*|\w*[Tt]reibhausgas-?neutral\w*|\w*THG-?[Nn]eutral\w*|CO\s?[2₂]-?[Nn]eutral\w*|"
    r"CO\s?[2₂]-?frei\w*|\w*[Dd]efossilisier\w*|\w*[Dd]ekarbonisier\w*|(?:emissions|treibhausgas)frei\w*|"
    r"(?:[Ff]lächendeckend|[Vv]ollständig|[Bb]arrierefrei)\w*|papierlos\w*|Null-?[Ee]mission\w*|[Nn]etto-?[Nn]ull\w*)"
)


def _factors() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<f{i}>{rule})" for i, (rule, _, _) in enumerate(_FACTORS)))


def _stems() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{direction.name}>{stem})" for direction, stem in _STEMS))


_FACTOR_PATTERN = _factors()
_STEM_PATTERN = _stems()


def find_cues(text: str) -> tuple[Cue, ...]:
    """Direction words in order; bounds ("mindestens") are read where the number stands, not here."""
    cues: list[Cue] = []
    for match in _FACTOR_PATTERN.finditer(text):
        _, direction, factor = _FACTORS[int((match.lastgroup or "f0")[1:])]
        cues.append(Cue(match.start(), match.end(), direction, factor))
    for match in _STEM_PATTERN.finditer(text):
        if not any(match.start() < cue.end and cue.start < match.end() for cue in cues):
            cues.append(Cue(match.start(), match.end(), Direction[match.lastgroup or "REACH"]))
    return tuple(sorted(cues, key=lambda cue: cue.start))
