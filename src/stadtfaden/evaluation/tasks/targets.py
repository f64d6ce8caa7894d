"""Targets as values in the target strings of the national indicators.

The file itself gives a target year for some; value, unit and direction were labelled by hand
(gold/README.md).
"""

import csv
import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from stadtfaden.core.targets import Direction, Target, find_targets
from stadtfaden.evaluation.measures import Counts, by_group, mean
from stadtfaden.evaluation.values import Figure, Material, MaterialMissingError, Task

STRINGS = "dns_targets/dns_targets.dev.json"
GOLD = "dns_targets.tsv"
HASH = 16  # hexadecimal digits
NOTE = (
    "Entwicklungswert: diese Zielsätze wurden beim Bauen angesehen; Wert, Einheit und Richtung hat von Hand "
    "ausgezeichnet, wer auch die Regeln schrieb."
)
PLAIN = "erste Zahl mit Einheit, erstes 20JJ, Stichwort"
_QUANTITY = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(%|Prozent|Mill\w*|Mrd\.?|Euro|kg|Kilogramm|Milligramm pro Liter|mg/l|[A-ZÄÖÜ]\w+)"
)
_YEAR = re.compile(r"\b20\d\d\b")
_WORDS = (
    (Direction.AT_LEAST, r"mindestens"),
    (Direction.AT_MOST, r"höchstens|maximal|unter|nicht überschreiten"),
    (Direction.RAISE, r"erhöh|steiger|anstieg|wachs"),
    (Direction.REDUCE, r"senk|minder|verringer|reduzier"),
    (Direction.KEEP, r"halten|beibehalt"),
)


class Said(NamedTuple):
    """What one target says; None where it does not say it."""

    value: float | None
    unit: str | None
    year: int | None
    direction: Direction | None

    @property
    def key(self) -> tuple[float | None, str | None, int | None]:
        return self.value, self.unit, self.year


class Case(NamedTuple):
    """One target string; `year` is the file's own target year."""

    indicator: str
    text: str
    wanted: tuple[Said, ...]
    year: int | None


def targets(material: Material) -> Iterator[Figure]:
    """About 70 strings, in a second."""
    path = material.path(STRINGS)
    cases = labelled(path, gold())
    if not cases:
        raise MaterialMissingError(f"{path} enthält keinen der Zielsätze, die ausgezeichnet sind.")
    yield from measured(cases)


def measured(cases: Sequence[Case]) -> Iterator[Figure]:
    """How many targets of these strings are read as labelled, and which way they go."""
    ours = [[_said(one) for one in find_targets(case.text)] for case in cases]
    plain = [_plain(case.text) for case in cases]
    yield Figure(
        measure="Wert, Einheit und Zieljahr, F1",
        ours=_counts(cases, ours).f1,
        cases=len(cases),
        goal=0.92,
        baseline=_counts(cases, plain).f1,
        baseline_name=PLAIN,
        spread=_spread(cases, ours),
        note=NOTE,
    )
    ours_directions, plain_directions = _directions(cases, ours), _directions(cases, plain)
    if ours_directions:
        yield Figure(
            measure="Richtung der gefundenen Ziele",
            ours=mean(ours_directions),
            cases=len(ours_directions),
            goal=0.95,
            baseline=mean(plain_directions),
            baseline_name=f"{PLAIN}, an seinen eigenen {len(plain_directions)} Treffern",
            note=NOTE,
        )
    dated = [at for at, case in enumerate(cases) if case.year is not None]
    if dated:
        yield Figure(
            measure="Zieljahr wie im Feld der Datei",
            ours=mean(cases[at].year in {one.year for one in ours[at]} for at in dated),
            cases=len(dated),
            baseline=mean(cases[at].year in {one.year for one in plain[at]} for at in dated),
            baseline_name=PLAIN,
            note="Etikett der Herausgeber; Entwicklungswert wie oben.",
        )


TASK = Task("targets", "Zielwerte", targets)


def labelled(path: Path, gold: Mapping[str, tuple[Said, ...]]) -> list[Case]:
    """Each different string once; strings that nobody has labelled are left out."""
    found: dict[str, Case] = {}
    for row in json.loads(path.read_text(encoding="utf-8")):
        for target in row["targets"]:
            text, year = target["target"], target["targetYear"]
            digest = hashlib.sha256(text.encode()).hexdigest()[:HASH]
            known = found.get(text)
            if digest in gold and (known is None or known.year is None):
                found[text] = Case(row["indicator"], text, gold[digest], int(year) if year else None)
    return list(found.values())


def gold() -> Mapping[str, tuple[Said, ...]]:
    """What each string says, by its hash."""
    path = files("stadtfaden.evaluation").joinpath("gold", GOLD)
    found: dict[str, list[Said]] = {}
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t"):
        listed = found.setdefault(row["sha256"], [])
        if row["direction"]:
            listed.append(
                Said(
                    float(row["value"]) if row["value"] else None,
                    row["unit"] or None,
                    int(row["target_year"]) if row["target_year"] else None,
                    Direction(row["direction"]),
                )
            )
    return {digest: tuple(said) for digest, said in found.items()}


def _said(target: Target) -> Said:
    return Said(target.value, target.unit, target.target_year, target.direction)


def _plain(text: str) -> list[Said]:
    year = _YEAR.search(text)
    quantity = _QUANTITY.search(_YEAR.sub("", text))
    lower = text.lower()
    direction = next((way for way, words in _WORDS if re.search(words, lower)), Direction.REACH)
    value = float(quantity[1].replace(",", ".")) if quantity else None
    unit = ("%" if quantity[2] == "Prozent" else quantity[2]) if quantity else None
    return [Said(value, unit, int(year[0]) if year else None, direction)] if year or quantity else []


def _matches(case: Case, given: Sequence[Said]) -> list[tuple[Said, Said]]:
    """Pairs of wanted and given that agree in value, unit and year; each given one is used once."""
    left = list(given)
    pairs = []
    for want in case.wanted:
        give = next((one for one in left if one.key == want.key), None)
        if give is not None:
            left.remove(give)
            pairs.append((want, give))
    return pairs


def _counts(cases: Sequence[Case], given: Sequence[Sequence[Said]]) -> Counts:
    hits = sum(len(_matches(case, found)) for case, found in zip(cases, given, strict=True))
    return Counts(
        hits=hits,
        false=sum(len(found) for found in given) - hits,
        missed=sum(len(case.wanted) for case in cases) - hits,
    )


def _directions(cases: Sequence[Case], given: Sequence[Sequence[Said]]) -> list[bool]:
    return [
        want.direction == give.direction
        for case, found in zip(cases, given, strict=True)
        for want, give in _matches(case, found)
    ]


def _spread(cases: Sequence[Case], given: Sequence[Sequence[Said]]) -> dict[str, float]:
    """By the sustainability goal that an indicator belongs to: „13“ of „13.1.a“."""
    groups = by_group(range(len(cases)), lambda at: f"SDG {cases[at].indicator.split('.')[0]}")
    return {
        goal: _counts([cases[at] for at in inside], [given[at] for at in inside]).f1
        for goal, inside in groups.items()
    }
