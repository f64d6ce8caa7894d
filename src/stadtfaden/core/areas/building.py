"""Builds calibration.json from the sentences of training/.

`python -m stadtfaden.core.areas.building` writes it anew (some seconds; deterministic).

training/<id>.txt holds sentences that speak of the area <id>, one a line, further areas after „|“;
training/none.txt those that speak of none. Method: logistic regression (Newton's steps, all areas together)
of „speaks of the area“ on the amount of its words and its share in all that is said. Sentences of no area
count NONE times, because papers are full of them. As terms and sentences come from one hand, unseen texts
are less sure than these: all chances are drawn towards one half by CAUTION.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stadtfaden.core.areas.scoring import CALIBRATION, measures
from stadtfaden.core.areas.taxonomy import shipped_taxonomy

TRAINING = Path(__file__).with_name("training")
NONE = 5.0
CAUTION = 0.7
_STEPS = 40
_RIDGE = 0.01

Numbers = NDArray[np.float64]


def sentences() -> Iterator[tuple[str, frozenset[str]]]:
    """The sentences of training/ with the ids of their areas."""
    for path in sorted(TRAINING.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text, _, others = line.partition("|")
            ids = {path.stem, *(part.strip() for part in others.split(","))} - {"", "none"}
            yield text.strip(), frozenset(ids)


def write_calibration(path: Path) -> None:
    """Fits the three numbers and writes them as JSON."""
    features, answers, weights = _table()
    bias, amount, alone = (CAUTION * _fit(features, answers, weights)).round(3).tolist()
    found = {"bias": bias, "amount": amount, "alone": alone}
    path.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def _table() -> tuple[Numbers, Numbers, Numbers]:
    taxonomy = shipped_taxonomy()
    rows, answers, weights = [], [], []
    for text, ids in sentences():
        measured = measures(text, taxonomy)
        for position, area in enumerate(taxonomy):
            amount, share = measured.get(position, (0.0, 0.0))
            rows.append((1.0, amount, amount * share))
            answers.append(float(area.id in ids))
            weights.append(1.0 if ids else NONE)
    return np.array(rows), np.array(answers), np.array(weights)


def _fit(features: Numbers, answers: Numbers, weights: Numbers) -> Numbers:
    found = np.zeros(features.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-features @ found))
        slope = features.T @ (weights * (chances - answers)) + _RIDGE * found
        bend = (features * (weights * chances * (1 - chances))[:, None]).T @ features
        found -= np.linalg.solve(bend + _RIDGE * np.eye(len(found)), slope)
    return found


if __name__ == "__main__":
    write_calibration(CALIBRATION)
