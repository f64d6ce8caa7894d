"""From sentences to targets: one sentence at a time."""

import re
from dataclasses import replace

from stadtfaden.core.sentences import sentences
from stadtfaden.core.targets.building import factor_target, unvalued_target, valued_target
from stadtfaden.core.targets.clauses import Clause
from stadtfaden.core.targets.directions import LIMIT, NEUTRAL, Cue, find_cues
from stadtfaden.core.targets.doubts import doubts_about
from stadtfaden.core.targets.moods import is_aim, is_for_all, is_told, wants
from stadtfaden.core.targets.picking import aimed_at
from stadtfaden.core.targets.quantities import Quantity, find_quantities
from stadtfaden.core.targets.values import Direction, Target
from stadtfaden.core.targets.years import find_years
from stadtfaden.core.verbs import has_verb

_TRIGGER = re.compile(
    r"\d|\bkeine?n?\b|Hälfte|Drittel|Viertel|albier|oppel|erdreif|fach|neutral|Jahrhundert|\bnull\b|Prozent|Zehntel|einmal|"
    r"\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|fünfzehn|zwanzig|dreißig|fünfzig|hundert|tausend)(?:mal)?\b|"
    r"jede[rsnm]?\s(?:zweite|dritte|vierte|fünfte|zehnte)",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\b(?:[Aa]lle[nr]?|[Jj]ede[rsnm]?|[Ss]ämtliche[nr]?)\b")
_BELOW = re.compile(r"\bunterhalb\b|\bunter\s+(?:\d|de[mnr]\s|dem\s+Wert)")
_BELOW_OR_LESS = re.compile(r"\bunter(?:halb)?\b|\bUnterschreitung\b")
_PARTS = re.compile(r";\s+(?!Ziel|Soll)|,\s+(?=Beibehaltung)")
_NAMED = re.compile(r"[Zz]iel|Soll\b")
# Of figures, contents and forecasts; a row of figures is a table.
_CAPTION = re.compile(
    r"^\W*(?:Abb(?:ildung)?|Tab(?:elle)?|Grafik|Karte|Anlage|Quelle|Diagramm)\b|\s\d{1,3}$|(?:\s\d[\d.,]*){3}|"
    r"[Pp]rognosen?\b|[Ss]zenari\w+|[Vv]orausberechnung|[Pp]rojektion"
)
_TREND = re.compile(r"\w*(?:[Zz]unahme|[Aa]bnahme|[Rr]ückgang\w*|[Aa]nstieg\w*|[Ww]achstum\w*)")
_LAST = re.compile(r"\b(?:der|die|das)\s+letzten?\b")


def find_targets(text: str) -> tuple[Target, ...]:
    """The aims of a text as values, in the order of their words; O(length).

    "um 30 % senken" and "auf 30 % senken" are both `reduce`; the words in `text` keep the difference.
    A factor is the change in per cent (halbieren 50, verdoppeln 100), a share is per cent (ein Viertel 25).
    Neutrality (klimaneutral bis 2035) and unquantified aims with a year have no value and no unit: what
    neutral means is not the same in all papers. A minus sign stays in the value. Of a span (80 bis 95 %)
    the value is its first end. Past facts, forecasts, laws, dates and costs are no targets.
    """
    found: list[Target] = []
    for start, end in sentences(text):
        sentence = text[start:end]
        if _TRIGGER.search(sentence):
            found.extend(
                replace(target, start=target.start + start, end=target.end + start)
                for target in _read(sentence)
            )
    return tuple(found)


def _parts(sentence: str) -> list[tuple[int, str]]:
    """Semicolons part aims that share nothing, but no bracket; the rest of a sentence shares its verb."""
    parts, start = [], 0
    for match in _PARTS.finditer(sentence):
        before = sentence[start : match.start()]
        if before.count("(") > before.count(")") and ")" in sentence[match.end() :]:
            continue
        parts.append((start, before))
        start = match.end()
    return [*parts, (start, sentence[start:])]


def _read(sentence: str) -> list[Target]:
    found: list[Target] = []
    for offset, part in _parts(sentence):
        years = find_years(part)
        clause = Clause(part, find_quantities(part, years), years, find_cues(part))
        targets = [replace(t, start=t.start + offset, end=t.end + offset) for t in _targets_of(clause)]
        if _only_keeps(targets) and found and all(target.target_year is None for target in found):
            found = [_until(target, targets[0], sentence) for target in found]
            continue
        found.extend(targets)
    return found


def _only_keeps(targets: list[Target]) -> bool:
    """„höchstens 3 %; Beibehaltung bis 2030“: the second part says until when the first holds."""
    return len(targets) == 1 and targets[0].value is None and targets[0].direction is Direction.KEEP


def _until(target: Target, keeping: Target, sentence: str) -> Target:
    held = replace(
        target, end=keeping.end, text=sentence[target.start : keeping.end], target_year=keeping.target_year
    )
    return replace(held, doubts=doubts_about(held))


def _targets_of(clause: Clause) -> list[Target]:
    if not (clause.quantities or clause.years or clause.cues) or not is_aim(clause):
        return []
    aims = aimed_at(clause)
    targets = [valued_target(quantity, clause, aims) for quantity in aims]
    targets += [factor_target(cue, clause) for cue in clause.cues if _stands_alone(cue, clause, aims)]
    neutral = NEUTRAL.search(clause.text)
    if neutral and clause.target_years() and _is_meant(neutral, clause, aims):
        targets += _unvalued(clause, neutral.start(), neutral.end(), Direction.REACH)
    elif not targets and clause.is_dated() and all(quantity.is_base for quantity in clause.quantities):
        targets += _directed_only(clause)
    return sorted(targets, key=lambda target: target.start)


def _is_meant(neutral: re.Match[str], clause: Clause, aims: list[Quantity]) -> bool:
    """Not where the word only colours a value („ein Drittel klimaneutral“) or stands far from the year."""
    said = clause.around(neutral.start(), neutral.end())
    low = clause.text.find(said)
    if any(low <= aim.start < low + len(said) for aim in aims):
        return False
    return not neutral["whole"] or any(low <= year.start < low + len(said) for year in clause.target_years())


def _stands_alone(cue: Cue, clause: Clause, aims: list[Quantity]) -> bool:
    """A factor is a target unless it only says how a value beside it moves („auf 60 % verdoppeln“)."""
    if cue.factor is None:
        return False
    told = Quantity(cue.start, cue.end, cue.factor, "%")
    if is_told(told, clause):
        return False
    said = clause.around(cue.start, cue.end)
    low = clause.text.find(said)
    return not any(low <= aim.start < low + len(said) and aim.led_by in {"um", "auf"} for aim in aims)


def _directed_only(clause: Clause) -> list[Target]:
    """An aim with a year but no number: „Anteil der Tarifverträge bis 2030 erhöhen“."""
    if _CAPTION.search(clause.text):
        return []
    trends = has_verb(clause.text) and not wants(clause.text)
    cues = [
        cue
        for cue in clause.cues
        if not _NAMED.match(clause.text, cue.start)
        and not (trends and _TREND.fullmatch(clause.text, cue.start, cue.end))
    ]
    if cues:
        strongest = min(cues, key=lambda cue: cue.direction is Direction.REACH)
        bound = _BELOW_OR_LESS.search(clause.text)
        direction = (
            Direction.AT_MOST if bound and strongest.direction is Direction.KEEP else strongest.direction
        )
        return _unvalued(clause, strongest.start, strongest.end, direction)
    if limit := LIMIT.search(clause.text) or _BELOW.search(clause.text):
        return _unvalued(clause, limit.start(), limit.end(), Direction.AT_MOST)
    every = _EVERY.search(clause.text) or _LAST.search(clause.text)
    if not has_verb(clause.text) or (every and wants(clause.text)) or is_for_all(clause):
        year = clause.target_years()[0]
        return _unvalued(clause, year.start, year.end, Direction.REACH)
    return []


def _unvalued(clause: Clause, low: int, high: int, direction: Direction) -> list[Target]:
    """Nothing where neither a value nor a year is known („bis zum Ende der Wahlperiode“)."""
    target = unvalued_target(clause, low, high, direction)
    return [] if target.target_year is None else [target]
