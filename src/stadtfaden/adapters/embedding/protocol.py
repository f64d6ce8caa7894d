"""What every embedding model offers: texts in, vectors of length one out."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """`name` carries version or hash: two embedders of one name give the same vectors.

    Both verbs return one row of unit length a text, shape (len(texts), dimensions), float32. The row of a
    text does not depend on the texts it came with.
    """

    name: str
    dimensions: int

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Texts that are to be found."""
        ...

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Texts that ask."""
        ...
