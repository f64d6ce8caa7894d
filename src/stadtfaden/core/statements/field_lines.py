"""Where a new line is meant: „Ziel: K3“ stands by itself, and what follows a whole value is none of it."""

import re
from collections.abc import Sequence

from stadtfaden.core.statements.field_names import key_of

_FIELD = re.compile(r"\s*(?:[-*•–▪]\s+)?(?P<label>[A-ZÄÖÜ][^:\t]{1,39}):\s+(?P<value>\S.*)$")
_CODE = r"(?:\w*[Zz]iele?\s+)?(?:[A-ZÄÖÜ]{1,4}(?:-[A-ZÄÖÜ]{1,3})?[\s\-_.]?)?\d{1,3}(?:[.\-]\d{1,3}){0,3}"
_CODES = re.compile(rf"{_CODE}(?:\s*(?:,|;|/|und|sowie|bis)\s*{_CODE})*\.?")
_GOES_ON = re.compile(
    r"(?:[,;/&+–-]|\b(?:und|oder|sowie|bzw\.|inkl\.|z\.\s?B\.|ca\.|der|die|das|des|dem|den|für|mit|von|vom|zu|zum|"
    r"zur|in|im|an|am|auf|aus|bei|beim|durch|gegen|ohne|um|unter|über|nach|vor|eine?[mnrs]?))\s*$"
)
_SUM_OR_YEAR = re.compile(r"(?:\d\s*(?:Euro|EUR|€)|\b20\d\d)\s*$|(?:Mio|Mrd|Tsd)\.?\s*(?:Euro|EUR|€)\s*$")
_ENDS = re.compile(r"[.!?:][“\"»)]?\s*$")


def is_codes(value: str) -> bool:
    """Whether a value names codes and nothing else: „K3“, „Ziel 1.2 und Ziel 2.1“."""
    return _CODES.fullmatch(value.strip()) is not None


def goes_on(line: str) -> bool:
    """Whether a line plainly goes on in the next: it ends with a comma, „und“, „für“ or a hyphen."""
    return _GOES_ON.search(line) is not None


def pieces_of(lines: Sequence[str]) -> list[list[str]]:
    """The lines of a paragraph, parted where a field begins and where a whole value has ended; O(length).

    A line is wrapped where the first word of the next had no room in it; whoever breaks it earlier means it.
    """
    width = max(map(len, lines), default=0)
    pieces: list[list[str]] = []
    for line in lines:
        if not pieces or _begins(line, pieces[-1], width):
            pieces.append([])
        pieces[-1].append(line)
    return pieces


def _begins(line: str, piece: Sequence[str], width: int) -> bool:
    words = line.split()
    if not words or not piece[-1].strip() or goes_on(piece[-1]):
        return False
    has_room = len(piece[-1].rstrip()) + 1 + len(words[0]) <= width
    before = _field(piece[0])
    if _field(line) is not None:
        return before is not None or has_room or _ENDS.search(piece[-1]) is not None
    if before is None or not (words[0][0].isupper() or words[0][0] in "„-*•–"):
        return False
    return has_room or (len(piece) == 1 and _is_whole(before["value"]))


def _is_whole(value: str) -> bool:
    return is_codes(value) or _SUM_OR_YEAR.search(value) is not None


def _field(line: str) -> re.Match[str] | None:
    match = _FIELD.match(line)
    return match if match is not None and key_of(match["label"]) is not None else None
