"""Entries found by their meaning: nearest vectors, by FAISS.

Up to 50,000 vectors every one is compared (5 ms at 384 dimensions). Above, near vectors stand in one list,
and those lists are compared whose centres are nearest (Sivic and Zisserman, Video Google, 2003); vectors are
kept in sixteen bits a number. Centres are found on a graph (Malkov and Yashunin, Hierarchical Navigable Small
World graphs, 2016).
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
_LIST = 256  # vectors of a list, on average
_LISTS = 48  # compared: so 99 of 100 neighbours are found among 60,000 vectors of real statements
_ROUNDS, _SAMPLED = 2, 32  # of looking for centres; vectors of each list that are asked for them
_TIES = 16  # near centres that each one knows
_BUILDING, _LOOKED_AT = 60, 96  # centres kept in sight while their graph is built and walked
_WHOLE = False  # vectors are kept, not what sets them apart from their centre
_FILE = "vectors.faiss"
Rows = NDArray[np.int64]


def nearest_index(vectors: Vectors, *, exact_up_to: int = EXACT_UP_TO) -> Any:
    """A FAISS index by inner product over `vectors`, shape (entries, dimensions), of unit length.

    One search among n costs n products up to `exact_up_to`, above some 12,000 and a walk of log n; building
    costs n log n on one processor and 0.8 KB a vector of 384 dimensions. The same vectors in one order give
    one index on any machine: its centres are sought from fixed ones, and one thread alone builds it.
    """
    count, dimensions = vectors.shape
    with _one_thread():
        index = faiss.IndexFlatIP(dimensions) if count <= exact_up_to else _in_lists(vectors)
        index.add(vectors)
    return index


def _in_lists(vectors: Vectors) -> Any:
    """An index whose lists are known, and still empty."""
    count, dimensions = vectors.shape
    lists = max(1, count // _LIST)
    centres = faiss.IndexHNSWFlat(dimensions, _TIES, faiss.METRIC_INNER_PRODUCT)
    centres.hnsw.efConstruction, centres.hnsw.efSearch = _BUILDING, _LOOKED_AT
    seeking = faiss.Clustering(dimensions, lists)
    seeking.niter, seeking.spherical, seeking.seed, seeking.min_points_per_centroid = _ROUNDS, True, 1, 1
    sample = np.linspace(0, count - 1, min(count, _SAMPLED * lists), dtype=np.int64)
    seeking.train(vectors[sample], centres)
    index = faiss.IndexIVFScalarQuantizer(
        centres, dimensions, lists, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT, _WHOLE
    )
    index.nprobe, index.is_trained = min(_LISTS, lists), True
    index.make_direct_map()  # so that vectors can be asked for by their row
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
        """Of few rows all are compared: the lists would hold too few of them."""
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
        # The fewer rows are allowed, the more lists have to be seen to find enough of them.
        share = max(float(allowed.mean()), 1e-6)
        seen = min(self._index.nlist, int(np.ceil(_LISTS / share)))
        return faiss.SearchParametersIVF(sel=selector, nprobe=seen)
