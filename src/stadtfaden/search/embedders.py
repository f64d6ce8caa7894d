"""The embedder of this process."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from stadtfaden.adapters.embedding import Embedder, OnnxEmbedder, Vectors, built_model

_QUESTIONS = 512
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


class Asking:
    """An Embedder whose questions keep what sets them apart from other questions to a city.

    It is asked the same questions again and again (the next page, the way back) and remembers them.
    """

    def __init__(self, embedder: Embedder) -> None:
        self.name = embedder.name
        self.dimensions = embedder.dimensions
        self._embedder = embedder
        self._query = lru_cache(maxsize=_QUESTIONS)(self._work_out)
        typical = embedder.queries(_TYPICAL.read_text(encoding="utf-8").splitlines())
        self._typical = _SHARE_OF_TYPICAL * typical.mean(axis=0)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._embedder.passages(texts)

    def queries(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        return np.stack([self._query(text) for text in texts])

    def _work_out(self, text: str) -> Vectors:
        left = self._embedder.queries([text])[0] - self._typical
        return np.asarray(left / np.linalg.norm(left), np.float32)
