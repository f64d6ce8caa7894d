"""Sentences of council papers whose area only the paper's title may tell, with and without that title.

The label is the department that wrote the paper: one for a text that may speak of several areas, and not its
topic. Nothing was learned from these papers; the chance that goes with a title comes from the demo city.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stadtfaden.core.areas import THRESHOLD, Scored, score_areas, shipped_taxonomy, subject_of, with_subject
from stadtfaden.evaluation.lines import vectors_of_lines
from stadtfaden.evaluation.measures import macro_f1, mean, spread
from stadtfaden.evaluation.values import Figure, Material

_MOST = 400
_HEAD = 300  # characters of the letterhead, which names the department
_BETWEEN = re.compile(r"(?<=[a-zäöüß)]\.) (?=[A-ZÄÖÜ])")
_LENGTHS = range(60, 301)
_FORM = re.compile(r"Vorlage Nr|Termin|TOP|Gremium|Dez\.|Finanzielle|Ergänzende Erläuterungen")
Labels = Mapping[str, frozenset[str]]


class Sentence(NamedTuple):
    """One sentence of a paper, the paper's title and the label of its department."""

    text: str
    title: str
    label: str


class Told(NamedTuple):
    """What was proposed for a sentence: label of the best area, and all areas from the threshold on."""

    label: str
    ids: frozenset[str]


def sentences(material: Material, path: str, labels: Labels) -> list[Sentence]:
    """One a paper, drawn by hash; `labels` by department."""
    with gzip.open(material.path(path), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    names = {department: "+".join(sorted(ids)) for department, ids in labels.items()}
    found = [
        Sentence(min(whole, key=_draw), row["title"], names[row["department"][0]])
        for row in rows
        if len(row["department"]) == 1 and row["department"][0] in labels
        if (whole := _whole(row["text"]))
    ]
    return sorted(found, key=lambda one: _draw(one.text))[:_MOST]


def by_subject(cases: Sequence[Sentence], labels: Labels) -> Iterator[Figure]:
    """What the title adds to what the sentence says by words and meaning; `labels` by name of the label."""
    taxonomy, texts = shipped_taxonomy(), [case.text for case in cases]
    alone = [
        score_areas(text, taxonomy, vector=vector, threshold=0.0)
        for text, vector in zip(texts, vectors_of_lines(texts), strict=True)
    ]
    titled = [
        with_subject(scored, subject_of(case.title, taxonomy))
        for case, scored in zip(cases, alone, strict=True)
    ]
    yield from _figures(
        cases, [_told(one, labels) for one in titled], [_told(one, labels) for one in alone], labels
    )


def _figures(
    cases: Sequence[Sentence], ours: Sequence[Told], plain: Sequence[Told], labels: Labels
) -> Iterator[Figure]:
    wanted = [case.label for case in cases]
    yield Figure(
        measure="Sätze aus Vorlagen mit deren Titel, Amt, Makro-F1",
        ours=macro_f1(wanted, [one.label for one in ours]),
        cases=len(cases),
        baseline=macro_f1(wanted, [one.label for one in plain]),
        baseline_name="ohne den Titel",
        spread=spread(wanted, lambda inside: mean(ours[at].label == wanted[at] for at in inside)),
        note="Etikett ist das Amt, das die Vorlage schrieb, nicht ihr Thema. Spanne: Anteil je Amt.",
    )
    right, before = (
        [bool(one.ids & labels[label]) for one, label in zip(told, wanted, strict=True)]
        for told in (ours, plain)
    )
    holds = [
        area in labels[label]
        for one, other, label in zip(ours, plain, wanted, strict=True)
        for area in sorted(one.ids - other.ids)
    ]
    yield Figure(
        measure="Sätze aus Vorlagen mit deren Titel, Amt, Anteil mit passendem Feld",
        ours=mean(right),
        cases=len(cases),
        baseline=mean(before),
        baseline_name="ohne den Titel",
        spread=spread(wanted, lambda inside: mean(right[at] for at in inside)),
        note=f"Der Titel fügt {len(holds)} Felder hinzu, von denen {mean(holds):.2f} zum Amt passen.",
    )


def _told(scored: Sequence[Scored], labels: Labels) -> Told:
    scores = {one.id: one.score for one in scored}
    best = {label: max(scores.get(area, 0.0) for area in sorted(ids)) for label, ids in labels.items()}
    proposed = frozenset(one.id for one in scored if one.score >= THRESHOLD)
    return Told(max(best, key=lambda label: best[label]), proposed)


def _whole(text: str) -> list[str]:
    """The sentences behind the letterhead that are no part of the form."""
    joined = re.sub(r"\s+", " ", re.sub(r"-\s*\n\s*", "", text))[_HEAD:]
    return [one for one in _BETWEEN.split(joined) if len(one) in _LENGTHS and not _FORM.search(one)]


def _draw(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
