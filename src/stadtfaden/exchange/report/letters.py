"""Which letters the report can set. PDF/UA forbids what no font shows, and papers hold anything."""

import re
import struct
import unicodedata
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
FONTS = Path(__file__).parent / "fonts"
WIDEST = FONTS / "SourceSerif4_400Regular.ttf"
SHIPPED_WITH_TYPST = "●○■□▪▫►▶☐☑☒✓✔✗✘\u2011"  # in its own fallback font
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
BLANKS = re.compile(r"\s+")
_INVISIBLE = {"Cf", "Cs", "Co", "Cn"}  # direction marks, halves, private use: nothing a reader should see
_SEGMENTED = 12  # cmap format: https://learn.microsoft.com/typography/opentype/spec/cmap


def settable(text: str) -> str:
    """The text with blanks for control characters, without invisible ones, and � for unknown letters."""
    plain = unicodedata.normalize("NFC", BLANKS.sub(" ", "".join(map(_seen, text))))
    known = letters()
    return "".join(letter if letter in known else UNKNOWN for letter in plain)


def settable_all(value: Any) -> Any:
    """The same for all texts in dicts, lists and tuples."""
    if isinstance(value, str):
        return settable(value)
    if isinstance(value, dict):
        return {key: settable_all(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [settable_all(inner) for inner in value]
    return value


def drawable(value: T) -> T:
    """The same value, also inside dataclasses, without what no text may hold: Word knows every letter, but
    no control characters.
    """
    found: T = _drawable(value)
    return found


def _drawable(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", BLANKS.sub(" ", "".join(map(_seen, value))))
    if is_dataclass(value) and not isinstance(value, type):
        changes = {field.name: _drawable(getattr(value, field.name)) for field in fields(value)}
        return replace(value, **changes)
    if isinstance(value, dict):
        return {key: _drawable(inner) for key, inner in value.items()}
    return tuple(map(_drawable, value)) if isinstance(value, tuple) else value


@lru_cache(maxsize=1)
def letters() -> frozenset[str]:
    """Read from the font with the most letters; the others fall back on it."""
    data = WIDEST.read_bytes()
    start = _table(data, b"cmap")
    (how_many,) = struct.unpack_from(">H", data, start + 2)
    found = set(SHIPPED_WITH_TYPST + UNKNOWN)
    for entry in range(how_many):
        (offset,) = struct.unpack_from(">L", data, start + 8 + 8 * entry)
        (kind,) = struct.unpack_from(">H", data, start + offset)
        if kind == _SEGMENTED:
            (groups,) = struct.unpack_from(">L", data, start + offset + 12)
            for group in range(groups):
                first, last = struct.unpack_from(">LL", data, start + offset + 16 + 12 * group)
                found.update(map(chr, range(first, last + 1)))
    return frozenset(found)


def _table(data: bytes, name: bytes) -> int:
    (how_many,) = struct.unpack_from(">H", data, 4)
    for entry in range(how_many):
        tag, _, offset = struct.unpack_from(">4sLL", data, 12 + 16 * entry)
        if tag == name:
            return int(offset)
    raise ValueError(f"{WIDEST.name} has no table {name!r}.")


def _seen(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    return "" if category in _INVISIBLE else letter
