"""What every search engine offers, embedded or a cluster."""

import hashlib
from collections.abc import Callable, Iterable
from typing import Protocol

from stadtfaden.adapters.embedding import Vectors
from stadtfaden.adapters.index import Candidate, Entry, Filters, Question

ANALYSIS = 3  # raise it when the same entries are to be indexed in another way
Progress = Callable[[int], None]


class SearchIndex(Protocol):
    """Holds what can be found in one city; all of it comes from the records and can be built anew."""

    @property
    def model(self) -> str:
        """Name of the model whose vectors it holds; empty before the first build."""
        ...

    def build(
        self, entries: Iterable[Entry], vectors: Vectors, model: str, on_progress: Progress | None = None
    ) -> str:
        """Replaces everything and gives back the fingerprint; until it is done, the old answers stand.

        `vectors` has one row of unit length for each statement among the entries, in their order; `model` is
        the name of the embedder. Raises VectorsDoNotFit when the counts differ.
        """
        ...

    def is_current(self, fingerprint: str) -> bool:
        """Whether it was built from exactly this; see `fingerprint`."""
        ...

    def search(self, question: Question, filters: Filters, limit: int) -> list[Candidate]:
        """The best `limit` entries by words and the best `limit` by meaning, each with both scores.

        With phrases, only entries in which all of them stand. No order is promised.
        """
        ...

    def knows(self, word: str, base: str) -> bool:
        """Whether a word as typed, or its base form, stands in any entry, inside a compound too."""
        ...

    def nearest(self, word: str) -> str | None:
        """The word of the entries that a word as typed may have meant; None where no such word is near."""
        ...


class VectorsDoNotFit(ValueError):  # noqa: N818 -- named after the fact
    """Not as many vectors as statements."""


class Fingerprint:
    """The content hash of entries, taken one by one; what `is_current` compares."""

    def __init__(self, model: str) -> None:
        self._hash = hashlib.blake2b(f"{ANALYSIS} {model}\n".encode(), digest_size=16)

    def add(self, entry: Entry) -> None:
        self._hash.update(repr(entry).encode("utf-8", "surrogatepass"))

    def value(self) -> str:
        return self._hash.hexdigest()


def fingerprint(entries: Iterable[Entry], model: str) -> str:
    """The fingerprint of an index built from these entries in this order; 100,000 take under a second."""
    taken = Fingerprint(model)
    for entry in entries:
        taken.add(entry)
    return taken.value()
