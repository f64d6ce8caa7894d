"""A target put together: value, direction, year, base and the exact words that hold them."""

import re
from dataclasses import replace
from itertools import pairwise

from stadtfaden.core.targets.clauses import Clause
from stadtfaden.core.targets.directions import BOUND_AFTER, LESS_AFTER, LIMIT, Cue
from stadtfaden.core.targets.doubts import doubts_about
from stadtfaden.core.targets.moods import has_past
from stadtfaden.core.targets.quantities import Quantity
from stadtfaden.core.targets.scopes import (
    find_scope,
    find_scope_behind,
    find_share_scope,
    find_value_scope,
)
from stadtfaden.core.targets.values import Direction, Target
from stadtfaden.core.targets.years import Role, YearMention

_LEADS = frozenset({"um", "auf"})
_LEAD = re.compile(r"\b(?:[Uu]m|[Aa]uf)\s+(?:[^\W\d]+\.?\s+){0,3}$")
_CROSSING = re.compile(r",\s|\bsowie\b|\b(?:und|während)\s+(?:die|der|den|das)\b")
_EXTENDED = re.compile(r"ausgebaut|erweitert|verbessert|vergrößert")
_JOINT = re.compile(r",\s|\b(?:und|sowie|bzw\.)\s")
_LESSENING = re.compile(
    r"\b(?:[Mm]inderungs|[Rr]eduktions|[Rr]eduzierungs|[Ee]inspar|[Ss]enkungs)(?:ziel|quote|vorgabe)\w*"
)
_CAPPED = re.compile(r"[^,.;:]{0,60}\b(?:begrenz|gedeckelt|beschränk|zu\s+deckeln)\w*")
_SINCE = re.compile(r"(?:[Ss]eit|[Ww]ie)\b")
_SIGN = 3  # letters of a unit that is no noun: t, kWh, °C
_FAR = 60  # characters that a comma weighs
_TIMES = frozenset(
    {"Minuten", "Stunden", "Tage", "Arbeitstage", "Werktage", "Wochen", "Monate", "Jahre", "°C"}
)
_PER_HEAD = re.compile(r"\b(?:[Pp]ro|[Jj]e)[\s-](?:Kopf|Person|Einwohner\w*)")
_EACH: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"\b(?:[Vv]ierteljährlich|[Jj]edes\s+Quartal|[Pp]ro\s+Quartal|[Ii]n\s+jedem\s+Quartal)\b"),
        "Quartal",
    ),
    (re.compile(r"\b(?:[Jj]ährlich|[Jj]edes\s+Jahr|[Pp]ro\s+Jahr|[Ii]n\s+jedem\s+Jahr)\b"), "Jahr"),
    (re.compile(r"\b(?:[Mm]onatlich|[Jj]eden\s+Monat|[Pp]ro\s+Monat)\b"), "Monat"),
    (re.compile(r"\b(?:[Ww]öchentlich|[Jj]ede\s+Woche|[Pp]ro\s+Woche)\b"), "Woche"),
)
_MEASURES = re.compile(
    r"\s+(?:breit|hoch|lang|tief|dick|stark|groß|schwer|weit|entfernt|auseinander)\w{0,2}\b"
)
_MEASURE_OF = re.compile(
    r"\b(?:Breite|Höhe|Länge|Tiefe|Dicke|Stärke|Größe|Abstand|Durchmesser|\w+(?:breite|höhe|länge|abstand))"
    r"(?:\s+von)?(?:\s+jeweils)?\s*$"
)
_BRACKET = 60  # characters of a bracket that are quoted along
_NEAR = 60  # characters between „jährlich“ and what is counted


def valued_target(quantity: Quantity, clause: Clause, aims: list[Quantity]) -> Target:
    """The target that a quantity says, with what belongs to it; `aims` are all the clause aims at."""
    year, base = _paired_year(quantity, clause, aims), _base_of(quantity, clause)
    base_year = _base_year(quantity, clause, base)
    cue = _nearest_cue(quantity, clause)
    time = _time_of(quantity, clause)
    parts = [_with_lead(quantity, clause.text), *([time[1]] if time else [])]
    parts += [(part.start, part.end) for part in (year, base, base_year) if part is not None]
    near = cue is not None and not _crossings(cue, quantity, clause.text)
    if cue is not None and near and not _other_between(cue, quantity, aims):
        parts.append((cue.start, cue.end))
    target = Target(
        *_words(clause, parts),
        value=quantity.value,
        unit=time[0] if time else _unit_of(quantity, clause),
        direction=_direction(quantity, clause, base),
        target_year=year.year if year else None,
        base_value=base.value if base else None,
        base_year=base_year.year if base_year else None,
        scope=_scope_of(quantity, clause),
    )
    return _doubted(target)


def _with_lead(quantity: Quantity, text: str) -> tuple[int, int]:
    """„um 20 %“, „20 % weniger“: without these words nobody knows whether a value is a change."""
    lead = _LEAD.search(text, 0, quantity.start) if quantity.led_by in _LEADS else None
    less = LESS_AFTER.match(text, quantity.end)
    return (lead.start() if lead else quantity.start), (less.end() if less else quantity.end)


def factor_target(cue: Cue, clause: Clause) -> Target:
    """„verdoppeln“, „halbieren“: the change in per cent; what it starts from may stand in brackets."""
    years = clause.target_years()
    year = min(years, key=lambda mention: abs(mention.start - cue.start)) if years else None
    base_year = next(iter(clause.base_years()), None)
    base = next((one for one in clause.quantities if one.is_aside), None)
    parts = [(cue.start, cue.end), *((part.start, part.end) for part in (year, base_year, base) if part)]
    target = Target(
        *_words(clause, parts),
        value=cue.factor,
        unit="%",
        direction=cue.direction,
        target_year=year.year if year else None,
        base_value=base.value if base else None,
        base_year=base_year.year if base_year else None,
        scope=find_scope_behind(clause.text, cue.end) or find_scope(clause.text, cue.start),
    )
    return _doubted(target)


def unvalued_target(clause: Clause, low: int, high: int, direction: Direction) -> Target:
    """An aim without a number: the words low..high and the nearest year."""
    year = min(clause.target_years(), key=lambda mention: abs(mention.start - high))
    target = Target(
        *_words(clause, [(low, high), (year.start, year.end)]),
        direction=direction,
        target_year=year.year,
        scope=find_scope(clause.text, low),
    )
    return _doubted(target)


def _scope_of(quantity: Quantity, clause: Clause) -> str | None:
    """„30 % aller Wege“ are about ways, „ein Anteil von 30 %“ about the share, a width about what is near."""
    if _qualifies(quantity, clause):
        part = max(clause.text.rfind(sign, 0, quantity.start) for sign in ",;") + 1
        return find_scope(clause.text[part : quantity.start], quantity.start - part)
    behind = None
    if not quantity.is_open and quantity.led_by not in _LEADS and quantity.unit is not None:
        behind = find_share_scope(clause.text, quantity.end)
    if quantity.led_by == "von" or behind is None:
        moved = quantity.led_by in _LEADS
        own = find_value_scope(clause.text, quantity.start, is_moved=moved)
        return own or behind or find_scope(clause.text, quantity.start)
    return behind


def _words(clause: Clause, parts: list[tuple[int, int]]) -> tuple[int, int, str]:
    start, end = min(low for low, _ in parts), max(high for _, high in parts)
    start, end = _with_whole_brackets(clause.text, start, end)
    return start, end, clause.text[start:end]


def _with_whole_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """„stehen (2024: 9“ is quoted with what closes its bracket, where that stands near."""
    if text.rfind("(", start, end) > text.rfind(")", start, end):
        closing = text.find(")", end, end + _BRACKET)
        end = closing + 1 or end
    first = text.find(")", start, end)
    if first >= 0 and "(" not in text[start:first]:
        opening = text.rfind("(", max(0, start - _BRACKET), start)
        start = opening if opening >= 0 else start
    return start, end


def _doubted(target: Target) -> Target:
    return replace(target, doubts=doubts_about(target))


def _nearest_cue(quantity: Quantity, clause: Clause) -> Cue | None:
    """The nearest direction word that is not cut off by a comma; "reach" only where no other is there."""
    ranked = sorted(
        (cue for cue in clause.cues if _reaches(cue, quantity, clause.text)),
        key=lambda cue: (cue.direction is Direction.REACH, _distance(cue, quantity, clause.text)),
    )
    return ranked[0] if ranked else None


def _reaches(cue: Cue, quantity: Quantity, text: str) -> bool:
    """A mover behind a comma moves „um 40 %“, not a mere „40 %“; „vier Schulen erweitert“ are not more."""
    if not cue.moves or quantity.led_by in _LEADS or quantity.value < 0:
        return True
    if quantity.is_open and _EXTENDED.fullmatch(text, cue.start, cue.end):
        return False
    return not _crossings(cue, quantity, text)


def _distance(cue: Cue, quantity: Quantity, text: str) -> int:
    near = min(abs(cue.start - quantity.end), abs(quantity.start - cue.end))
    return near + _FAR * _crossings(cue, quantity, text)


def _crossings(cue: Cue, quantity: Quantity, text: str) -> int:
    low, high = sorted((cue.end, quantity.start)) if cue.end <= quantity.start else (quantity.end, cue.start)
    return len(_CROSSING.findall(text, low, max(low, high)))


def _direction(quantity: Quantity, clause: Clause, base: Quantity | None) -> Direction:
    """A word that moves the value outranks a bound: „Senkung auf unter 10 %“ reduces."""
    if quantity.bound is not None and _qualifies(quantity, clause):
        return quantity.bound
    moved = _moved_to(quantity, clause)
    if moved is not None:
        return moved
    if base is not None and quantity.led_by == "auf" and base.value != quantity.value:
        return Direction.RAISE if quantity.value > base.value else Direction.REDUCE
    limit = quantity.bound or _limit_after(quantity, clause.text)
    if limit is not None:
        return limit
    cue = _nearest_cue(quantity, clause)
    return Direction.KEEP if cue is not None and cue.direction is Direction.KEEP else Direction.REACH


def _moved_to(quantity: Quantity, clause: Clause) -> Direction | None:
    """Where a word beside the value moves it; who raises a Minderungsziel reduces more."""
    compared = LESS_AFTER.match(clause.text, quantity.end)
    if compared and quantity.value:
        return Direction.REDUCE if compared["less"] else Direction.RAISE
    if quantity.unit == "%" and _LESSENING.search(clause.text, 0, quantity.start):
        return Direction.REDUCE
    if quantity.led_by == "auf" and _CAPPED.match(clause.text, quantity.end):
        return Direction.AT_MOST
    cue = _nearest_cue(quantity, clause)
    if cue is not None and cue.moves:
        return cue.direction
    return Direction.REDUCE if quantity.value < 0 else None


def _limit_after(quantity: Quantity, text: str) -> Direction | None:
    after = BOUND_AFTER.search(text, quantity.end)
    if after is not None:
        return Direction.AT_MOST if after["most"] else Direction.AT_LEAST
    return Direction.AT_MOST if LIMIT.search(text) else None


def _paired_year(quantity: Quantity, clause: Clause, aims: list[Quantity]) -> YearMention | None:
    """As many years as values: they go in pairs, in order. Otherwise the nearest year; what only says how
    wide or high a thing is has none beside the value that it qualifies.
    """
    main = [aim for aim in aims if not _qualifies(aim, clause)]
    if main and len(main) < len(aims):
        if quantity not in main:
            return None
        aims = main
    steps = tuple(year for year in clause.years if year.role is not Role.BASE)
    if len(aims) > 1 and _take_turns(steps, aims):
        return steps[aims.index(quantity)]
    years = tuple(year for year in clause.target_years() if not _is_told_apart(year, quantity, clause))
    if not years:
        return None
    if len(years) == len(aims) or (len(years) == 1):
        return years[aims.index(quantity) if len(years) == len(aims) else 0]
    return min(years, key=lambda year: _year_distance(year, quantity, clause.text))


def _qualifies(quantity: Quantity, clause: Clause) -> bool:
    """„mindestens 2,50 m breit“, „mit einer Breite von mindestens 2,50 m“."""
    if quantity.bound is None:
        return False
    before = clause.text[: quantity.start]
    return _MEASURES.match(clause.text, quantity.end) is not None or _MEASURE_OF.search(before) is not None


def _is_told_apart(year: YearMention, quantity: Quantity, clause: Clause) -> bool:
    """„Ende 2019 wurde ein Programm aufgelegt, mit dem 50 Stationen …“: the year belongs to what was done."""
    if year.role is Role.TARGET:
        return False
    said = clause.around(year.start, year.end)
    return quantity.start >= clause.text.find(said) + len(said) and has_past(said)


def _take_turns(steps: tuple[YearMention, ...], aims: list[Quantity]) -> bool:
    """„2030 mindestens 50 % und bis 2035 80 %“: year, value, year, value."""
    if len(steps) != len(aims):
        return False
    order = sorted([(step.start, True) for step in steps] + [(aim.start, False) for aim in aims])
    return all(one[1] != other[1] for one, other in pairwise(order))


def _year_distance(year: YearMention, quantity: Quantity, text: str) -> int:
    low, high = (quantity.end, year.start) if year.start >= quantity.end else (year.end, quantity.start)
    return high - low + _FAR * len(_JOINT.findall(text, low, max(low, high)))


def _base_of(quantity: Quantity, clause: Clause) -> Quantity | None:
    """The value it starts from: said before it in the same unit, or behind it in brackets."""
    before = [
        base
        for base in clause.quantities
        if base.is_base and not base.is_aside and _same(base, quantity) and base.end <= quantity.start
    ]
    if before and quantity.led_by != "um":
        return before[-1]
    behind = [
        base
        for base in clause.quantities
        if base.is_aside and base.start >= quantity.end and _counts_alike(base.unit, quantity.unit)
    ]
    return behind[0] if behind else None


def _counts_alike(base: str | None, aimed: str | None) -> bool:
    """„350 Wohnheimplätze (2019: 610 Plätze)“, „420 Plätze, ausgehend von 3.640 Plätzen“."""
    if base is None or base == aimed:
        return True
    one, other = base.lower().removesuffix("n"), (aimed or "").lower().removesuffix("n")
    return len(one) > _SIGN and other.endswith(one)


def _same(base: Quantity, quantity: Quantity) -> bool:
    return (base.unit or "").partition("/")[0] == (quantity.unit or "").partition("/")[0]


def _base_year(quantity: Quantity, clause: Clause, base: Quantity | None) -> YearMention | None:
    bases = clause.base_years() or _year_beside(base, clause)
    if quantity.led_by not in _LEADS and not any(cue.moves or cue.factor for cue in clause.cues):
        # „Seit 2015 gilt, dass …“ dates the rule; only what moves has moved since.
        bases = tuple(year for year in bases if not _SINCE.match(clause.text, year.start))
    if not bases:
        spans = [
            y
            for y in clause.years
            if y.role is Role.PERIOD and y.first and re.search(r"\bvon\s+$", clause.text[: y.start])
        ]
        return replace(spans[0], year=spans[0].first) if spans and quantity.led_by == "um" else None
    following = [year for year in bases if year.start >= quantity.end]
    return following[0] if following else bases[-1]


def _year_beside(base: Quantity | None, clause: Clause) -> tuple[YearMention, ...]:
    """„…, der 2018 bei 15 % lag, …“: the year told with the value it starts from."""
    if base is None or not clause.is_dated():
        return ()
    said = clause.around(base.start, base.end)
    low = clause.text.find(said)
    return tuple(y for y in clause.years if y.role is Role.BARE and low <= y.start < low + len(said))


def _other_between(cue: Cue, quantity: Quantity, aims: list[Quantity]) -> bool:
    low, high = min(cue.start, quantity.start), max(cue.end, quantity.end)
    return any(low <= other.start < high for other in aims if other is not quantity)


def _unit_of(quantity: Quantity, clause: Clause) -> str | None:
    """„die Emissionen pro Kopf auf 1 t“ are t/Kopf; what is counted or shared stays as it is."""
    unit = quantity.unit
    if unit is None or quantity.is_open or unit.startswith(("%", "Prozent", "Mal")) or "/" in unit:
        return unit
    return f"{unit}/Kopf" if _PER_HEAD.search(clause.text, 0, quantity.start) else unit


def _time_of(quantity: Quantity, clause: Clause) -> tuple[str, tuple[int, int]] | None:
    """„jährlich 200 Wohnungen“ counts per year like „200 Wohnungen pro Jahr“; per cent stay per cent."""
    unit = quantity.unit
    if unit is None or unit.startswith("%") or unit == "Prozentpunkte" or unit.partition("/")[0] in _TIMES:
        return None
    if any(unit.endswith(f"/{time}") for time in ("Jahr", "Monat", "Woche", "Tag", "Quartal")):
        return None
    low = max((other.end for other in clause.quantities if other.end <= quantity.start), default=0)
    for pattern, time in _EACH:
        if match := pattern.search(clause.text, max(low, quantity.start - _NEAR), quantity.end):
            return f"{unit}/{time}", match.span()
    return None
