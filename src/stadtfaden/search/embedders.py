"""The embedder of this process."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from stadtfaden.adapters.embedding import Embedder, OnnxEmbedder, Vectors, built_model

_QUESTIONS = 512


@lru_cache(maxsize=2)
def open_embedder(cache: Path, model: Path | None = None, *, threads: int = 2) -> Embedder:
    """Loaded at the first call (about a second), then always the same; remembers the last 512 questions.

    `model` is a folder with model.onnx and tokenizer.json (EMBEDDING_MODEL); without one, the shipped
    multilingual-e5-small, built once below `cache` (platformdirs.user_cache_dir("stadtfaden")).
    Raises ModelMissing or WeightsMissing with a German sentence.
    """
    return _Remembering(OnnxEmbedder(model or built_model(cache), threads=threads))


class _Remembering:
    """An Embedder that is asked the same questions again and again: the next page, the way back."""

    def __init__(self, embedder: Embedder) -> None:
        self.name = embedder.name
        self.dimensions = embedder.dimensions
        self._embedder = embedder
        self._query = lru_cache(maxsize=_QUESTIONS)(self._work_out)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._embedder.passages(texts)

    def queries(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        return np.stack([self._query(text) for text in texts])

    def _work_out(self, text: str) -> Vectors:
        vector: Vectors = self._embedder.queries([text])[0]
        return vector
