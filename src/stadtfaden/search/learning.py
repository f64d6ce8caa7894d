"""`python -m stadtfaden.search.learning` turns questions towards the texts that answer them.

A sentence model was taught on questions in full; people type „Schulhöfe entsiegeln“. A matrix turns the
vector of a question so that of all training texts the one that answers comes first (softmax over all texts,
held near to „leave it as it is“). It learns from questions of our own writing in training/: to statements of
the demo city, and to sentences that share few words with what is asked. Half a minute, nearly all of it the
vectors.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from stadtfaden.adapters.embedding import Embedder, OnnxEmbedder, Vectors, built_model
from stadtfaden.search.embedders import TURN, typical_question
from stadtfaden.search.questions import spelled_out

TRAINING = Path(__file__).with_name("training")
_SHARPNESS = 1 / 0.03  # of the softmax: what a difference of cosines means
_STAY = 0.01  # how dear it is to turn at all
_STEPS = 400
_PACE, _MEMORY = 0.003, (0.9, 0.999)  # of the steps; Adam (Kingma and Ba 2015)
Doubles = NDArray[np.float64]


class Example(NamedTuple):
    """A text, what its paper says below it ("" for none), and questions that it answers."""

    text: str
    below: str
    questions: tuple[str, ...]


def examples(folder: Path = TRAINING) -> list[Example]:
    """All lines of the folder's tables: text, what stands below, questions; apart by tabs."""
    return [Example(text, below, tuple(asked)) for text, below, *asked in _rows(folder)]


def learn_turn(asked: Vectors, texts: Vectors, answers: NDArray[np.int64]) -> Vectors:
    """The matrix, shape (dimensions, dimensions), for questions whose answer is texts[answers[i]].

    All rows have unit length. The matrix is added to the identity: zero leaves a question as it is.
    """
    questions, passages = asked.astype(np.float64), texts.astype(np.float64)
    turn = np.zeros((questions.shape[1],) * 2)
    first, second = np.zeros_like(turn), np.zeros_like(turn)
    for step in range(1, _STEPS + 1):
        slope = _slope(turn, questions, passages, answers)
        first = _MEMORY[0] * first + (1 - _MEMORY[0]) * slope
        second = _MEMORY[1] * second + (1 - _MEMORY[1]) * slope**2
        mean = first / (1 - _MEMORY[0] ** step)
        spread = np.sqrt(second / (1 - _MEMORY[1] ** step))
        turn -= _PACE * (1 - step / _STEPS) * mean / (spread + 1e-8)
    return turn.astype(np.float32)


def _slope(turn: Doubles, asked: Doubles, texts: Doubles, answers: NDArray[np.int64]) -> Doubles:
    """The gradient of the mean loss."""
    scores = (asked + asked @ turn) @ texts.T * _SHARPNESS
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    chances[np.arange(len(asked)), answers] -= 1
    return np.asarray(asked.T @ (chances @ texts) * (_SHARPNESS / len(asked)) + 2 * _STAY * turn)


def _rows(folder: Path) -> Iterator[list[str]]:
    for table in sorted(folder.glob("*.tsv")):
        for line in table.read_text(encoding="utf-8").splitlines():
            yield line.split("\t")


def _learn(embedder: Embedder) -> Vectors:
    rows = examples()
    alone = embedder.passages([row.text for row in rows])
    in_context = embedder.passages([f"{row.text}. {row.below}" if row.below else row.text for row in rows])
    texts = alone + in_context
    texts /= np.linalg.norm(texts, axis=1, keepdims=True)
    questions = [(question, at) for at, row in enumerate(rows) for question in row.questions]
    asked = embedder.queries([spelled_out(question) for question, _ in questions]) - typical_question(
        embedder
    )
    asked /= np.linalg.norm(asked, axis=1, keepdims=True)
    return learn_turn(asked, texts, np.array([at for _, at in questions]))


if __name__ == "__main__":
    shipped = OnnxEmbedder(built_model(user_cache_path("stadtfaden")))
    np.savez_compressed(TURN, turn=_learn(shipped).astype(np.float16), model=np.array(shipped.name))
