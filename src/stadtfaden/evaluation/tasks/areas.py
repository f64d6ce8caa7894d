"""Areas of texts that somebody else has put into policy fields, chapters or departments.

These labels are coarser than our areas: a label counts as proposed when the best of its areas is the best of
all. They name one field where a text may speak of several; so how sure we are is measured by the shares: the
chance that a reader who may name only one area names this one.
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
from stadtfaden.evaluation.measures import by_group, label_f1, macro_f1
from stadtfaden.evaluation.tasks.area_shares import Measured, calibrations, told
from stadtfaden.evaluation.tasks.area_subjects import by_subject, sentences
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


def areas(material: Material) -> Iterator[Figure]:
    """The baseline learns from some 4,000 short texts, ours is asked for some 1,200: two minutes."""
    measured: list[Measured] = []
    yield from each(
        material,
        lambda of: theses(of, measured),
        lambda of: chapters(of, measured),
        lambda of: departments(of, measured),
        titled_sentences,
        lambda _: calibrations(measured),
    )


TASK = Task("areas", "Handlungsfelder", areas, seconds=150)


def theses(material: Material, measured: list[Measured]) -> Iterator[Figure]:
    """Municipal theses in eight policy fields, and what parties say to them; no thesis is parted."""
    by_thesis = {
        (row["these_id"], row["these_title"]): Case(
            f"{row['these_title']}. {_general(row['statement'])}", row["these_politikfeld"], row["these_id"]
        )
        for row in _theses(material)
    }
    cases = list(by_thesis.values())
    spoken, labels = reasons(material)
    learned = across_groups(
        [case.text for case in (*cases, *spoken)],
        [case.label for case in (*cases, *spoken)],
        folds([case.group for case in (*cases, *spoken)]),
    )
    about = [
        Measured("Thesen, Politikfeld", VOTO, []),
        Measured("Begründungen der Parteien, Politikfeld", VOTO, []),
    ]
    measured += about
    yield from _figures(about[0], cases, labels, learned[: len(cases)], 0.7)
    yield from _figures(about[1], spoken, labels, learned[len(cases) :])


def reasons(material: Material) -> tuple[list[Case], Labels]:
    """What parties say to a thesis, grouped by thesis, with the areas of its policy field."""
    cases = [
        Case(row["explanation"], row["these_politikfeld"], row["these_id"])
        for row in _theses(material)
        if row["these_id"] not in MIXED and row["explanation"].strip()
    ]
    return cases, _labels("voto")


def _theses(material: Material) -> list[dict[str, str]]:
    labels = _labels("voto")
    with material.path(VOTO).open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["these_politikfeld"] in labels]


def chapters(material: Material, measured: list[Measured]) -> Iterator[Figure]:
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
    measured.append(Measured("Absätze, Kapitel", BERLIN, []))
    yield from _figures(measured[-1], cases, labels, learned)


def departments(material: Material, measured: list[Measured]) -> Iterator[Figure]:
    """Titles of council papers by the department that wrote them; split by year."""
    cases, labels = council_titles(material)
    learned = across_groups(
        [case.text for case in cases], [case.label for case in cases], folds([case.group for case in cases])
    )
    measured.append(Measured("Vorlagen, Amt", KARLSRUHE, []))
    yield from _figures(measured[-1], cases, labels, learned)


def titled_sentences(material: Material) -> Iterator[Figure]:
    """Sentences out of council papers, with and without the title above them."""
    labels = _labels("karlsruhe")
    by_name = {"+".join(sorted(ids)): ids for ids in labels.values()}
    yield from by_subject(sentences(material, KARLSRUHE, labels), by_name)


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
    measured: Measured,
    cases: Sequence[Case],
    labels: Labels,
    learned: Sequence[object],
    goal: float | None = None,
) -> Iterator[Figure]:
    """The same cases by words and meaning, as single lines are understood, and by words alone."""
    asked = sample(cases)
    cases, learned = [cases[at] for at in asked], [learned[at] for at in asked]
    taxonomy, texts = shipped_taxonomy(), [case.text for case in cases]
    pairs = list(zip(texts, vectors_of_lines(texts), strict=True))
    scored = [score_areas(text, taxonomy, vector=vector, threshold=0.0) for text, vector in pairs]
    measured.told.extend(told(case.label, labels, one) for case, one in zip(cases, scored, strict=True))
    by_words = [judge(labels, score_areas(text, taxonomy, threshold=0.0)) for text in texts]
    yield _macro(measured.name, cases, [judge(labels, one) for one in scored], learned, goal)
    yield _macro(f"{measured.name} nach den Wörtern allein", cases, by_words, learned, goal)


def _macro(
    name: str, cases: Sequence[Case], given: Sequence[str], learned: Sequence[object], goal: float | None
) -> Figure:
    wanted = [case.label for case in cases]
    return Figure(
        measure=f"{name}, Makro-F1",
        ours=macro_f1(wanted, given),
        cases=len(cases),
        goal=goal,
        baseline=macro_f1(wanted, [str(one) for one in learned]),
        baseline_name=f"{REGRESSION}, gelernt an den übrigen Teilen",
        spread={str(label): f1 for label, f1 in label_f1(wanted, given).items()},
        note=NOTE,
    )


def sample(cases: Sequence[Case]) -> list[int]:
    """Where the cases stand that are asked: the first in the order of their hashes."""
    order = sorted(range(len(cases)), key=lambda at: hashlib.sha256(cases[at].text.encode()).hexdigest())
    return sorted(order[:_MOST])


def judge(labels: Labels, scored: Sequence[Scored]) -> str:
    """The label whose area scores best; the first in order of the labels where two score the same."""
    if not scored:
        return NOTHING
    scores = {one.id: one.score for one in scored}
    best = {label: max(scores.get(area, 0.0) for area in sorted(ids)) for label, ids in labels.items()}
    label = max(best, key=lambda one: best[one])
    return label if best[label] > 0 else NOTHING


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
