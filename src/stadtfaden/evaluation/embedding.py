"""The model of meaning that the settings name, as the product opens it."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from platformdirs import user_cache_dir

from stadtfaden.search import Embedder, VectorMemory, Vectors, open_embedder

CACHE = Path(user_cache_dir("stadtfaden"))


def embedder() -> Embedder:
    """Opened once a process; EMBEDDING_MODEL names another one."""
    return open_embedder(CACHE, settings.EMBEDDING_MODEL)


def vectors_of(texts: Sequence[str]) -> Vectors:
    """One row of unit length a text, worked out as a build does: equal texts once, batches by length."""
    with TemporaryDirectory() as folder:
        return VectorMemory(Path(folder), embedder()).passages(texts)
