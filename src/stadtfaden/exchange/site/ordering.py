"""The same index in the same order: the indexer lists its filters in an order that changes from run to run.

Its small files are gzip over a mark and CBOR of lists, texts and whole numbers (RFC 8949), each named after
its content.
"""

import gzip
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

MARK = b"pagefind_dcd"
NUMBER, TEXT, LIST = 0, 3, 4
SMALL, WIDTHS = 24, {24: 1, 25: 2, 26: 4, 27: 8}
FILTERS = 3  # their place in the list of all pieces


def put_in_order(index: Path) -> None:
    """Sorts filters and their values, and names the files after what they then hold."""
    entry_path = index / "pagefind-entry.json"
    entry = json.loads(entry_path.read_bytes())
    for language, found in entry["languages"].items():
        meta_path = index / f"pagefind.{found['hash']}.pf_meta"
        meta = _read(meta_path)
        meta[FILTERS] = sorted([name, _sorted_filter(index, name_of)] for name, name_of in meta[FILTERS])
        found["hash"] = f"{language}_{_digest(meta)[:10]}"
        _write(meta_path, index / f"pagefind.{found['hash']}.pf_meta", meta)
    entry_path.write_text(json.dumps(entry, sort_keys=True), encoding="utf-8")


def _sorted_filter(index: Path, name: str) -> str:
    path = index / "filter" / f"{name}.pf_filter"
    title, values = _read(path)
    content = [title, sorted(values)]
    new = f"{name.partition('_')[0]}_{_digest(content)[:7]}"
    _write(path, index / "filter" / f"{new}.pf_filter", content)
    return new


def _read(path: Path) -> Any:
    return _decoded(gzip.decompress(path.read_bytes()).removeprefix(MARK), 0)[0]


def _write(former: Path, path: Path, content: Any) -> None:
    former.unlink()
    path.write_bytes(gzip.compress(MARK + _encoded(content), mtime=0))


def _digest(content: Any) -> str:
    return sha256(_encoded(content)).hexdigest()


def _decoded(data: bytes, at: int) -> tuple[Any, int]:
    """The value that begins at `at`, and where it ends."""
    kind, size = data[at] >> 5, data[at] & 31
    at += 1
    if size >= SMALL:
        width = WIDTHS[size]
        size, at = int.from_bytes(data[at : at + width]), at + width
    if kind == NUMBER:
        return size, at
    if kind == TEXT:
        return data[at : at + size].decode(), at + size
    if kind != LIST:
        raise ValueError(f"CBOR of a kind that the index does not use: {kind}")
    values = []
    for _ in range(size):
        value, at = _decoded(data, at)
        values.append(value)
    return values, at


def _encoded(value: Any) -> bytes:
    if isinstance(value, int):
        return _head(NUMBER, value)
    if isinstance(value, str):
        text = value.encode()
        return _head(TEXT, len(text)) + text
    return _head(LIST, len(value)) + b"".join(map(_encoded, value))


def _head(kind: int, size: int) -> bytes:
    if size < SMALL:
        return bytes([kind << 5 | size])
    code, width = next((code, width) for code, width in WIDTHS.items() if size < 1 << 8 * width)
    return bytes([kind << 5 | code]) + size.to_bytes(width)
