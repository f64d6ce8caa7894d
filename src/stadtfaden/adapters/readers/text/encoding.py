"""From bytes to text: byte order marks, UTF-8, cp1252; what is broken is named, not hidden."""

import codecs
from dataclasses import dataclass

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of a file that does not say its encoding.

    A byte order mark decides; else valid UTF-8; else UTF-8 with few broken places, each kept as U+FFFD
    and the first named in a warning; else cp1252, the only other encoding German offices still write.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return lenient(data[len(mark) :], encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return broken_or_older(data)


def broken_or_older(data: bytes) -> Decoded:
    decoded = lenient(data, "utf-8")
    broken = decoded.text.count(REPLACEMENT)
    whole = sum(letter > "\x7f" for letter in decoded.text) - broken
    return decoded if broken < whole else lenient(data, "cp1252")


def lenient(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    broken = text.count(REPLACEMENT)
    if not broken:
        return Decoded(text, encoding)
    first = text.index(REPLACEMENT)
    page = text.count("\f", 0, first) + 1
    line = text.count("\n", text.rfind("\f", 0, first) + 1, first) + 1
    places = "eine Stelle ist" if broken == 1 else f"{broken} Stellen sind"
    return Decoded(
        text, encoding, (f"Zeichensatz: {places} nicht lesbar, zuerst auf Seite {page}, Zeile {line}.",)
    )
