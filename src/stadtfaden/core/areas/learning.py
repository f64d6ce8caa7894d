"""Regression for many areas at once: the same sentences give the same weights anywhere."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stadtfaden.core.areas.building import Example, choices, firsts, fit, fit_choice, measured_rows
from stadtfaden.core.areas.sense import shipped_sense
from stadtfaden.core.areas.shares import SURENESS, dealt
from stadtfaden.core.areas.taxonomy import shipped_taxonomy

FOLDS = 5
DECAY = 0.0003  # this and the next compared by cross-validation over the sentences of training/
_OF_TERMS = 0.3  # what terms, names and descriptions count of all that is learned from
_SUPPORTING = 0.4  # a term that only supports others
_STEPS = 200
Matrix = NDArray[np.float64]


class Term(NamedTuple):
    """A term of the taxonomy, the name of an area or a sentence of its description."""

    text: str
    area: str
    weight: float


class School(NamedTuple):
    """Sentences and terms with one row of vectors each, made as passages by the same embedder."""

    examples: Sequence[Example]
    vectors: NDArray[np.float32]
    terms: Sequence[Term]
    term_vectors: NDArray[np.float32]


def terms() -> list[Term]:
    """What the shipped taxonomy itself says of its areas."""
    return [
        Term(text.removesuffix("?"), area.id, _SUPPORTING if text.endswith("?") else 1.0)
        for area in shipped_taxonomy()
        for text in (*area.terms, area.name_de, *area.description_de.split(". "))
    ]


def fingerprint(examples: Sequence[Example], said: Sequence[Term]) -> str:
    """SHA-256 of what is learned from: tells whether a model is up to date without learning again."""
    lines = [f"{e.text}\t{e.first}\t{','.join(sorted(e.ids))}" for e in examples]
    lines += [f"{term.text}\t{term.area}\t{term.weight}" for term in said]
    return sha256("\n".join(lines).encode()).hexdigest()


def learn_sense(school: School, embedder: str) -> dict[str, object]:
    """The weights of `sense.json`: softmax regression of the first area on the vector.

    How much meaning counts beside words is learned from sentences that meaning has not learned from (five
    folds) and that the terms were not written from. Some ten seconds for 1,300 sentences and 3,000 terms.
    """
    ids = [area.id for area in shipped_taxonomy()]
    later, beside, heard, answers = _unseen(school)
    both = np.hstack([beside, heard[:, :-1].reshape(-1, 1)])
    first = firsts([school.examples[at] for at in later])
    rows, middle, spread = _scaled(school.vectors)
    weights, bias = _fit_all(rows, school, range(len(rows)), (middle, spread))
    sense = weights / spread[:, None]
    return {
        "version": "areas-with-meaning/2",
        "school": fingerprint(school.examples, school.terms),
        "embedder": embedder,
        "ids": ids,
        "weights": sense.round(3).tolist(),
        "bias": (bias - middle @ sense).round(4).tolist(),
        "beside_words": fit(both, answers).round(3).tolist(),
        "in_shares": fit_choice(choices(beside, heard), first).round(3).tolist(),
    }


def unseen_chances(school: School, beside_words: Sequence[float]) -> tuple[Matrix, Matrix]:
    """Chance and answer (0 or 1) of every pair of a sentence written after the terms and a shipped area.

    The meaning of a sentence is weighed by the other four fifths; `beside_words` are four numbers that were
    learned from all.
    """
    _, beside, heard, answers = _unseen(school)
    sums = np.hstack([beside, heard[:, :-1].reshape(-1, 1)]) @ np.asarray(beside_words)
    return 1 / (1 + np.exp(-sums)), answers


def unseen_shares(school: School) -> tuple[list[int], Matrix]:
    """The places of the sentences written after the terms, and the shares of every area and none that a sense
    gives them that has not learned from them: (sentences, areas + 1).
    """
    later, beside, heard, _ = _unseen(school)
    weights = np.array(shipped_sense().in_shares)
    return later, dealt(SURENESS * (choices(beside, heard) @ weights))


def write_sense(model: dict[str, object], path: Path) -> None:
    path.write_text(json.dumps(model, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def _unseen(school: School) -> tuple[list[int], Matrix, Matrix, Matrix]:
    """Of the sentences written after the terms: places, words, what weights hear that have not seen them,
    and answers for every pair of sentence and area.
    """
    later = [at for at, example in enumerate(school.examples) if example.is_after_terms]
    examples = [school.examples[at] for at in later]
    ids = [area.id for area in shipped_taxonomy()]
    answers = np.array([float(area in example.ids) for example in examples for area in ids])
    rows, middle, spread = _scaled(school.vectors)
    heard = np.zeros((len(rows), len(ids) + 1))
    for fold in range(FOLDS):
        inside = np.arange(len(rows)) % FOLDS == fold
        weights, bias = _fit_all(rows, school, np.flatnonzero(~inside), (middle, spread))
        heard[inside] = np.log(dealt(rows[inside] @ weights + bias) + 1e-9)
    return later, measured_rows(examples), heard[later], answers


def _scaled(vectors: NDArray[np.float32]) -> tuple[Matrix, Matrix, Matrix]:
    """Rows brought to one scale a dimension and about unit length, with middle and spread."""
    rows = vectors.astype(np.float64)
    middle, spread = rows.mean(axis=0), rows.std(axis=0) * np.sqrt(rows.shape[1])
    return (rows - middle) / spread, middle, spread


def _fit_all(
    rows: Matrix, school: School, places: Sequence[int] | NDArray[np.int64], scale: tuple[Matrix, Matrix]
) -> tuple[Matrix, Matrix]:
    """Nesterov's steps, as long as the steepest direction allows; (weights, bias) by area and none."""
    said = (school.term_vectors.astype(np.float64) - scale[0]) / scale[1]
    ids = [area.id for area in shipped_taxonomy()]
    right = np.append(firsts(school.examples)[places], [ids.index(term.area) for term in school.terms])
    worth = np.array([term.weight for term in school.terms])
    parts = (np.full(len(places), (1 - _OF_TERMS) / len(places)), _OF_TERMS * worth / worth.sum())
    weight = np.concatenate(parts)[:, None]
    data = np.vstack([rows[places], said])
    data = np.hstack([data, np.ones((len(data), 1))])
    answers = np.eye(len(ids) + 1)[right]
    decays = np.append(np.full(rows.shape[1], DECAY), 0.0)[:, None]
    rate = 1 / (np.linalg.norm(data * np.sqrt(weight), 2) ** 2 / 2 + DECAY)
    weights = ahead = np.zeros((data.shape[1], len(ids) + 1))
    for step in range(_STEPS):
        misses = (dealt(data @ ahead) - answers) * weight
        after = ahead - rate * (data.T @ misses + decays * ahead)
        ahead = after + step / (step + 3) * (after - weights)
        weights = after
    return weights[:-1], weights[-1]
