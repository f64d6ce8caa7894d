"""Days of a city as a calendar file (RFC 5545)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_LINE = 75  # octets


@dataclass(frozen=True, slots=True)
class Day:
    """A whole day on which something is due. `uid` stays the same when the day moves."""

    uid: str
    on: date
    title: str
    words: str
    address: str


def calendar(days: Iterable[Day], *, name: str, now: datetime) -> str:
    """One VEVENT a day, lines folded, CRLF."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Stadtfaden//Papiere//DE",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for day in days:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_escaped(day.uid)}",
            f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(day.title)}",
            f"DESCRIPTION:{_escaped(day.words)}",
            f"URL:{day.address}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(piece + "\r\n" for line in lines for piece in _folded(line))


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(plain.splitlines())


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, never within a letter; every further one begins with a blank."""
    piece, room = "", _LINE
    for letter in line:
        width = len(letter.encode())
        if width > room:
            yield piece
            piece, room = " ", _LINE - 1
        piece += letter
        room -= width
    yield piece
