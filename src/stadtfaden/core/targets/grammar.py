"""From numbers, units, years and directions to targets: one sentence at a time."""

import re
from dataclasses import dataclass, replace

from stadtfaden.core.sentences import sentences
from stadtfaden.core.targets.directions import BOUND_AFTER, LIMIT, NEUTRAL, Cue, find_cues
from stadtfaden.core.targets.doubts import doubts_about
from stadtfaden.core.targets.quantities import Quantity, find_quantities
from stadtfaden.core.targets.scopes import find_scope
from stadtfaden.core.targets.values import Direction, Target
from stadtfaden.core.targets.years import Role, YearMention, find_years
from stadtfaden.core.verbs import has_verb

_TRIGGER = re.compile(
    r"\d|\bkeine?n?\b|\bvon\s(?:zwei|drei|vier|fünf|zehn)\b|Hälfte|Drittel|Viertel|albier|erdopp|erdreif|neutral|Jahrhundert|\bnull\b|jede[rsnm]?\szweite|flächendeckend|Zehntel",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"\b(?:soll(?:en|te|ten)?|müssen|muss|streb\w+|angestrebt|anzustreben|beabsichtig\w+|geplant|vorgesehen|verpflichte[nt]?|"
    r"künftig|zukünftig|gilt\s+es|ist\s+zu|sind\s+zu|Sollwert|SOLL)\b"
    r"|\b\w*[Zz]iel(?:e|es|en|s|wert\w*|setzung\w*|vorgabe\w*|marke|zahl|größe|korridor|horizont|jahr)?\b"
    r"|\b(?:[Ww]ir|Stadt|Verwaltung|Gemeinde|Kreis|Kommune|Land|Bund)\b[^.]*\b(?:wollen|will|möchten?)\b"
    r"|\b(?:wollen|will|möchten?)\s+(?:wir|die\s+Stadt|die\s+Verwaltung)\b"
)
_PAST = re.compile(
    r"\b(?:war|waren|wurden?|betrug(?:en)?|lag|lagen|stieg(?:en)?|sank(?:en)?|konnten?|hatten?|erreichten?|gab|gelang|ging(?:en)?|"
    r"nahm(?:en)?|entsprach(?:en)?|belief(?:en)?|verzeichnete[n]?|wuchs(?:en)?|erhöhten?\s+sich|verringerten?\s+sich|reduzierten?\s+sich|"
    r"halbierten?\s+sich|verdoppelten?\s+sich|wurde|sank|kam|kamen|fiel|fielen)\b"
)
_PERFECT = re.compile(
    r"\b(?:ist|sind|hat|haben|habe)\b[^.;]*\b(?:\w*ge(?!n\b)\w+(?:t|en)|reduziert|erhöht|erreicht|realisiert|verringert|verdoppelt|halbiert|"
    r"vermindert|installiert|erzielt)\b(?!\s+(?:werden|wird))"
)
_DONE = re.compile(r"\b(?:gesunken|gestiegen|gewachsen|gefallen|zurückgegangen|worden|haben|hat|gelungen)\b")
_FORECAST = re.compile(
    r"\b(?:Prognose\w*|prognosti\w+|voraussichtlich|wahrscheinlich|erwarte[tn]|schätzungsweise|geschätzt\w*|Szenario\w*|Berechnungen|"
    r"Hochrechnung\w*|Trend|angenommen|Annahmen?|ausgegangen|gerechnet|Vorausberechnung\w*|Vorausrechnung\w*|"
    r"rechnet\s+mit|Schätzung\w*|beispielsweise|würden?|könnten?)\b"
)
_FIRM = re.compile(r"\b(?:soll|sollen|Ziel|wollen)\b")
_SURVEY = re.compile(r"\b(?:Befragt\w+|Umfrage|Befragung|Teilnehmende\w*|Antworten)\b")
_PASSIVE = re.compile(r"\b(?:wird|werden)\b")
_EVERY = re.compile(r"\b(?:[Aa]lle[nr]?|[Jj]ede[rsnm]?|[Ss]ämtliche[nr]?)\b")
_YEARLY = re.compile(r"\b[Jj]ährlich\b")
_FEW = 12
_OPENING = re.compile(r"[\s•–-]*(?:[Jj]ährlich\s+(?:rund\s+|etwa\s+)?)?")
_MONEY_TALK = re.compile(
    r"\b(?:\w*[Kk]osten\w*|\w*[Ff]örder\w*|\w*[Bb]udget\w*|\w*[Zz]uschuss\w*|\w*[Zz]uwendung\w*|\w*[Ii]nvestition\w*|\w*[Ff]inanz\w*|\w*mittel\w*|\w*[Hh]aushalt\w*|Aufwand|aufwendungen)\b"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence with everything found in it; positions count from its own start."""

    text: str
    quantities: tuple[Quantity, ...]
    years: tuple[YearMention, ...]
    cues: tuple[Cue, ...]

    def target_years(self) -> tuple[YearMention, ...]:
        for role in (Role.TARGET, Role.PERIOD, Role.START, Role.BARE):
            if years := tuple(year for year in self.years if year.role is role):
                return years
        return ()

    def has_base_year(self) -> bool:
        return any(year.role is Role.BASE for year in self.years)

    def is_dated(self) -> bool:
        return any(year.role is Role.TARGET for year in self.years)


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
    """Semicolons part aims that share nothing; the rest of a sentence shares its verb."""
    parts, start = [], 0
    for match in re.finditer(r";\s+|,\s+(?=Beibehaltung)", sentence):
        parts.append((start, sentence[start : match.start()]))
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


def _is_aim(clause: Clause) -> bool:
    text = clause.text
    wills = _WILL.search(text) is not None
    if _SURVEY.search(text) or (_FORECAST.search(text) and not _FIRM.search(text)):
        return False
    if not wills and _is_told(clause):
        return False
    if wills or clause.is_dated():
        return True
    if has_verb(text):
        moves = bool(clause.cues) and bool(clause.target_years())
        return moves and (_PASSIVE.search(text) is not None or clause.has_base_year())
    return bool(clause.cues) or any(
        quantity.bound or _is_yearly(quantity, text) for quantity in clause.quantities
    )


def _is_yearly(quantity: Quantity, text: str) -> bool:
    return (quantity.unit or "").endswith("/Jahr") or _YEARLY.search(text, 0, quantity.end) is not None


def _is_told(clause: Clause) -> bool:
    """Told as done; „bis 2027 sind alle Schulen angeschlossen“ is not, „bis 2019 sind sie gesunken“ is."""
    if _PAST.search(clause.text):
        return True
    return _PERFECT.search(clause.text) is not None and (
        not clause.is_dated() or _DONE.search(clause.text) is not None
    )


def _targets_of(clause: Clause) -> list[Target]:
    if not _is_aim(clause):
        return []
    aims = [quantity for quantity in clause.quantities if _may_be_aimed_at(quantity, clause)]
    targets = [_target(quantity, clause, aims) for quantity in aims]
    covered = {cue.start for cue in clause.cues if any(t.start <= cue.start < t.end for t in targets)}
    targets += [
        _factor_target(cue, clause)
        for cue in clause.cues
        if cue.factor is not None and not (targets and cue.start in covered and aims)
    ]
    neutral = NEUTRAL.search(clause.text)
    if neutral and clause.target_years() and not _is_taken(neutral, targets):
        targets.append(_unvalued(clause, neutral.start(), neutral.end(), Direction.REACH))
    elif not targets and not clause.quantities and clause.is_dated():
        targets += _directed_only(clause)
    return sorted(targets, key=lambda target: target.start)


def _is_taken(neutral: re.Match[str], targets: list[Target]) -> bool:
    return any(target.start <= neutral.start() < target.end for target in targets)


def _may_be_aimed_at(quantity: Quantity, clause: Clause) -> bool:
    if quantity.is_base:
        return False
    before = clause.text[max(0, quantity.start - 30) : quantity.start]
    if before.endswith("(") and quantity.bound is None and quantity.led_by not in {"um", "auf"}:
        return False  # what stands in brackets explains
    if re.search(
        r"\b(?:gegenüber|als|seit|trotz|wegen|bei|ab|nach)\s+(?:den\s+|dem\s+|einer\s+|\w+\s+)?$", before
    ):
        return quantity.bound is not None or quantity.led_by in {"um", "auf"}
    if (quantity.unit or "").partition("/")[0] == "Euro":
        return _is_money_aim(quantity, clause)
    if quantity.led_by in {"um", "auf"} or quantity.bound or (quantity.unit or "").startswith("%"):
        return True
    return _is_counted_aim(quantity, clause)


def _is_counted_aim(quantity: Quantity, clause: Clause) -> bool:
    """„zwei neue Angebote“ is prose; „zwei Angebote bis 2028“ is an aim, and so is „200 Bäume pflanzen“."""
    if quantity.is_word and quantity.value <= _FEW:
        return clause.is_dated()
    stands_first = _OPENING.fullmatch(clause.text[: quantity.start]) is not None
    return bool(clause.cues) or clause.is_dated() or (quantity.is_open and stands_first)


def _is_money_aim(quantity: Quantity, clause: Clause) -> bool:
    if quantity.led_by not in {"um", "auf"} and quantity.bound is None:
        return False
    moves = any(cue.direction in {Direction.RAISE, Direction.REDUCE, Direction.KEEP} for cue in clause.cues)
    return moves or (quantity.bound is not None and not _MONEY_TALK.search(clause.text))


def _nearest_cue(quantity: Quantity, clause: Clause) -> Cue | None:
    """The nearest direction word that is not cut off by a comma; "reach" only where no other is there."""
    ranked = sorted(
        clause.cues,
        key=lambda cue: (
            cue.direction is Direction.REACH,
            min(abs(cue.start - quantity.end), abs(quantity.start - cue.end))
            + _crossings(clause.text, cue, quantity),
        ),
    )
    return ranked[0] if ranked else None


def _crossings(text: str, cue: Cue, quantity: Quantity) -> int:
    low, high = sorted((cue.end, quantity.start)) if cue.end <= quantity.start else (quantity.end, cue.start)
    return 60 * len(re.findall(r",\s|\bsowie\b|\b(?:und|während)\s+(?:die|der|den|das)\b", text[low:high]))


def _direction(quantity: Quantity, clause: Clause) -> Direction:
    """A word that moves the value outranks a bound: „Senkung auf unter 10 %“ reduces."""
    cue = _nearest_cue(quantity, clause)
    if cue is not None and cue.direction in {Direction.REDUCE, Direction.RAISE}:
        return cue.direction
    if quantity.value < 0:
        return Direction.REDUCE
    limit = quantity.bound or _limit_after(quantity, clause.text)
    if limit is not None:
        return limit
    return Direction.KEEP if cue is not None and cue.direction is Direction.KEEP else Direction.REACH


def _limit_after(quantity: Quantity, text: str) -> Direction | None:
    after = BOUND_AFTER.search(text, quantity.end)
    if after is not None:
        return Direction.AT_MOST if after["most"] else Direction.AT_LEAST
    return Direction.AT_MOST if LIMIT.search(text) else None


def _paired_year(quantity: Quantity, clause: Clause, aims: list[Quantity]) -> YearMention | None:
    """As many years as values: they go in pairs, in order. Otherwise the nearest year."""
    years = clause.target_years()
    if not years:
        return None
    if len(years) == len(aims) or (len(years) == 1):
        return years[aims.index(quantity) if len(years) == len(aims) else 0]
    return min(
        years,
        key=lambda year: (
            abs(year.start - quantity.end) if year.start >= quantity.end else quantity.start - year.end
        ),
    )


def _base_of(quantity: Quantity, clause: Clause) -> Quantity | None:
    bases = [
        base
        for base in clause.quantities
        if base.is_base and base.unit == quantity.unit and base.end <= quantity.start
    ]
    return bases[-1] if bases and quantity.led_by != "um" else None


def _base_year(quantity: Quantity, clause: Clause) -> YearMention | None:
    bases = [year for year in clause.years if year.role is Role.BASE]
    if not bases:
        spans = [
            y
            for y in clause.years
            if y.role is Role.PERIOD and y.first and re.search(r"\bvon\s+$", clause.text[: y.start])
        ]
        return replace(spans[0], year=spans[0].first) if spans and quantity.led_by == "um" else None
    following = [year for year in bases if year.start >= quantity.end]
    return following[0] if following else bases[-1]


def _target(quantity: Quantity, clause: Clause, aims: list[Quantity]) -> Target:
    year, base, base_year = (
        _paired_year(quantity, clause, aims),
        _base_of(quantity, clause),
        _base_year(quantity, clause),
    )
    cue = _nearest_cue(quantity, clause)
    bounds = [(quantity.start, quantity.end)]
    bounds += [(part.start, part.end) for part in (year, base, base_year) if part is not None]
    if cue is not None and not _other_between(cue, quantity, aims):
        bounds.append((cue.start, cue.end))
    start, end = min(low for low, _ in bounds), max(high for _, high in bounds)
    target = Target(
        start=start,
        end=end,
        text=clause.text[start:end],
        value=quantity.value,
        unit=_with_year(quantity, clause),
        direction=_direction(quantity, clause),
        target_year=year.year if year else None,
        base_value=base.value if base else None,
        base_year=base_year.year if base_year else None,
        scope=find_scope(clause.text, quantity.start),
    )
    return replace(target, doubts=doubts_about(target))


def _other_between(cue: Cue, quantity: Quantity, aims: list[Quantity]) -> bool:
    low, high = min(cue.start, quantity.start), max(cue.end, quantity.end)
    return any(low <= other.start < high for other in aims if other is not quantity)


def _with_year(quantity: Quantity, clause: Clause) -> str | None:
    """„jährlich 200 Wohnungen“ counts per year like „200 Wohnungen pro Jahr“; per cent stay per cent."""
    if quantity.unit is None or "/Jahr" in quantity.unit or quantity.unit.startswith("%"):
        return quantity.unit
    if (
        re.search(r"\b[Jj]ährlich\s+(?:\S+\s+){0,2}$", clause.text[: quantity.start])
        or "jährlich" in clause.text[quantity.start : quantity.end]
    ):
        return f"{quantity.unit}/Jahr"
    return quantity.unit


def _factor_target(cue: Cue, clause: Clause) -> Target:
    years = clause.target_years()
    year = min(years, key=lambda mention: abs(mention.start - cue.start)) if years else None
    bases = [mention for mention in clause.years if mention.role is Role.BASE]
    parts = [(cue.start, cue.end), *((part.start, part.end) for part in (year, *bases[:1]) if part)]
    start, end = min(low for low, _ in parts), max(high for _, high in parts)
    target = Target(
        start=start,
        end=end,
        text=clause.text[start:end],
        value=cue.factor,
        unit="%",
        direction=cue.direction,
        target_year=year.year if year else None,
        base_year=bases[0].year if bases else None,
        scope=find_scope(clause.text, cue.start),
    )
    return replace(target, doubts=doubts_about(target))


def _directed_only(clause: Clause) -> list[Target]:
    """An aim with a year but no number: „Anteil der Tarifverträge bis 2030 erhöhen“."""
    if clause.cues:
        strongest = min(clause.cues, key=lambda cue: cue.direction is Direction.REACH)
        bound = re.search(r"\bunter(?:halb)?\b|\bUnterschreitung\b", clause.text)
        direction = (
            Direction.AT_MOST if bound and strongest.direction is Direction.KEEP else strongest.direction
        )
        return [_unvalued(clause, strongest.start, strongest.end, direction)]
    if limit := LIMIT.search(clause.text) or re.search(r"\bunter(?:halb)?\b", clause.text):
        return [_unvalued(clause, limit.start(), limit.end(), Direction.AT_MOST)]
    if not has_verb(clause.text) or (_EVERY.search(clause.text) and _WILL.search(clause.text)):
        year = clause.target_years()[0]
        return [_unvalued(clause, year.start, year.end, Direction.REACH)]
    return []


def _unvalued(clause: Clause, low: int, high: int, direction: Direction) -> Target:
    years = clause.target_years()
    year = min(years, key=lambda mention: abs(mention.start - high))
    start, end = min(low, year.start), max(high, year.end)
    target = Target(
        start=start,
        end=end,
        text=clause.text[start:end],
        direction=direction,
        target_year=year.year,
        scope=find_scope(clause.text, low),
    )
    return replace(target, doubts=doubts_about(target))
