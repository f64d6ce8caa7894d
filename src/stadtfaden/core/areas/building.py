"""Builds calibration.json from the sentences of training/.

`python -m stadtfaden.core.areas.building` writes it anew (some seconds; deterministic).

training/<id>.txt holds sentences that speak of the area <id> above all, one a line, further areas after „|“;
none.txt those that speak of none. Those in training/after_terms/ were written when the terms of the
taxonomy stood already: what words are worth shows in them alone (F1 .71; in the others, which lay beside
the terms while those were written, .81). Method: logistic regression (Newton's steps, all areas together)
of „speaks of the area“ on the amount of its words and its share in all that is said; and of „is the area a
reader would name“ among all areas and none on the logarithm of that amount (conditional logit: McFadden,
Conditional logit analysis of qualitative choice behavior, 1974).
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stadtfaden.core.areas.scoring import CALIBRATION, measures
from stadtfaden.core.areas.shares import dealt, expert_logs
from stadtfaden.core.areas.taxonomy import shipped_taxonomy
from stadtfaden.core.areas.values import NONE

TRAINING = Path(__file__).with_name("training")
AFTER_TERMS = TRAINING / "after_terms"
_STEPS = 40
_RIDGE = 0.01

Numbers = NDArray[np.float64]


class Example(NamedTuple):
    """A sentence of our own, the areas it speaks of, whether it was written after the terms, and which
    area it speaks of above all, NONE where of none.
    """

    text: str
    ids: frozenset[str]
    is_after_terms: bool
    first: str = NONE


def sentences() -> list[Example]:
    """The sentences of training/ in a fixed order."""
    return [*_sentences(TRAINING, is_after_terms=False), *_sentences(AFTER_TERMS, is_after_terms=True)]


def _sentences(folder: Path, *, is_after_terms: bool) -> Iterator[Example]:
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text, _, others = line.partition("|")
            ids = {path.stem, *(part.strip() for part in others.split(","))} - {"", NONE}
            yield Example(text.strip(), frozenset(ids), is_after_terms, path.stem)


def write_calibration(path: Path) -> None:
    """Fits the five numbers and writes them as JSON."""
    examples = [example for example in sentences() if example.is_after_terms]
    answers = [float(area.id in example.ids) for example in examples for area in shipped_taxonomy()]
    rows = measured_rows(examples)
    bias, amount, alone = fit(rows, np.array(answers)).round(3).tolist()
    words, none = fit_choice(choices(rows), firsts(examples)).round(3).tolist()
    found = {"bias": bias, "amount": amount, "alone": alone, "in_shares": words, "of_none": none}
    path.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def measured_rows(examples: Sequence[Example]) -> Numbers:
    """(1, amount, amount x share) of each example and shipped area, examples first."""
    taxonomy = shipped_taxonomy()
    rows = []
    for example in examples:
        measured = measures(example.text, taxonomy)
        for position in range(len(taxonomy)):
            amount, share = measured.get(position, (0.0, 0.0))
            rows.append((1.0, amount, amount * share))
    return np.array(rows)


def firsts(examples: Sequence[Example]) -> NDArray[np.int64]:
    """For each example the position of its first area; none stands behind the last one."""
    ids = [*(area.id for area in shipped_taxonomy()), NONE]
    return np.array([ids.index(example.first) for example in examples])


def choices(rows: Numbers, heard: Numbers | None = None) -> Numbers:
    """What speaks for each area and for none: logarithm of the words, of the meaning if heard, and none.

    `rows` as of `measured_rows`; `heard` of shape (examples, areas + 1); gives (examples, areas + 1, signs).
    """
    size = len(shipped_taxonomy())
    words = expert_logs(rows[:, 1].reshape(-1, size))
    by_words = np.hstack([words, np.zeros((len(words), 1))])
    of_none = np.zeros_like(by_words)
    of_none[:, -1] = 1.0
    signs = [by_words, of_none] if heard is None else [by_words, heard, of_none]
    return np.stack(signs, axis=2)


def fit(features: Numbers, answers: Numbers) -> Numbers:
    """Weights of a logistic regression of `answers`, 0 or 1, on the columns of `features`."""
    found = np.zeros(features.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-features @ found))
        slope = features.T @ (chances - answers) + _RIDGE * found
        bend = (features * (chances * (1 - chances))[:, None]).T @ features
        found -= np.linalg.solve(bend + _RIDGE * np.eye(len(found)), slope)
    return found


def fit_choice(features: Numbers, answers: NDArray[np.int64]) -> Numbers:
    """Weights by which the right one of several is chosen: one row of signs a choice."""
    return fit_choices([(features, answers)])


def fit_choices(groups: Sequence[tuple[Numbers, NDArray[np.int64]]]) -> Numbers:
    """The same weights for several groups, which may have different numbers of choices: Newton's steps, cut
    in half as long as they overshoot.
    """
    found = np.zeros(groups[0][0].shape[2])
    for _ in range(_STEPS):
        slope, bend = _RIDGE * found, _RIDGE * np.eye(len(found))
        for features, answers in groups:
            chances = dealt(features @ found)
            usual = np.einsum("nk,nkf->nf", chances, features)
            apart = features - usual[:, None, :]
            slope = slope + (usual - features[np.arange(len(answers)), answers]).sum(axis=0)
            bend = bend + np.einsum("nk,nkf,nkg->fg", chances, apart, apart)
        step = np.linalg.solve(bend, slope)
        while _misfit(groups, found - step) > _misfit(groups, found):
            step = step / 2
        found = found - step
    return found


def _misfit(groups: Sequence[tuple[Numbers, NDArray[np.int64]]], weights: Numbers) -> float:
    misfit = _RIDGE / 2 * float(weights @ weights)
    for features, answers in groups:
        chances = dealt(features @ weights)[np.arange(len(answers)), answers]
        misfit -= float(np.log(np.maximum(chances, 1e-300)).sum())
    return misfit


if __name__ == "__main__":
    write_calibration(CALIBRATION)
