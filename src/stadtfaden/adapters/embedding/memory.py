"""Vectors that were worked out once, in one file that only grows.

A record is a key (16 bytes, hash of the text), a checksum (4 bytes) and the vector. A record that a kill cut
short, and whatever stands after it, is ignored on opening and overwritten by the next record.
"""

import hashlib
import os
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stadtfaden.adapters.embedding.protocol import Embedder, Vectors

_CHUNK = 128  # texts between two saves; also how long an interruption may have to wait
_KEY = 16
Progress = Callable[[int, int], None]


class VectorMemory:
    """What an embedder has said about texts; a file a model below `folder`. One process writes at a time."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.blake2b(embedder.name.encode(), digest_size=8).hexdigest()
        self._path = folder / f"vectors-{name}.bin"
        self.model = embedder.name
        self._embedder = embedder
        self._layout = np.dtype(
            [("key", f"V{_KEY}"), ("checksum", "<u4"), ("vector", "<f4", (embedder.dimensions,))]
        )
        self._places = self._load()

    def __len__(self) -> int:
        return len(self._places)

    def passages(self, texts: Sequence[str], on_progress: Progress | None = None) -> Vectors:
        """One row a text, in order; only texts never seen are worked out, and kept every 128 texts.

        `on_progress(done, total)` counts the new texts. What it raises, and Ctrl-C, loses at most one chunk.
        """
        keys = [_key(text) for text in texts]
        self._learn(
            {key: text for key, text in zip(keys, texts, strict=True) if key not in self._places}, on_progress
        )
        if not texts:
            return np.empty((0, self._embedder.dimensions), np.float32)
        kept = np.memmap(self._path, self._layout, mode="r", shape=(len(self._places),))
        return np.ascontiguousarray(kept["vector"][[self._places[key] for key in keys]])

    def _learn(self, unknown: dict[bytes, str], on_progress: Progress | None) -> None:
        # Texts of one length stand together, over the chunks too: little padding.
        pending = sorted(unknown.items(), key=lambda item: (-len(item[1]), item[0]))
        for start in range(0, len(pending), _CHUNK):
            chunk = pending[start : start + _CHUNK]
            self._append([key for key, _ in chunk], self._embedder.passages([text for _, text in chunk]))
            if on_progress:
                on_progress(start + len(chunk), len(pending))

    def _append(self, keys: Sequence[bytes], vectors: Vectors) -> None:
        records = np.zeros(len(keys), self._layout)
        records["key"] = np.frombuffer(b"".join(keys), f"V{_KEY}")
        records["vector"] = vectors
        records["checksum"] = _checksums(records)
        with self._path.open("r+b") as file:
            file.seek(len(self._places) * self._layout.itemsize)
            file.write(records.tobytes())
            file.truncate()
            file.flush()
            os.fsync(file.fileno())
        for key in keys:
            self._places[key] = len(self._places)

    def _load(self) -> dict[bytes, int]:
        self._path.touch()
        count = self._path.stat().st_size // self._layout.itemsize
        if not count:
            return {}
        records = np.memmap(self._path, self._layout, mode="r", shape=(count,))
        wrong = np.flatnonzero(_checksums(records) != records["checksum"])
        whole = int(wrong[0]) if wrong.size else count
        keys = records["key"][:whole].tobytes()
        return {keys[at * _KEY : (at + 1) * _KEY]: at for at in range(whole)}


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_KEY).digest()


def _checksums(records: NDArray[np.void]) -> NDArray[np.uint32]:
    """Of key and vector, a record each."""
    return np.array(
        [zlib.crc32(row["vector"].tobytes(), zlib.crc32(row["key"].tobytes())) for row in records], np.uint32
    )
