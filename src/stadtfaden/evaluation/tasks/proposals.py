"""Proposal against reason in citizens' contributions of three participation processes, sentence by sentence.

The line model learned from our own sentences alone: to it every process is unseen.
"""

import csv
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from stadtfaden.core.statements import StatementKind, understand
from stadtfaden.evaluation.baselines import REGRESSION, across_groups
from stadtfaden.evaluation.measures import by_group, count
from stadtfaden.evaluation.values import Figure, Material, MaterialMissingError, Task

Value = TypeVar("Value")

FOLDER = "cimt/argument"
PROPOSALS = frozenset({"mpos", "mpos+premise"})  # „both“ contains a proposal, says the data's README
NOTHING = "non-arg"
STRICT = frozenset({StatementKind.MEASURE, StatementKind.GOAL})
WIDE = STRICT | {StatementKind.TARGET}  # „höchstens Tempo 30“: a goal that bears a number
_HOW = (
    "Ein Vorschlag zählt als Maßnahme, Ziel oder Zielwert (ein Ziel mit Zahl); Sätze, die beides enthalten, "
    "zählen als Vorschlag, wie es die Daten sagen."
)


class Sentence(NamedTuple):
    """One coded sentence of a contribution."""

    process: str
    text: str
    code: str

    @property
    def is_proposal(self) -> bool:
        return self.code in PROPOSALS


def proposals(material: Material) -> Iterator[Figure]:
    """About 14,000 sentences in half a minute, half of it the baseline."""
    cases = labelled(material)
    kinds = [understand(case.text, ()).kind for case in cases]
    plain = [
        bool(answer)
        for answer in across_groups(
            [case.text for case in cases],
            [case.is_proposal for case in cases],
            [case.process for case in cases],
        )
    ]
    wide = [kind in WIDE for kind in kinds]
    argued = [at for at, case in enumerate(cases) if case.code != NOTHING]
    yield _figure("Vorschlag gegen Grund, F1", _at(cases, argued), _at(wide, argued), _at(plain, argued), 0.8)
    yield _figure("Vorschlag unter allen Sätzen, F1", cases, wide, plain)
    strict = [kind in STRICT for kind in kinds]
    yield _figure(
        "Vorschlag gegen Grund ohne Zielwerte, F1",
        _at(cases, argued),
        _at(strict, argued),
        _at(plain, argued),
    )


TASK = Task("proposals", "Vorschläge und Gründe", proposals)


def labelled(material: Material) -> list[Sentence]:
    """All coded sentences; fields are parted by tabs and never quoted."""
    found = []
    for path in sorted(material.path(FOLDER).glob("*/*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        found += [Sentence(path.parent.name, row["content"], row["code"]) for row in rows if row["code"]]
    if not found:
        raise MaterialMissingError(f"In {material.path(FOLDER)} liegt keine Datei */*.tsv.")
    return found


def _figure(
    name: str,
    cases: Sequence[Sentence],
    ours: Sequence[bool],
    plain: Sequence[bool],
    goal: float | None = None,
) -> Figure:
    wanted = [case.is_proposal for case in cases]
    groups = by_group(range(len(cases)), lambda at: cases[at].process)
    return Figure(
        measure=name,
        ours=count(wanted, ours).f1,
        cases=len(cases),
        goal=goal,
        baseline=count(wanted, plain).f1,
        baseline_name=f"{REGRESSION}, gelernt an den anderen Verfahren",
        spread={
            process: count(_at(wanted, inside), _at(ours, inside)).f1 for process, inside in groups.items()
        },
        note=_HOW,
    )


def _at(values: Sequence[Value], places: Sequence[int]) -> list[Value]:
    return [values[at] for at in places]
