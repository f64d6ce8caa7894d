"""Logistic regression, one kind at a time: the same sentences give the same weights anywhere."""

import json
import math
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stadtfaden.core.digital.model import THINGS, features_of
from stadtfaden.core.digital.signs import signs_in, spans, split
from stadtfaden.core.digital.values import DigitalKind

FEWEST = 2  # sentences that must show a feature
FEWEST_TOGETHER = 4  # sentences that must show two groups
STEPS = 200
DECAY = 0.0006
PAYS = 0.33  # chance from which proposing a kind gains F1, chosen by leaving one file out
LEAST = 0.05  # weight at least that is kept
NONE = "none"
_KINDS = tuple(DigitalKind)
Matrix = NDArray[np.float32]
Head = dict[str, object]
Weights = dict[str, list[float]]


class Example(NamedTuple):
    """`theme` is the file it was written in; no kinds: no digital connection."""

    theme: str
    kinds: frozenset[str]
    sentence: str


def examples_in(folder: Path) -> list[Example]:
    """The sentences of all TSV files of a folder, files in order of their names."""
    return [
        Example(path.stem, frozenset(kinds.split(",")) - {NONE}, sentence)
        for path in sorted(folder.glob("*.tsv"))
        for line in path.read_text(encoding="utf-8").splitlines()
        for kinds, sentence in [line.split("\t", 1)]
    ]


def silent_in(folder: Path) -> list[Example]:
    """Sentences written for other lessons in which no digital thing is named: what plain words never mean.

    Every second of them, so that learning stays short; lines are „kind<TAB>sentence“.
    """
    lines = [
        line.split("\t", 1)[1]
        for path in sorted(folder.glob("*.tsv"))
        if "digital" not in path.stem
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [Example("silent", frozenset(), line) for line in lines[::2] if _is_silent(line)]


def _is_silent(sentence: str) -> bool:
    statement = split(sentence)
    groups = signs_in(statement)
    return THINGS.isdisjoint(groups) and not spans(statement, groups)


def fingerprint(examples: Sequence[Example]) -> str:
    """SHA-256 of what is learned from: tells whether a model is up to date without learning again."""
    lines = (f"{','.join(sorted(one.kinds))}\t{one.sentence}" for one in examples)
    return sha256("\n".join(lines).encode()).hexdigest()


def learn(examples: Sequence[Example]) -> tuple[Head, Weights]:
    """Weights by feature and kind; every step sees all examples. About 10 s for 2,000 sentences."""
    shown = [_features(one.sentence) for one in examples]
    counts = Counter(feature for features in shown for feature in features)
    names = sorted(name for name, count in counts.items() if count >= _fewest(name))
    place = {name: index for index, name in enumerate(names)}
    signs = np.zeros((len(examples), len(names)), np.float32)
    for row, features in enumerate(shown):
        signs[row, [place[name] for name in features if name in place]] = 1.0
    wanted = np.array([[kind.value in one.kinds for kind in _KINDS] for one in examples], np.float32)
    weights, bias = _fit(signs, wanted)
    shift = math.log((1 - PAYS) / PAYS)
    head: Head = {
        "school": fingerprint(examples),
        "kinds": [kind.value for kind in _KINDS],
        "bias": [round(value + shift, 3) for value in bias.tolist()],
    }
    kept = zip(names, weights.astype(np.float64).round(2).tolist(), strict=True)
    return head, {name: row for name, row in kept if any(abs(value) >= LEAST for value in row)}


def write_model(head: Head, weights: Weights, path: Path) -> None:
    """A line a feature, so that a change of the sentences can be read as a change of lines."""
    lines = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(row)}" for name, row in weights.items()
    )
    path.write_text(f'{json.dumps(head)[:-1]},\n"weights":{{\n{lines}\n}}}}\n', encoding="utf-8")


def _features(sentence: str) -> frozenset[str]:
    statement = split(sentence)
    groups = signs_in(statement)
    return features_of(statement, groups, spans(statement, groups))


def _fewest(name: str) -> int:
    return FEWEST_TOGETHER if name.startswith("groups ") else FEWEST


def _fit(signs: Matrix, wanted: Matrix) -> tuple[Matrix, Matrix]:
    """Nesterov's steps, as long as the steepest direction allows; (weights, bias)."""
    data = np.hstack([signs, np.ones((len(signs), 1), np.float32)])
    decays = np.append(np.full(signs.shape[1], DECAY, np.float32), np.float32(0))[:, None]
    rate = 1 / (_steepness(data) / 4 + DECAY)
    weights = ahead = np.zeros((data.shape[1], wanted.shape[1]), np.float32)
    for step in range(STEPS):
        misses = 1 / (1 + np.exp(-(data @ ahead))) - wanted
        after = ahead - rate * (data.T @ misses / len(data) + decays * ahead)
        ahead = after + step / (step + 3) * (after - weights)
        weights = after
    return weights[:-1], weights[-1]


def _steepness(data: Matrix) -> float:
    """The largest eigenvalue of data.T @ data / rows."""
    direction = np.ones(data.shape[1], np.float32)
    for _ in range(50):
        direction = data.T @ (data @ direction)
        direction /= np.linalg.norm(direction)
    return float(np.linalg.norm(data @ direction) ** 2 / len(data))
