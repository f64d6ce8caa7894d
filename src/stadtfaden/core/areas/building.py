"""Builds calibration.json from the sentences of training/.

`python -m stadtfaden.core.areas.building` writes it anew (some seconds; deterministic).

training/<id>.txt holds sentences that speak of the area <id>, one a line, further areas after „|“;
none.txt those that speak of none. Those in training/after_terms/ were written when the terms of the
taxonomy stood already: what words are worth shows in them alone (F1 .71; in the others, which lay beside
the terms while those were written, .81). Method: logistic regression (Newton's steps, all areas together)
of „speaks of the area“ on the amount of its words and its share in all that is said.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stadtfaden.core.areas.scoring import CALIBRATION, measures
from stadtfaden.core.areas.taxonomy import shipped_taxonomy

TRAINING = Path(__file__).with_name("training")
AFTER_TERMS = TRAINING / "after_terms"
_STEPS = 40
_RIDGE = 0.01

Numbers = NDArray[np.float64]


class Example(NamedTuple):
    """A sentence of our own, the areas it speaks of, and whether it was written after the terms."""

    text: str
    ids: frozenset[str]
    is_after_terms: bool


def sentences() -> list[Example]:
    """The sentences of training/ in a fixed order."""
    return [*_sentences(TRAINING, is_after_terms=False), *_sentences(AFTER_TERMS, is_after_terms=True)]


def _sentences(folder: Path, *, is_after_terms: bool) -> Iterator[Example]:
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text, _, others = line.partition("|")
            ids = {path.stem, *(part.strip() for part in others.split(","))} - {"", "none"}
            yield Example(text.strip(), frozenset(ids), is_after_terms)


def write_calibration(path: Path) -> None:
    """Fits the three numbers and writes them as JSON."""
    examples = [example for example in sentences() if example.is_after_terms]
    answers = [float(area.id in example.ids) for example in examples for area in shipped_taxonomy()]
    bias, amount, alone = fit(measured_rows(examples), np.array(answers)).round(3).tolist()
    found = {"bias": bias, "amount": amount, "alone": alone}
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


def fit(features: Numbers, answers: Numbers) -> Numbers:
    """Weights of a logistic regression of `answers`, 0 or 1, on the columns of `features`."""
    found = np.zeros(features.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-features @ found))
        slope = features.T @ (chances - answers) + _RIDGE * found
        bend = (features * (chances * (1 - chances))[:, None]).T @ features
        found -= np.linalg.solve(bend + _RIDGE * np.eye(len(found)), slope)
    return found


if __name__ == "__main__":
    write_calibration(CALIBRATION)
