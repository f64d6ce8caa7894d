"""How sentences hang together with digitalisation, against what two annotators settled on."""

import csv
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from stadtfaden.core.digital import find_digital
from stadtfaden.evaluation.measures import chosen, count, count_sets, kappa, spread
from stadtfaden.evaluation.values import Figure, Material, MaterialMissingError, Task

_FOLDER = Path(str(files("stadtfaden.evaluation").joinpath("gold")))
GOLD = _FOLDER / "digital.tsv"
OTHER_HAND = _FOLDER / "digital_other_hand.tsv"
NONE = "none"
_DIGITAL = re.compile(r"digital", re.IGNORECASE)
_FIVE = re.compile(r"digital|online|\bapps?\b|internet|\bdaten", re.IGNORECASE)
_COLUMNS = ("source", "one", "other", "settled", "sentence")
Kinds = frozenset[str]


class Case(NamedTuple):
    """A sentence with the kinds each annotator saw and what they settled on; an empty set is none."""

    source: str
    one: Kinds
    other: Kinds
    settled: Kinds
    sentence: str


def digital(material: Material) -> Iterator[Figure]:  # noqa: ARG001 -- tasks are called alike; this set lies in the package
    """Some hundred sentences, in a second."""
    yield unseen(labelled(OTHER_HAND))
    yield from measured(labelled(GOLD))


TASK = Task("digital", "Digitalbezug", digital)


def labelled(path: Path) -> list[Case]:
    """The labelled sentences; MaterialMissingError where the file is not there."""
    if not path.is_file():
        raise MaterialMissingError(f"{path} fehlt: die ausgezeichneten Sätze zum Digitalbezug.")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(
            (line for line in lines if line.strip() and not line.startswith("#")),
            fieldnames=_COLUMNS,
            delimiter="\t",
            quoting=csv.QUOTE_NONE,
        )
        return [
            Case(
                row["source"],
                _kinds(row["one"]),
                _kinds(row["other"]),
                _kinds(row["settled"]),
                row["sentence"].strip(),
            )
            for row in rows
            if row["source"] != "source"
        ]


def unseen(cases: Sequence[Case]) -> Figure:
    """Sentences whose writer knew no rules, and which nobody saw who wrote rules."""
    return _kinds_of(
        cases,
        [frozenset(mark.id.value for mark in find_digital(case.sentence)) for case in cases],
        "Art des Digitalbezugs, F1, Sätze von anderer Hand",
        goal=0.85,
        note="Wer sie schrieb, kannte die Regeln nicht; wer die Regeln schrieb, sah sie nicht.",
    )


def measured(cases: Sequence[Case]) -> Iterator[Figure]:
    """Agreement of the annotators, then ours: which kinds, and whether there is any connection at all."""
    yield Figure(
        measure="Einigkeit der Auszeichnenden, F1 der Arten",
        ours=count_sets([case.one for case in cases], [case.other for case in cases]).f1,
        cases=len(cases),
        spread={"ob überhaupt, kappa": kappa([bool(c.one) for c in cases], [bool(c.other) for c in cases])},
        note="Obergrenze dessen, was sich verlangen lässt; kein Wert von uns.",
    )
    ours = [frozenset(mark.id.value for mark in find_digital(case.sentence)) for case in cases]
    wanted = [case.settled for case in cases]
    develop, held = halves(cases)
    yield _kinds_of(
        [cases[at] for at in held],
        [ours[at] for at in held],
        "Art des Digitalbezugs, F1, zurückgehaltene Hälfte",
        goal=0.85,
        note="Milde: Sätze, Auszeichnung und Regeln von einer Hand, siehe gold/digital.md.",
    )
    yield _kinds_of(
        [cases[at] for at in develop],
        [ours[at] for at in develop],
        "Art des Digitalbezugs, F1, Entwicklungshälfte",
        note="An diesen Sätzen wurden die Regeln verbessert.",
    )
    yield _any("Digitalbezug oder keiner, F1", cases, ours, _FIVE, "fünf Wörter")
    yield _any("Digitalbezug oder keiner, F1", cases, ours, _DIGITAL, "das Wort „digital“")
    for kind in sorted({kind for kinds in wanted for kind in kinds}):
        yield Figure(
            measure=f"Art „{kind}“, F1, zurückgehaltene Hälfte",
            ours=count([kind in wanted[at] for at in held], [kind in ours[at] for at in held]).f1,
            cases=sum(kind in wanted[at] for at in held),
        )


def halves(cases: Sequence[Case]) -> tuple[list[int], list[int]]:
    """Places of the cases to develop on and of those held back: every other source by name."""
    sources = sorted({case.source for case in cases})
    developed = set(sources[::2])
    places = range(len(cases))
    return (
        [at for at in places if cases[at].source in developed],
        [at for at in places if cases[at].source not in developed],
    )


def _kinds_of(
    cases: Sequence[Case], ours: Sequence[Kinds], measure: str, *, note: str, goal: float | None = None
) -> Figure:
    wanted = [case.settled for case in cases]
    return Figure(
        measure=measure,
        ours=count_sets(wanted, ours).f1,
        cases=len(cases),
        goal=goal,
        baseline=count_sets(wanted, [_plain_kinds(case.sentence) for case in cases]).f1,
        baseline_name="fünf Wörter, jeder Treffer „instrument“",
        spread=spread(
            [case.source for case in cases],
            lambda inside: count_sets(chosen(wanted, inside), chosen(ours, inside)).f1,
        ),
        note=note,
    )


def _any(
    name: str, cases: Sequence[Case], ours: Sequence[Kinds], words: re.Pattern[str], called: str
) -> Figure:
    wanted = [bool(case.settled) for case in cases]
    return Figure(
        measure=name,
        ours=count(wanted, [bool(kinds) for kinds in ours]).f1,
        cases=len(cases),
        baseline=count(wanted, [bool(words.search(case.sentence)) for case in cases]).f1,
        baseline_name=called,
    )


def _plain_kinds(sentence: str) -> Kinds:
    return frozenset({"instrument"}) if _FIVE.search(sentence) else frozenset()


def _kinds(listed: str) -> Kinds:
    return frozenset(kind.strip() for kind in listed.split(",")) - {NONE, ""}
