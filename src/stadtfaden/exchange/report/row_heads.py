"""Makes the first cell of every row of a table the head of its row.

Typst 0.14 tags the heads of columns; those of rows need a switch that its Python package does not hand on.
What it writes is plain: one object after the other, the tags uncompressed, one table of offsets at the end. A
test reads the result with another library.
"""

import re
from collections.abc import Iterator

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_FIRST = re.compile(rb"xref\n0 (\d+)\n")
_ENTRY = 20  # bytes, as the format wants
_ROW = re.compile(rb"<</Type/StructElem/S/TR/P (\d+) 0 R(?:/Lang\([^()]*\))?/K\[([^\]]*)\]")
_BODY = b"<</Type/StructElem/S/TBody/"
_CELL = b"<</Type/StructElem/S/TD/"
_HEAD = b"<</Type/StructElem/S/TH/"
_HEADERS = re.compile(rb"<</O/Table/Headers\[([^\]]*)\]>>")
_KID = re.compile(rb"(\d+) 0 R")
_NAMES = re.compile(rb"/IDTree<</Names\[(.*?)\]>>")
_NAME = re.compile(rb"\(([^()]*)\)(\d+) 0 R")


class NotAsTypstWrites(Exception):  # noqa: N818 -- named after the fact
    """The file is built in another way than the one that is understood here."""


def with_row_heads(data: bytes) -> bytes:
    """The same file with other tags. Linear in its length; raises NotAsTypstWrites."""
    start = _START.search(data)
    if start is None:
        raise NotAsTypstWrites("no startxref")
    offsets = _offsets(data, int(start[1]))
    order = sorted(offsets, key=offsets.__getitem__)
    ends = dict(zip(order, [*(offsets[number] for number in order[1:]), int(start[1])], strict=True))
    objects = {number: data[offsets[number] : ends[number]] for number in order}
    heads = _mark_heads(objects)
    if heads:
        _name_heads(objects, heads)
    trailer = data[data.index(b"trailer", int(start[1])) : start.start()]
    return _written(data[: offsets[order[0]]], objects, order, trailer)


def _offsets(data: bytes, table: int) -> dict[int, int]:
    """By number of the object."""
    first = _FIRST.match(data, table)
    if first is None:
        raise NotAsTypstWrites("no plain table of offsets")
    rows = range(int(first[1]))
    entries = (data[first.end() + row * _ENTRY :][:_ENTRY] for row in rows)
    return {row: int(entry[:10]) for row, entry in zip(rows, entries, strict=True) if entry[17:18] == b"n"}


def _mark_heads(objects: dict[int, bytes]) -> list[int]:
    """Changes the cells in place, and says which became heads."""
    heads = []
    for row in [_ROW.search(written) for written in objects.values()]:
        if row is None or _BODY not in objects[int(row[1])]:
            continue
        first, *others = (int(kid[1]) for kid in _KID.finditer(row[2]))
        if _CELL not in objects[first] or b"/K[" not in objects[first]:
            continue
        heads.append(first)
        named = b"(%s)" % _name(first)
        scope = rb"<</O/Table/Scope/Row/Headers[\1]>>"
        written = objects[first].replace(_CELL, _HEAD + b"ID" + named + b"/", 1)
        objects[first] = _HEADERS.sub(scope, written, count=1)
        for cell in others:
            objects[cell] = _HEADERS.sub(rb"<</O/Table/Headers[\1" + named + b"]>>", objects[cell], count=1)
    return heads


def _name_heads(objects: dict[int, bytes], heads: list[int]) -> None:
    """Every name that a cell is found by stands in one sorted list at the root of the tags."""
    for number, written in objects.items():
        names = _NAMES.search(written) if b"/Type/StructTreeRoot" in written else None
        if names is not None:
            known = {name[1]: int(name[2]) for name in _NAME.finditer(names[1])}
            known |= {_name(head): head for head in heads}
            listed = b"".join(b"(%s)%d 0 R" % (name, known[name]) for name in sorted(known))
            objects[number] = (
                written[: names.start()] + b"/IDTree<</Names[" + listed + b"]>>" + written[names.end() :]
            )
            return
    raise NotAsTypstWrites("no list of names")


def _name(head: int) -> bytes:
    return b"Row%d" % head


def _written(start: bytes, objects: dict[int, bytes], order: list[int], trailer: bytes) -> bytes:
    written = bytearray(start)
    offsets = {}
    for number in order:
        offsets[number] = len(written)
        written += objects[number]
    table = len(written)
    written += b"xref\n0 %d\n" % (max(order) + 1) + b"".join(_entries(offsets))
    return bytes(written + trailer + b"startxref\n%d\n%%%%EOF" % table)


def _entries(offsets: dict[int, int]) -> Iterator[bytes]:
    """Each of twenty bytes; free ones lead to the next."""
    free = [number for number in range(max(offsets) + 1) if number not in offsets]
    following = dict(zip(free, [*free[1:], 0], strict=True))
    for number in range(max(offsets) + 1):
        if number in offsets:
            yield b"%010d 00000 n\r\n" % offsets[number]
        else:
            yield b"%010d %05d f\r\n" % (following[number], 65535)
