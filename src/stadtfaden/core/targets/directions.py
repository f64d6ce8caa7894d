"""Words that say where a value shall go."""

import re
from dataclasses import dataclass
from functools import lru_cache

from stadtfaden.core.patterns import together
from stadtfaden.core.targets.values import Direction


@dataclass(frozen=True, slots=True)
class Cue:
    """text[start:end] speaks for `direction`; a factor ("halbieren") brings its own value in per cent."""

    start: int
    end: int
    direction: Direction
    factor: float | None = None

    @property
    def moves(self) -> bool:
        return self.direction in {Direction.RAISE, Direction.REDUCE}


_SO = r"\s+so\s+(?:viele?n?|hoch|groß|lange?|stark|häufig)\b"
_FACTORS: tuple[tuple[str, Direction, float], ...] = (
    (r"[Hh]albier\w*|[Hh]alb" + _SO, Direction.REDUCE, 50.0),
    (r"geviertelt|Viertelung", Direction.REDUCE, 75.0),
    (r"[Vv]erdopp\w+|[Dd]oppelt" + _SO + r"|(?:auf\s+)?das\s+Doppelte", Direction.RAISE, 100.0),
    (r"[Vv]erdreifach\w+|[Dd]reimal" + _SO + r"|auf\s+das\s+Dreifache", Direction.RAISE, 200.0),
    (r"[Vv]ervierfach\w+|[Vv]iermal" + _SO + r"|auf\s+das\s+Vierfache", Direction.RAISE, 300.0),
    (r"[Vv]erfünffach\w+|[Ff]ünfmal" + _SO + r"|auf\s+das\s+Fünffache", Direction.RAISE, 400.0),
    (r"[Vv]erzehnfach\w+|[Zz]ehnmal" + _SO + r"|auf\s+das\s+Zehnfache", Direction.RAISE, 900.0),
)
_STEMS: tuple[tuple[Direction, str], ...] = (
    (
        Direction.REDUCE,
        (
            r"\w*(?:[Ss]enk(?:en|t|ung\w*|te)|[Rr]eduzier\w+|[Rr]eduktion\w*|[Vv]erringer\w+|[Mm]inder(?:n|t|ung\w*|e)\b|"
            r"[Ee]inspar\w+|[Ss]ink(?:en|t|ende\w*|e)\b|[Rr]ückg[aä]ng\w*|zurück(?:zu)?(?:ge)?(?:hen|ht|fahren|führt|gegangen)|"
            r"[Aa]bnahme$|abnehmen|[Aa]bgesenkt|[Gg]ekürzt|[Kk]ürzung|[Mm]inimier\w+|[Dd]rossel\w+|[Aa]b(?:zu)?bau(?:en|s|t)?\b|abgebaut|"
            r"einzusparen|eingespart|[Ee]insparziel\w*|abschmelz\w+|verkleiner\w+|verkürz\w+)|fallen\b"
        ),
    ),
    (
        Direction.RAISE,
        (
            r"\w*(?:[Ee]rhöh(?:en|t|ung\w*|te)|[Ss]teiger(?:n|t|ung\w*|te)|[Aa]n(?:zu)?heb(?:en|ung\w*)|[Aa]ngehoben|[Aa]n(?:zu)?steigen|"
            r"[Aa]nstieg\w*|[Ss]teigen\b|steigt\b|[Ww]achsen\b|[Aa]nwachsen|[Ww]achstum\w*|[Zz]unahme|zunehmen|[Aa]ufgestockt|"
            r"[Aa]ufstock\w+|[Aa]us(?:zu)?bau(?:en|s|t)?\b|[Aa]usgebaut|[Aa]ufwuchs|aus(?:zu)?weiten|ausgeweitet|[Aa]usweitung|erweiter\w+|"
            r"vergrößer\w+|verbesser\w+)"
        ),
    ),
    (
        Direction.KEEP,
        (
            r"(?:ge|bei(?:zu)?|auf\w*)?halten\b|[Bb]eibehalt\w*|[Vv]erstetig\w+|[Ss]tabilisier\w+|\bkonstant\b|\bstabil\b|"
            r"bewahren|Einhaltung\b"
        ),
    ),
    (
        Direction.REACH,
        (
            r"\b(?:[Ee]rreich\w+|[Ee]rziel\w+|[Bb]etragen|[Ss]chaff(?:en|ung)|geschaffen|[Ee]rricht\w+|gebaut|bauen|[Bb]au\b|"
            r"entstehen|[Ii]nstallier\w+|[Ii]nstallation|gedeckt|decken|[Zz]ubau|umgestellt|umstellen|Umstellung|angeschlossen|"
            r"[Aa]nschluss|anzuschließen|anschließen|versorgt|saniert|sanieren|liegen|verfügen|[Ee]rreichung|ersetzt|gepflanzt|"
            r"pflanzen|[Pp]flanzung|beend(?:en|et)|aussteigen|\w*[Aa]usstieg|Sicherung|Ausweisung|Entsiegelung|Erschließung|Sanierung|Begrünung|Beschaffung|bereitgestellt|[Bb]ereitstellung|ausgestattet|[Zz]ielwert|Soll\b|[Zz]ielgröße|bereitstellen|"
            r"einrichten|eingerichtet|auszustatten|realisier\w+|gewinnen|gewonnen|stammen|ausgewiesen|ausweisen)\b"
        ),
    ),
)
_LEAST = (
    r"mindestens|wenigstens|mind\.|minimal|nicht\s+(?:weniger\s+als|unter)|mehr\s+als|über(?=\s+(?:\d|ein|zwei|die\s+Hälfte))|"
    r"oberhalb\s+von|min\."
)
_MOST = (
    r"höchstens|maximal|max\.|nicht\s+(?:mehr\s+als|über)|weniger\s+als|kleiner\s+als|unter(?:halb)?(?:\s+von)?|"
    r"unter\s+die\s+Marke\s+von|bis\s+zu"
)
BOUND = re.compile(
    rf"(?P<least>\b(?:{_LEAST})|≥|(?<![<>])>(?=\s?\d))|(?P<most>\b(?:{_MOST})|≤|(?<![<>])<(?=\s?\d))",
    re.IGNORECASE,
)
# These lay down a rule; „über“, „unter“ and „bis zu“ may as well tell how it is.
STRICT = re.compile(
    r"\b(?:mindestens|wenigstens|höchstens|maximal|nicht\s+(?:mehr|weniger)\s+als)\b", re.IGNORECASE
)
BOUND_AFTER = re.compile(
    r"(?P<most>nicht\s+(?:zu\s+)?über(?:schreit|schritten|steig|stiegen)\w*)|(?P<least>nicht\s+(?:zu\s+)?unterschr\w+)"
)
LIMIT = re.compile(
    r"\b(?:[Bb]egrenz\w+|[Uu]nterschreitung|[Uu]nterschreiten|einzuhalten|Obergrenze|Höchstwert|Grenzwert)\b"
)
LESS_AFTER = re.compile(
    r"\s+(?P<less>weniger|geringer|niedriger|kürzer|kleiner)|\s+(?P<more>mehr|höher|größer)\b(?!\s+als)"
)
NEUTRAL = re.compile(
    r"\b(?:\w*[Kk]lima-?\s?neutral\w*|\w*[Tt]reibhausgas-?neutral\w*|\w*THG-?[Nn]eutral\w*|CO\s?[2₂]-?[Nn]eutral\w*|"
    r"CO\s?[2₂]-?frei\w*|\w*[Dd]efossilisier\w*|\w*[Dd]ekarbonisier\w*|(?:emissions|treibhausgas)frei\w*|"
    r"papierlos\w*|Null-?[Ee]mission\w*|[Nn]etto[-\s]?[Nn]ull\w*"
    r"|(?P<whole>(?:[Ff]lächendeckend|[Vv]ollständig|[Aa]usschließlich|[Bb]arrierefrei)\w*|nur\s+noch))"
)


def _factors() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<f{i}>{rule})" for i, (rule, _, _) in enumerate(_FACTORS)))


def _stems() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{direction.name}>{stem})" for direction, stem in _STEMS))


_FACTOR_PATTERNS = together(_factors())
_STEM_PATTERN = _stems()
_WORD = re.compile(r"[^\W\d_]{3,}")
_STAYING = together(re.compile(r"\berhalten\s+bleib\w+|\bnicht\s+weiter\s+(?:an|zu)\w+"))
_BOUNDS_AFTER = together(BOUND_AFTER)


@lru_cache(maxsize=65536)
def _direction_of(word: str) -> Direction | None:
    match = _STEM_PATTERN.match(word)
    return None if match is None else Direction[match.lastgroup or "REACH"]


def find_cues(text: str) -> tuple[Cue, ...]:
    """Direction words in order; bounds ("mindestens") are read where the number stands, not here."""
    cues: list[Cue] = []
    for _, pattern in _FACTOR_PATTERNS.possible(text):
        for match in pattern.finditer(text):
            _, direction, factor = _FACTORS[int((match.lastgroup or "f0")[1:])]
            cues.append(Cue(match.start(), match.end(), direction, factor))
    cues += [
        Cue(match.start(), match.end(), Direction.KEEP)
        for _, pattern in _STAYING.possible(text)
        for match in pattern.finditer(text)
    ]
    taken = [(cue.start, cue.end) for cue in cues]
    taken += [match.span() for _, pattern in _BOUNDS_AFTER.possible(text) for match in pattern.finditer(text)]
    for match in _WORD.finditer(text):
        way = _direction_of(match[0])
        if way is not None and not any(match.start() < end and start < match.end() for start, end in taken):
            cues.append(Cue(match.start(), match.end(), way))
    return tuple(sorted(cues, key=lambda cue: cue.start))
