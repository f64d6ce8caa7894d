"""Areas of texts that somebody else has put into policy fields, chapters or departments.

These labels are coarser than our areas: a label counts as proposed when the best of its areas is the best of
all. They name one field where a text may speak of several; so the calibration error is an upper bound.
"""

import csv
import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from stadtfaden.core.areas import Scored, score_areas, shipped_taxonomy
from stadtfaden.evaluation.baselines import REGRESSION, across_groups
from stadtfaden.evaluation.lines import vectors_of_lines
from stadtfaden.evaluation.measures import by_group, label_f1, macro_f1, mean, reliability
from stadtfaden.evaluation.values import Figure, Material, Task, each

VOTO, BERLIN = "voto_nrw2025/voto.dev.csv", "berlin_koalition2021/paragraphs.jsonl"
KARLSRUHE = "karlsruhe_ris/gold/papers_labelled.dev.jsonl.gz"
MIXED = frozenset({"bridge_34", "bridge_38"})  # ids under which the file mixes several theses
NOTHING = "–"
_FOLDS = 5
_MOST = 400  # cases of a set whose meaning is asked: long texts take their time
NOTE = "Entwicklungswert: diese Daten wurden beim Bauen angesehen, gelernt wurde an ihnen nichts."
Labels = Mapping[str, frozenset[str]]


class Case(NamedTuple):
    """A text, its label, and the thesis, stretch or year it must not be parted from."""

    text: str
    label: str
    group: str


class Judged(NamedTuple):
    """What we said of a case: its label, and of the best area the score and whether it is right."""

    label: str
    score: float
    is_right: bool


def areas(material: Material) -> Iterator[Figure]:
    """The baseline learns from some 4,000 short texts, ours is asked for some 1,200: two minutes."""
    yield from each(material, theses, chapters, departments)


TASK = Task("areas", "Handlungsfelder", areas)


def theses(material: Material) -> Iterator[Figure]:
    """Municipal theses in eight policy fields, and what parties say to them; split by thesis."""
    labels = _labels("voto")
    with material.path(VOTO).open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["these_politikfeld"] in labels]
    by_thesis = {
        (row["these_id"], row["these_title"]): Case(
            f"{row['these_title']}. {_general(row['statement'])}", row["these_politikfeld"], row["these_id"]
        )
        for row in rows
    }
    cases = list(by_thesis.values())
    spoken = [
        Case(row["explanation"], row["these_politikfeld"], row["these_id"])
        for row in rows
        if row["these_id"] not in MIXED and row["explanation"].strip()
    ]
    learned = across_groups(
        [case.text for case in (*cases, *spoken)],
        [case.label for case in (*cases, *spoken)],
        [case.group for case in (*cases, *spoken)],
    )
    yield from _figures("Thesen, Politikfeld", cases, labels, learned[: len(cases)], 0.7)
    yield from _figures("Begründungen der Parteien, Politikfeld", spoken, labels, learned[len(cases) :])


def chapters(material: Material) -> Iterator[Figure]:
    """Paragraphs of a coalition agreement by chapter; split into fifths of each chapter."""
    labels = _labels("berlin")
    rows = [json.loads(line) for line in material.path(BERLIN).read_text(encoding="utf-8").splitlines()]
    numbered = [(row["chapter"].split(".")[0], row) for row in rows]
    inside = by_group([row for number, row in numbered if number in labels], lambda row: str(row["file"]))
    cases = [
        Case(row["text"], row["chapter"].split(".")[0], str(at * _FOLDS // len(paragraphs)))
        for paragraphs in inside.values()
        for at, row in enumerate(paragraphs)
    ]
    learned = across_groups(
        [case.text for case in cases], [case.label for case in cases], [case.group for case in cases]
    )
    yield from _figures("Absätze, Kapitel", cases, labels, learned)


def departments(material: Material) -> Iterator[Figure]:
    """Titles of council papers by the department that wrote them; split by year."""
    cases, labels = council_titles(material)
    learned = across_groups(
        [case.text for case in cases], [case.label for case in cases], folds([case.group for case in cases])
    )
    yield from _figures("Vorlagen, Amt", cases, labels, learned)


def council_titles(material: Material) -> tuple[list[Case], Labels]:
    """Titles of council papers with the areas of their department, grouped by year.

    Titles alone: the letterhead of the text names the department. Departments that stand for no area (the
    treasury, the building and the property office) are left out.
    """
    labels = _labels("karlsruhe")
    with gzip.open(material.path(KARLSRUHE), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    cases = [
        Case(row["title"], row["department"][0], row["date"][:4])
        for row in rows
        if len(row["department"]) == 1 and row["department"][0] in labels
    ]
    merged = {ids: "+".join(sorted(ids)) for ids in labels.values()}
    cases = [case._replace(label=merged[labels[case.label]]) for case in cases]
    return cases, {name: ids for ids, name in merged.items()}


def _figures(
    name: str, cases: Sequence[Case], labels: Labels, learned: Sequence[object], goal: float | None = None
) -> Iterator[Figure]:
    """The same cases by words and meaning, as single lines are understood, and by words alone."""
    asked = sample(cases)
    cases, learned = [cases[at] for at in asked], [learned[at] for at in asked]
    taxonomy, texts = shipped_taxonomy(), [case.text for case in cases]
    pairs = list(zip(cases, texts, vectors_of_lines(texts), strict=True))
    judged = [
        judge(case, labels, score_areas(text, taxonomy, vector=vector, threshold=0.0))
        for case, text, vector in pairs
    ]
    by_words = [judge(case, labels, score_areas(text, taxonomy, threshold=0.0)) for case, text, _ in pairs]
    yield _macro(f"{name}, Makro-F1", cases, judged, learned, goal)
    yield _macro(f"{name} nach den Wörtern allein, Makro-F1", cases, by_words, learned, goal)
    yield _calibration(name, judged)


def _macro(
    measure: str,
    cases: Sequence[Case],
    judged: Sequence[Judged],
    learned: Sequence[object],
    goal: float | None,
) -> Figure:
    wanted, given = [case.label for case in cases], [one.label for one in judged]
    return Figure(
        measure=measure,
        ours=macro_f1(wanted, given),
        cases=len(cases),
        goal=goal,
        baseline=macro_f1(wanted, [str(one) for one in learned]),
        baseline_name=f"{REGRESSION}, gelernt an den übrigen Teilen",
        spread={str(label): f1 for label, f1 in label_f1(wanted, given).items()},
        note=NOTE,
    )


def _calibration(name: str, judged: Sequence[Judged]) -> Figure:
    said = [one for one in judged if one.label != NOTHING]
    bins, error = reliability([one.score for one in said], [one.is_right for one in said])
    groups = by_group(range(len(said)), lambda at: said[at].label)
    return Figure(
        measure=f"{name}, Eichfehler (ECE)",
        ours=error,
        cases=len(said),
        goal=0.05,
        at_most=True,
        spread={
            label: abs(mean(said[at].score - said[at].is_right for at in inside))
            for label, inside in groups.items()
        },
        note="Bestes Handlungsfeld gegen das eine Etikett: ein zweites richtiges gilt als falsch. " + NOTE,
        bins=bins,
    )


def sample(cases: Sequence[Case]) -> list[int]:
    """Where the cases stand that are asked: the first in the order of their hashes."""
    order = sorted(range(len(cases)), key=lambda at: hashlib.sha256(cases[at].text.encode()).hexdigest())
    return sorted(order[:_MOST])


def judge(case: Case, labels: Labels, scored: Sequence[Scored]) -> Judged:
    """The label whose area scores best; the first in order of the labels where two score the same."""
    if not scored:
        return Judged(NOTHING, 0.0, is_right=False)
    scores = {one.id: one.score for one in scored}
    best = {label: max(scores.get(area, 0.0) for area in sorted(ids)) for label, ids in labels.items()}
    label = max(best, key=lambda one: best[one])
    top = max(scored, key=lambda one: one.score)
    return Judged(label if best[label] > 0 else NOTHING, top.score, top.id in labels[case.label])


def _general(statement: str) -> str:
    return statement.replace("{location}", "der Stadt")


def folds(groups: Sequence[str]) -> list[int]:
    """Groups dealt out to folds in the order they come; no group is parted."""
    order = {group: at % _FOLDS for at, group in enumerate(dict.fromkeys(groups))}
    return [order[group] for group in groups]


@cache
def all_labels() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """By source: which of our areas each label stands for."""
    path = files("stadtfaden.evaluation").joinpath("gold", "area_labels.json")
    labels: Mapping[str, Mapping[str, Sequence[str]]] = json.loads(path.read_text(encoding="utf-8"))
    return labels


def _labels(source: str) -> dict[str, frozenset[str]]:
    return {label: frozenset(ids) for label, ids in all_labels()[source].items()}
