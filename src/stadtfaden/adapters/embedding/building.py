"""Builds the model folder once: model.onnx, tokenizer.json and embedding.json."""

import json
import os
import shutil
import tempfile
from pathlib import Path

import psutil
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from stadtfaden.adapters.embedding import graph
from stadtfaden.adapters.embedding.weights import SHA256, Pieces, read_weights, shipped_weights

_UNFINISHED = "unfinished-"
MODEL_NAME = f"multilingual-e5-small-{SHA256[:12]}-{graph.VERSION}"


def built_model(cache: Path) -> Path:
    """The folder of the shipped model below `cache`; built at the first call, some ten seconds and 60 MB.

    The folder appears whole or not at all, also when two processes build at once or one is killed.
    Raises WeightsMissing, or OSError where the cache cannot be written.
    """
    folder = cache / MODEL_NAME
    if folder.is_dir():
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    _tidy(cache)
    weights = read_weights(shipped_weights())
    unfinished = Path(tempfile.mkdtemp(prefix=f"{_UNFINISHED}{os.getpid()}-", dir=cache))
    try:
        _write_tokenizer(weights.pieces, unfinished / "tokenizer.json")
        graph.write_model(weights, unfinished / "model.onnx")
        _write_description(unfinished / "embedding.json")
        _move(unfinished, folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return folder


def _tidy(cache: Path) -> None:
    """Removes what killed builds left."""
    for left in cache.glob(f"{_UNFINISHED}*"):
        if not psutil.pid_exists(int(left.name.split("-")[1])):
            shutil.rmtree(left, ignore_errors=True)


def _move(unfinished: Path, folder: Path) -> None:
    unfinished.chmod(0o755)
    try:
        os.rename(unfinished, folder)  # noqa: PTH104 -- Path.rename replaces; this must fail when another was faster
    except OSError:
        if not folder.is_dir():
            raise


def _write_tokenizer(pieces: Pieces, path: Path) -> None:
    vocabulary = list(zip(pieces.texts, pieces.scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=pieces.unknown))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", pieces.begin), ("</s>", pieces.end)]
    )
    tokenizer.enable_padding(pad_id=pieces.padding, pad_token="<pad>")  # noqa: S106 -- a piece of text, no password
    tokenizer.save(str(path), pretty=False)


def _write_description(path: Path) -> None:
    description = {"name": MODEL_NAME, "passage_prefix": "passage: ", "query_prefix": "query: "}
    path.write_text(json.dumps(description), encoding="utf-8")
