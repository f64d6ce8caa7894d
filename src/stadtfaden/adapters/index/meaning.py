"""Entries found by their meaning: nearest vectors, by FAISS.

Up to 50,000 vectors every one is compared (5 ms at 384 dimensions). Above, a graph of near vectors is walked
(Malkov and Yashunin, Hierarchical Navigable Small World graphs, 2016), kept in sixteen bits a number.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import faiss as faiss_as_typed
import numpy as np
from numpy.typing import NDArray

from stadtfaden.adapters.embedding import Vectors

faiss: Any = faiss_as_typed  # its own types are wrong about what its wrapper adds

EXACT_UP_TO = 50_000
_TIES = 16  # near vectors that each one knows
_BUILDING, _LOOKED_AT = 60, 96  # vectors kept in sight while the graph is built and walked
_FILE = "vectors.faiss"
Rows = NDArray[np.int64]


def nearest_index(vectors: Vectors, *, exact_up_to: int = EXACT_UP_TO) -> Any:
    """A FAISS index by inner product over `vectors`, shape (entries, dimensions), of unit length.

    One search among n costs n products up to `exact_up_to`, above some log n; building then costs n log n on
    one processor and 0.9 KB a vector of 384 dimensions. The same vectors in one order give one graph on any
    machine: its levels are drawn with a fixed seed, and one thread alone builds it.
    """
    count, dimensions = vectors.shape
    if count <= exact_up_to:
        index = faiss.IndexFlatIP(dimensions)
    else:
        index = faiss.IndexHNSWSQ(
            dimensions, faiss.ScalarQuantizer.QT_fp16, _TIES, faiss.METRIC_INNER_PRODUCT
        )
        index.hnsw.efConstruction, index.hnsw.efSearch = _BUILDING, _LOOKED_AT
    with _one_thread():
        index.add(vectors)
    return index


def write_vectors(folder: Path, vectors: Vectors, *, exact_up_to: int = EXACT_UP_TO) -> None:
    """`vectors` have shape (entries, dimensions) and unit length."""
    folder.mkdir(parents=True)
    faiss.write_index(nearest_index(vectors, exact_up_to=exact_up_to), str(folder / _FILE))


@contextmanager
def _one_thread() -> Iterator[None]:
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(threads)


class MeaningIndex:
    """Vectors that were written, opened for asking; rows count as they were written."""

    def __init__(self, folder: Path) -> None:
        self._index = faiss.read_index(str(folder / _FILE))
        self._is_exact = isinstance(self._index, faiss.IndexFlat)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def best(
        self, vector: Vectors, limit: int, allowed: NDArray[np.bool_] | None = None
    ) -> tuple[Rows, NDArray[np.float32]]:
        """The nearest rows with their cosines, best first; `allowed` has one yes or no a row."""
        if not len(self):
            return np.empty(0, np.int64), np.empty(0, np.float32)
        few = None if allowed is None or self._is_exact else np.flatnonzero(allowed)
        if few is not None and len(few) <= EXACT_UP_TO:
            return self._best_of(vector, few, limit)
        with _one_thread():  # for one vector; waiting for a second processor costs more than it brings
            cosines, rows = self._index.search(
                vector[None], min(limit, len(self)), params=self._parameters(allowed)
            )
        found = rows[0] >= 0
        return rows[0][found], cosines[0][found]

    def _best_of(self, vector: Vectors, rows: Rows, limit: int) -> tuple[Rows, NDArray[np.float32]]:
        """Of few rows all are compared: a walk would meet too few of them."""
        cosines = self.cosines(vector, rows)
        order = np.argsort(-cosines, kind="stable")[:limit]
        return rows[order], cosines[order]

    def cosines(self, vector: Vectors, rows: Rows) -> NDArray[np.float32]:
        """The cosines of given rows, in their order."""
        if not len(rows):
            return np.empty(0, np.float32)
        kept: Vectors = self._index.reconstruct_batch(rows)
        return np.asarray(kept @ vector, np.float32)

    def _parameters(self, allowed: NDArray[np.bool_] | None) -> Any:
        if allowed is None:
            return None
        selector = faiss.IDSelectorBitmap(np.packbits(allowed, bitorder="little"))
        if self._is_exact:
            return faiss.SearchParameters(sel=selector)
        # The fewer rows are allowed, the more have to be seen to find enough of them.
        share = max(float(allowed.mean()), 1e-6)
        seen = min(len(self), int(np.ceil(_LOOKED_AT / share)))
        return faiss.SearchParametersHNSW(sel=selector, efSearch=seen)
