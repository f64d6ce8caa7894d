"""Proposal against reason in citizens' contributions of three participation processes, sentence by sentence.

The line model learned from our own sentences alone: to it every process is unseen.
"""

import csv
import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stadtfaden.core.statements import StatementKind
from stadtfaden.evaluation.baselines import REGRESSION, across_groups
from stadtfaden.evaluation.lines import kinds_by_signs, kinds_of
from stadtfaden.evaluation.measures import by_group, chosen, count, f1_spread
from stadtfaden.evaluation.values import Figure, Material, MaterialMissingError, Task

FOLDER = "cimt/argument"
PROPOSALS = frozenset({"mpos", "mpos+premise"})  # „both“ contains a proposal, says the data's README
NOTHING = "non-arg"
STRICT = frozenset({StatementKind.MEASURE, StatementKind.GOAL})
WIDE = STRICT | {StatementKind.TARGET}  # „höchstens Tempo 30“: a goal that bears a number
_MOST = 2000  # sentences of a process; all of them would take half of the time of the whole run
_HOW = (
    "Ein Vorschlag zählt als Maßnahme, Ziel oder Zielwert (ein Ziel mit Zahl); Sätze, die beides enthalten, "
    "zählen als Vorschlag, wie es die Daten sagen. Höchstens 2000 Sätze je Verfahren, ganze Beiträge."
)


class Sentence(NamedTuple):
    """One coded sentence of a contribution (`document`)."""

    process: str
    document: str
    text: str
    code: str

    @property
    def is_proposal(self) -> bool:
        return self.code in PROPOSALS


def proposals(material: Material) -> Iterator[Figure]:
    """About 5,500 sentences in a minute, most of it their vectors. The baseline learns from all 14,000."""
    known = labelled(material)
    learned = across_groups(
        [case.text for case in known],
        [case.is_proposal for case in known],
        [case.process for case in known],
    )
    asked = sample(known)
    cases, plain = chosen(known, asked), [bool(learned[at]) for at in asked]
    texts = [case.text for case in cases]
    kinds = kinds_of(texts)
    wide = [kind in WIDE for kind in kinds]
    argued = [at for at, case in enumerate(cases) if case.code != NOTHING]
    yield _figure(
        "Vorschlag gegen Grund, F1", chosen(cases, argued), chosen(wide, argued), chosen(plain, argued), 0.8
    )
    yield _figure("Vorschlag unter allen Sätzen, F1", cases, wide, plain)
    strict = [kind in STRICT for kind in kinds]
    signs = [kind in WIDE for kind in kinds_by_signs(texts)]
    for name, ours in (("ohne Zielwerte", strict), ("nach den Wörtern allein", signs)):
        yield _figure(
            f"Vorschlag gegen Grund {name}, F1",
            chosen(cases, argued),
            chosen(ours, argued),
            chosen(plain, argued),
        )


TASK = Task("proposals", "Vorschläge und Gründe", proposals, seconds=100)


def labelled(material: Material) -> list[Sentence]:
    """All coded sentences; fields are parted by tabs and never quoted."""
    found = []
    for path in sorted(material.path(FOLDER).glob("*/*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        found += [
            Sentence(path.parent.name, row["document_id"], row["content"], row["code"])
            for row in rows
            if row["code"]
        ]
    if not found:
        raise MaterialMissingError(f"In {material.path(FOLDER)} liegt keine Datei */*.tsv.")
    return found


def sample(cases: Sequence[Sentence]) -> list[int]:
    """Where the sentences stand that are asked: whole contributions of each process in the order of their
    hashes, until there are enough.
    """
    asked: list[int] = []
    for inside in by_group(range(len(cases)), lambda at: cases[at].process).values():
        documents = by_group(inside, lambda at: cases[at].document)
        room = _MOST
        for document in sorted(documents, key=lambda one: hashlib.sha256(one.encode()).hexdigest()):
            if room > 0:
                asked += documents[document]
                room -= len(documents[document])
    return sorted(asked)


def _figure(
    name: str,
    cases: Sequence[Sentence],
    ours: Sequence[bool],
    plain: Sequence[bool],
    goal: float | None = None,
) -> Figure:
    wanted = [case.is_proposal for case in cases]
    return Figure(
        measure=name,
        ours=count(wanted, ours).f1,
        cases=len(cases),
        goal=goal,
        baseline=count(wanted, plain).f1,
        baseline_name=f"{REGRESSION}, gelernt an den anderen Verfahren",
        spread=f1_spread([case.process for case in cases], wanted, ours),
        note=_HOW,
    )
