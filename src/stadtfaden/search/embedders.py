"""The embedder of this process."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from stadtfaden.adapters.embedding import Embedder, OnnxEmbedder, Vectors, built_model
from stadtfaden.search.questions import spelled_out

_QUESTIONS = 512
TURN = Path(__file__).with_name("question_turn.npz")  # written by learning.py
_TYPICAL = Path(__file__).with_name("typical_questions.txt")
# How much of the typical question is taken out of a question. Without, passages that lie near to every
# question come first for all of them: measured on three sets, mean reciprocal rank +.01 to +.08.
_SHARE_OF_TYPICAL = 0.7


@lru_cache(maxsize=2)
def open_embedder(cache: Path, model: Path | None = None, *, threads: int = 2) -> Embedder:
    """Loaded at the first call (about a second), then always the same; remembers the last 512 questions.

    `model` is a folder with model.onnx and tokenizer.json (EMBEDDING_MODEL); without one, the shipped
    multilingual-e5-small, built once below `cache` (platformdirs.user_cache_dir("stadtfaden")).
    Raises ModelMissing or WeightsMissing with a German sentence.
    """
    return Asking(OnnxEmbedder(model or built_model(cache), threads=threads))


def typical_question(embedder: Embedder) -> Vectors:
    """What questions to a city have in common, to be taken out of each; shape (dimensions,)."""
    typical = embedder.queries(_TYPICAL.read_text(encoding="utf-8").splitlines())
    return np.asarray(_SHARE_OF_TYPICAL * typical.mean(axis=0), np.float32)


class Asking:
    """An Embedder whose questions keep what sets them apart from other questions to a city.

    It is asked the same questions again and again (the next page, the way back) and remembers them.
    """

    def __init__(self, embedder: Embedder) -> None:
        self.name = embedder.name
        self.dimensions = embedder.dimensions
        self._embedder = embedder
        self._query = lru_cache(maxsize=_QUESTIONS)(self._work_out)
        self._typical = typical_question(embedder)
        self._turn = _turn(embedder.name)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._embedder.passages(texts)

    def queries(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        return np.stack([self._query(text) for text in texts])

    def _work_out(self, text: str) -> Vectors:
        left = _unit(self._embedder.queries([spelled_out(text)])[0] - self._typical)
        return left if self._turn is None else _unit(left + left @ self._turn)


def _turn(model: str) -> Vectors | None:
    """What was learned for the questions of this model; None for another one."""
    with np.load(TURN) as kept:
        return kept["turn"].astype(np.float32) if str(kept["model"]) == model else None


def _unit(vector: Vectors) -> Vectors:
    return np.asarray(vector / np.linalg.norm(vector), np.float32)
