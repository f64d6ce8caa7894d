"""Logistic regression for many areas at once: the same sentences give the same weights anywhere."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stadtfaden.core.areas.building import Example, fit, measured_rows
from stadtfaden.core.areas.taxonomy import shipped_taxonomy

FOLDS = 5
DECAY = 0.0003  # chosen by cross-validation over the sentences of training/
_STEPS = 300
Matrix = NDArray[np.float64]


def fingerprint(examples: list[Example]) -> str:
    """SHA-256 of what is learned from: tells whether a model is up to date without learning again."""
    return sha256("\n".join(f"{e.text}\t{','.join(sorted(e.ids))}" for e in examples).encode()).hexdigest()


def learn_sense(examples: list[Example], vectors: NDArray[np.float32], embedder: str) -> dict[str, object]:
    """The weights of `sense.json`; `vectors` has one row an example, made by `embedder` as passages.

    How much meaning counts beside words is learned from sentences that meaning has not learned from (five
    folds) and that the terms were not written from. Some seconds for 1,300 sentences.
    """
    ids = [area.id for area in shipped_taxonomy()]
    answers = np.array([[float(area in example.ids) for area in ids] for example in examples])
    rows, middle, spread = _scaled(vectors)
    later = np.array([example.is_after_terms for example in examples])
    heard = _unseen(rows, answers)[later]
    beside = measured_rows([example for example in examples if example.is_after_terms])
    both = np.hstack([beside, heard.reshape(-1, 1)])
    weights, bias = _fit_all(rows, answers)
    sense = weights / spread[:, None]
    return {
        "version": "areas-with-meaning/1",
        "school": fingerprint(examples),
        "embedder": embedder,
        "ids": ids,
        "weights": sense.round(3).tolist(),
        "bias": (bias - middle @ sense).round(4).tolist(),
        "beside_words": fit(both, answers[later].ravel()).round(3).tolist(),
    }


def unseen_chances(
    examples: list[Example], vectors: NDArray[np.float32], beside_words: Sequence[float]
) -> tuple[Matrix, Matrix]:
    """Chance and answer (0 or 1) of every pair of a sentence written after the terms and a shipped area.

    The meaning of a sentence is weighed by the other four fifths; `beside_words` are four numbers that were
    learned from all.
    """
    ids = [area.id for area in shipped_taxonomy()]
    answers = np.array([[float(area in example.ids) for area in ids] for example in examples])
    later = np.array([example.is_after_terms for example in examples])
    heard = _unseen(_scaled(vectors)[0], answers)[later]
    beside = measured_rows([example for example in examples if example.is_after_terms])
    sums = np.hstack([beside, heard.reshape(-1, 1)]) @ np.asarray(beside_words)
    return 1 / (1 + np.exp(-sums)), answers[later].ravel()


def write_sense(model: dict[str, object], path: Path) -> None:
    path.write_text(json.dumps(model, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def _scaled(vectors: NDArray[np.float32]) -> tuple[Matrix, Matrix, Matrix]:
    """Rows brought to one scale a dimension and about unit length, with middle and spread."""
    rows = vectors.astype(np.float64)
    middle, spread = rows.mean(axis=0), rows.std(axis=0) * np.sqrt(rows.shape[1])
    return (rows - middle) / spread, middle, spread


def _unseen(rows: Matrix, answers: Matrix) -> Matrix:
    """Log odds of each row by weights that have not seen it."""
    folds = np.arange(len(rows)) % FOLDS
    found = np.zeros_like(answers)
    for fold in range(FOLDS):
        weights, bias = _fit_all(rows[folds != fold], answers[folds != fold])
        found[folds == fold] = rows[folds == fold] @ weights + bias
    return found


def _fit_all(rows: Matrix, answers: Matrix) -> tuple[Matrix, Matrix]:
    """Nesterov's steps, as long as the steepest direction allows; (weights, bias) by area."""
    data = np.hstack([rows, np.ones((len(rows), 1))])
    decays = np.append(np.full(rows.shape[1], DECAY), 0.0)[:, None]
    rate = 1 / (np.linalg.norm(data, 2) ** 2 / len(data) / 4 + DECAY)
    weights = ahead = np.zeros((data.shape[1], answers.shape[1]))
    for step in range(_STEPS):
        misses = 1 / (1 + np.exp(-data @ ahead)) - answers
        after = ahead - rate * (data.T @ misses / len(data) + decays * ahead)
        ahead = after + step / (step + 3) * (after - weights)
        weights = after
    return weights[:-1], weights[-1]
