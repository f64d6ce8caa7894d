"""Softmax regression by accelerated gradient descent: the same sentences give the same weights anywhere."""

import json
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stadtfaden.core.statements.model import features_of

FEWEST = 3  # sentences that must show a feature
STEPS, DECAY = 400, 0.003
SIGN = 0.4  # a sign's size beside the vector's, which is one; chosen on labelled citizens' lines
DECAY_WITH_VECTORS = 0.0008
Example = tuple[str, str]
Matrix = NDArray[np.float64]


def examples_in(folder: Path) -> list[Example]:
    """(kind, sentence) of all TSV files of a folder, files in order of their names."""
    return [
        (kind, sentence)
        for path in sorted(folder.glob("*.tsv"))
        for line in path.read_text(encoding="utf-8").splitlines()
        for kind, sentence in [line.split("\t", 1)]
    ]


def fingerprint(examples: Sequence[Example]) -> str:
    """SHA-256 of what is learned from: tells whether a model is up to date without learning again."""
    return sha256("\n".join(f"{kind}\t{line}" for kind, line in examples).encode()).hexdigest()


def learn(examples: Sequence[Example]) -> dict[str, object]:
    """Weights by feature and kind; every step sees all examples. About 10 s for 3,000 lines."""
    names, signs = _signs(examples)
    weights, bias = _fit(signs, _wanted(examples), DECAY)
    return _model("lines/2", examples, names, weights, bias)


def learn_with_vectors(
    examples: Sequence[Example], vectors: NDArray[np.float32], embedder: str
) -> dict[str, object]:
    """The same from signs and meaning together; `vectors` has one row a line, made by `embedder`.

    The vectors are brought to one scale a dimension for learning; the weights are for vectors as they come.
    """
    names, signs = _signs(examples)
    rows = vectors.astype(np.float64)
    middle, spread = rows.mean(axis=0), rows.std(axis=0) * np.sqrt(rows.shape[1])
    both = np.hstack([signs * SIGN, (rows - middle) / spread])
    weights, bias = _fit(both, _wanted(examples), DECAY_WITH_VECTORS)
    sense = weights[len(names) :] / spread[:, None]
    model = _model(
        "lines-with-meaning/1", examples, names, weights[: len(names)] * SIGN, bias - middle @ sense
    )
    return {**model, "embedder": embedder, "sense": sense.round(4).tolist()}


def _signs(examples: Sequence[Example]) -> tuple[list[str], Matrix]:
    """The names of what enough lines show, and a row of noughts and ones a line."""
    lines = [set(features_of(sentence)) for _, sentence in examples]
    counts = Counter(feature for features in lines for feature in features)
    names = sorted(feature for feature, count in counts.items() if count >= FEWEST)
    place = {name: index for index, name in enumerate(names)}
    signs = np.zeros((len(lines), len(names)))
    for row, features in enumerate(lines):
        signs[row, [place[feature] for feature in features if feature in place]] = 1.0
    return names, signs


def _kinds(examples: Sequence[Example]) -> list[str]:
    return sorted({kind for kind, _ in examples})


def _wanted(examples: Sequence[Example]) -> Matrix:
    kinds = _kinds(examples)
    return np.eye(len(kinds))[[kinds.index(kind) for kind, _ in examples]]


def _fit(rows: Matrix, wanted: Matrix, decay: float) -> tuple[Matrix, Matrix]:
    """Nesterov's steps, as long as the steepest direction allows; (weights, bias)."""
    data = np.hstack([rows, np.ones((len(rows), 1))])
    decays = np.append(np.full(rows.shape[1], decay), 0.0)[:, None]
    rate = 1 / (_steepness(data) / 2 + decay)
    weights = ahead = np.zeros((data.shape[1], wanted.shape[1]))
    for step in range(STEPS):
        sums = data @ ahead
        powers = np.exp(sums - sums.max(axis=1, keepdims=True))
        misses = powers / powers.sum(axis=1, keepdims=True) - wanted
        after = ahead - rate * (data.T @ misses / len(data) + decays * ahead)
        ahead = after + step / (step + 3) * (after - weights)
        weights = after
    return weights[:-1], weights[-1]


def _steepness(data: Matrix) -> float:
    """The largest eigenvalue of data.T @ data / rows."""
    direction = np.ones(data.shape[1])
    for _ in range(50):
        direction = data.T @ (data @ direction)
        direction /= np.linalg.norm(direction)
    return float(np.linalg.norm(data @ direction) ** 2 / len(data))


def _model(
    version: str, examples: Sequence[Example], names: Sequence[str], weights: Matrix, bias: Matrix
) -> dict[str, object]:
    return {
        "version": version,
        "school": fingerprint(examples),
        "kinds": _kinds(examples),
        "bias": bias.round(4).tolist(),
        "weights": {name: weights[index].round(4).tolist() for index, name in enumerate(names)},
    }


def write_model(model: dict[str, object], path: Path) -> None:
    path.write_text(json.dumps(model, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
