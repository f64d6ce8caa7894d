"""Entries found by their meaning: nearest vectors, by FAISS.

Up to 50,000 vectors every one is compared (5 ms at 384 dimensions). Above, the vectors are parted into cells,
kept in eight bits a number, and only the nearest cells are looked into.
"""

from pathlib import Path
from typing import Any

import faiss as faiss_as_typed
import numpy as np
from numpy.typing import NDArray

from stadtfaden.adapters.embedding import Vectors

faiss: Any = faiss_as_typed  # its own types are wrong about what its wrapper adds

EXACT_UP_TO = 50_000
_TRAINING = 100_000  # vectors that the cells are learned from, at most
_PROBES = 16  # cells looked into: recall@10 .97 at a million vectors
_FILE = "vectors.faiss"
Rows = NDArray[np.int64]


def write_vectors(folder: Path, vectors: Vectors, *, exact_up_to: int = EXACT_UP_TO) -> None:
    """`vectors` have shape (entries, dimensions) and unit length."""
    folder.mkdir(parents=True)
    count, dimensions = vectors.shape
    if count <= exact_up_to:
        index = faiss.IndexFlatIP(dimensions)
    else:
        cells = int(2 * np.sqrt(count))
        index = faiss.index_factory(dimensions, f"IVF{cells},SQ8", faiss.METRIC_INNER_PRODUCT)
        index.nprobe = _PROBES
        index.set_direct_map_type(faiss.DirectMap.Array)
        index.train(vectors[:: -(-count // _TRAINING)])
    index.add(vectors)
    faiss.write_index(index, str(folder / _FILE))


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
        threads = faiss.omp_get_max_threads()
        faiss.omp_set_num_threads(
            1
        )  # for one vector; waiting for a second processor costs more than it brings
        try:
            cosines, rows = self._index.search(
                vector[None], min(limit, len(self)), params=self._parameters(allowed)
            )
        finally:
            faiss.omp_set_num_threads(threads)
        found = rows[0] >= 0
        return rows[0][found], cosines[0][found]

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
        # The fewer rows are allowed, the more cells have to be opened to find enough of them.
        share = max(float(allowed.mean()), 1e-6)
        probes = min(self._index.nlist, int(np.ceil(_PROBES / share)))
        return faiss.SearchParametersIVF(sel=selector, nprobe=probes)
