"""Softmax regression by plain gradient descent: the same sentences give the same weights on any machine."""

import json
import math
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from stadtfaden.core.statements.model import features_of

FEWEST = 3  # sentences that must show a feature
STEPS, RATE, DECAY = 200, 2.0, 0.002
Example = tuple[str, str]


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
    """Weights by feature and kind; every step sees all examples. About 5 s for 1,000 lines."""
    kinds = sorted({kind for kind, _ in examples})
    lines = [features_of(sentence) for _, sentence in examples]
    counts = Counter(feature for features in lines for feature in set(features))
    names = sorted(feature for feature, count in counts.items() if count >= FEWEST)
    place = {name: index for index, name in enumerate(names)}
    rows = [[place[feature] for feature in features if feature in place] for features in lines]
    wanted = [kinds.index(kind) for kind, _ in examples]
    weights = [[0.0] * len(kinds) for _ in names]
    bias = [0.0] * len(kinds)
    for _ in range(STEPS):
        _step(rows, wanted, weights, bias)
    return {
        "version": "lines/1",
        "school": fingerprint(examples),
        "kinds": kinds,
        "bias": [round(value, 4) for value in bias],
        "weights": {name: [round(value, 4) for value in weights[index]] for name, index in place.items()},
    }


def _step(rows: list[list[int]], wanted: list[int], weights: list[list[float]], bias: list[float]) -> None:
    slope = [[0.0] * len(bias) for _ in weights]
    bias_slope = [0.0] * len(bias)
    for row, kind in zip(rows, wanted, strict=True):
        for index, miss in enumerate(_misses(row, kind, weights, bias)):
            bias_slope[index] += miss
            for place in row:
                slope[place][index] += miss
    many = len(rows)
    for index in range(len(bias)):
        bias[index] -= RATE * bias_slope[index] / many / 2
        for place, own in enumerate(weights):
            own[index] -= RATE * (slope[place][index] / many + DECAY * own[index])


def _misses(row: list[int], kind: int, weights: list[list[float]], bias: list[float]) -> list[float]:
    sums = [value + sum(weights[place][index] for place in row) for index, value in enumerate(bias)]
    top = max(sums)
    powers = [math.exp(value - top) for value in sums]
    whole = sum(powers)
    return [power / whole - (index == kind) for index, power in enumerate(powers)]


def write_model(model: dict[str, object], path: Path) -> None:
    path.write_text(json.dumps(model, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
