"""Any model folder run by onnxruntime: model.onnx, tokenizer.json and, where it has any, embedding.json."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from stadtfaden.adapters.embedding.protocol import Vectors

MAX_TOKENS = 128  # longer texts are cut; of 484 statements of the Karlsruhe shelf none was
_BATCH_TOKENS = 320  # padded tokens a batch: what fits the caches of a core
_MATRIX = 2


class ModelMissing(Exception):  # noqa: N818 -- named after the fact
    """The folder holds no model that can be run. The sentence is German and meant for the user."""


@dataclass(frozen=True, slots=True)
class _Description:
    """embedding.json: {"name", "query_prefix", "passage_prefix"}, each of them optional."""

    name: str
    query_prefix: str = ""
    passage_prefix: str = ""


class OnnxEmbedder:
    """An Embedder. Loading takes about a second; safe to call from several threads."""

    def __init__(self, folder: Path, *, threads: int = 2, max_tokens: int = MAX_TOKENS) -> None:
        for needed in ("model.onnx", "tokenizer.json"):
            if not (folder / needed).is_file():
                raise ModelMissing(
                    f"In {folder} fehlt {needed}. EMBEDDING_MODEL muss auf einen Ordner mit beidem zeigen."
                )
        self._threads = threads
        description = _read_description(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # the threads take a batch each; they never wait for each other
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            folder / "model.onnx", options, providers=["CPUExecutionProvider"]
        )
        self._inputs = frozenset(given.name for given in self._session.get_inputs())
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(max_tokens)
        self._padding = self._tokenizer.padding or {}
        self._tokenizer.no_padding()
        self._prefixes = (description.query_prefix, description.passage_prefix)
        self.name = f"{description.name}/{max_tokens}"
        self.dimensions = self.queries(["Stadt"]).shape[1]

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimensions), unit length. 25 ms a text of 25 words and core, without VNNI."""
        return self._embed([self._prefixes[1] + text for text in texts])

    def queries(self, texts: Sequence[str]) -> Vectors:
        """As passages; a short question takes 5 to 10 ms."""
        return self._embed([self._prefixes[0] + text for text in texts])

    def _embed(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, getattr(self, "dimensions", 0)), np.float32)
        pieces: list[list[int]] = [text.ids for text in self._tokenizer.encode_batch(list(texts))]
        rows: dict[int, NDArray[np.float32]] = {}
        batches = _batches([len(ids) for ids in pieces])
        for batch, found in zip(batches, self._run_all(pieces, batches), strict=True):
            rows.update(zip(batch, found, strict=True))
        return np.stack([rows[at] for at in range(len(texts))])

    def _run_all(self, pieces: Sequence[Sequence[int]], batches: list[list[int]]) -> list[Vectors]:
        wanted = [[pieces[at] for at in batch] for batch in batches]
        if len(wanted) == 1:
            return [self._run(wanted[0])]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._run, wanted))

    def _run(self, pieces: Sequence[Sequence[int]]) -> Vectors:
        longest = max(len(ids) for ids in pieces)
        ids = np.full((len(pieces), longest), int(self._padding.get("pad_id", 0)), np.int64)
        mask = np.zeros_like(ids)
        for row, found in enumerate(pieces):
            ids[row, : len(found)] = found
            mask[row, : len(found)] = 1
        given: Mapping[str, NDArray[np.int64]] = {
            "input_ids": ids,
            "attention_mask": mask,
            "position_ids": np.arange(longest),
            "token_type_ids": np.zeros_like(ids),
        }
        wanted = {name: values for name, values in given.items() if name in self._inputs}
        return _unit(np.asarray(self._session.run(None, wanted)[0], np.float32), mask)


def _unit(output: Vectors, mask: NDArray[np.int64]) -> Vectors:
    """One row of unit length a text; a model that hands out its tokens is averaged over them."""
    if output.ndim > _MATRIX:
        weights = mask[:, :, None].astype(np.float32)
        output = (output * weights).sum(axis=1) / weights.sum(axis=1)
    lengths = np.linalg.norm(output, axis=1, keepdims=True)
    return np.asarray(output / np.maximum(lengths, 1e-12), np.float32)


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Positions, longest texts first, so that little is padded."""
    batches: list[list[int]] = []
    room = 0
    for at in sorted(range(len(lengths)), key=lambda at: -lengths[at]):
        if not batches or (len(batches[-1]) + 1) * room > _BATCH_TOKENS:
            batches.append([])
            room = lengths[at]
        batches[-1].append(at)
    return batches


def _read_description(folder: Path) -> _Description:
    path = folder / "embedding.json"
    described = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    name = described.get("name") or f"{folder.name}-{_hash_of(folder / 'model.onnx')}"
    return _Description(
        name=str(name),
        query_prefix=str(described.get("query_prefix", "")),
        passage_prefix=str(described.get("passage_prefix", "")),
    )


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()[:12]
