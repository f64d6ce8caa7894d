"""What names and confirmed examples of a city add, and whether chances hold where all areas are known."""

import hashlib
from collections.abc import Iterator, Sequence

import numpy as np

from stadtfaden.core.areas import Confirmed, Scored, score_areas, shipped_sense, shipped_taxonomy, taught
from stadtfaden.core.areas.learning import unseen_chances
from stadtfaden.evaluation.baselines import REGRESSION, regression
from stadtfaden.evaluation.lines import vectors_of_lines
from stadtfaden.evaluation.measures import label_f1, macro_f1, reliability
from stadtfaden.evaluation.tasks.area_names import departments_by_name, fields_by_name
from stadtfaden.evaluation.tasks.areas import NOTE, Case, Labels, council_titles, folds
from stadtfaden.evaluation.values import Figure, Material, Task, each
from stadtfaden.search import Vectors
from stadtfaden.search.teaching import area_school

_EXAMPLES = (5, 20)
_LEAST = 0.1  # below, an area is not even in question; most pairs lie there and are right
_HELD_OUT = 0  # the fold of years that is asked


def area_lessons(material: Material) -> Iterator[Figure]:
    """Some 2,000 titles, 1,300 sentences and 3,000 terms, most of the time for their vectors."""
    yield from each(material, fields_by_name, departments_by_name, lessons, own_sentences)


TASK = Task("area-lessons", "Handlungsfelder mit bestätigten Beispielen", area_lessons, usual=False)


def lessons(material: Material) -> Iterator[Figure]:
    """Titles of council papers of a fifth of the years, after a few confirmed ones of the others."""
    cases, labels = council_titles(material)
    parts = folds([case.group for case in cases])
    asked = [at for at, part in enumerate(parts) if part == _HELD_OUT]
    others = [at for at, part in enumerate(parts) if part != _HELD_OUT]
    chosen = {count: _first(cases, others, count) for count in _EXAMPLES}
    used = sorted({*asked, *(at for places in chosen.values() for at in places)})
    vectors = dict(zip(used, vectors_of_lines([cases[at].text for at in used]), strict=True))
    proposed = {at: _proposed(cases[at].text, vectors[at], labels) for at in used}
    for count, places in chosen.items():
        lesson = taught(
            list(labels),
            [Confirmed(vectors[at], proposed[at], frozenset({cases[at].label})) for at in places],
        )
        given = [lesson.revised(proposed[at], vectors[at])[0].id for at in asked]
        learned = regression(
            [cases[at].text for at in places],
            [cases[at].label for at in places],
            [cases[at].text for at in asked],
        )
        wanted = [cases[at].label for at in asked]
        yield Figure(
            measure=f"Vorlagen, Amt, nach {count} Beispielen je Amt, Makro-F1",
            ours=macro_f1(wanted, given),
            cases=len(asked),
            baseline=macro_f1(wanted, learned),
            baseline_name=f"{REGRESSION}, gelernt an denselben Beispielen",
            spread={str(label): f1 for label, f1 in label_f1(wanted, given).items()},
            note=NOTE,
        )


def own_sentences(_: Material) -> Iterator[Figure]:
    """Our own sentences with all their areas: pairs of sentence and area that are at least in question."""
    chances, answers = unseen_chances(area_school(vectors_of_lines), shipped_sense().beside_words)
    inside = np.flatnonzero(chances >= _LEAST)
    bins, error = reliability(chances[inside].tolist(), [bool(one) for one in answers[inside]])
    yield Figure(
        measure="Eigene Sätze mit allen Handlungsfeldern, Eichfehler (ECE)",
        ours=error,
        cases=len(inside),
        goal=0.05,
        at_most=True,
        note="Paare aus Satz und Handlungsfeld ab 0,1; Sätze, die nach den Wörtern der Handlungsfelder "
        "geschrieben wurden, der Sinn jeweils an den anderen vier Fünfteln gelernt.",
        bins=bins,
    )


def _proposed(text: str, vector: Vectors, labels: Labels) -> tuple[Scored, ...]:
    scores = {
        one.id: one.score for one in score_areas(text, shipped_taxonomy(), vector=vector, threshold=0.0)
    }
    return tuple(Scored(label, max(scores[area] for area in ids)) for label, ids in labels.items())


def _first(cases: Sequence[Case], places: Sequence[int], count: int) -> list[int]:
    """The first `count` of each label in the order of their hashes."""
    order = sorted(places, key=lambda at: hashlib.sha256(cases[at].text.encode()).hexdigest())
    chosen: dict[str, list[int]] = {}
    for at in order:
        chosen.setdefault(cases[at].label, []).append(at)
    return [at for inside in chosen.values() for at in inside[:count]]
