"""A chain of records: each names the digest of the one before; no later hand changes one unseen."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the digest covers. `by` is the number of the person, None the machine."""

    chain: str
    position: int
    verb: str
    subject: str
    detail: dict[str, Json]
    by: int | None
    happened_at: datetime
    previous: str


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place where a chain does not hold. `sentence` is German."""

    position: int
    sentence: str


class NotALog(Exception):  # noqa: N818 -- named after the fact
    """The lines are no exported log. The German sentence names the line."""


def digest_of(record: Record) -> str:
    """SHA-256 in hex over the record as JSON with sorted keys; times in UTC to the microsecond."""
    values = [
        record.chain,
        record.position,
        record.verb,
        record.subject,
        record.detail,
        record.by,
        record.happened_at.astimezone(UTC).isoformat(timespec="microseconds"),
        record.previous,
    ]
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def first_broken(links: Iterable[tuple[Record, str]]) -> Broken | None:
    """Records in order, each with the digest that was stored with it; one pass, n digests.

    That the end was cut off cannot be seen from the chain alone: keep its last digest elsewhere.
    """
    expected, previous = 1, ""
    for record, digest in links:
        if record.position != expected:
            return Broken(expected, f"Eintrag {expected} fehlt; nach ihm steht Eintrag {record.position}.")
        if record.previous != previous:
            return Broken(expected, f"Eintrag {expected} schließt nicht an den Eintrag vor ihm an.")
        if digest_of(record) != digest:
            return Broken(expected, f"Eintrag {expected} ist nachträglich verändert worden.")
        expected, previous = expected + 1, digest
    return None


def records_in(lines: Iterable[str]) -> Iterator[tuple[Record, str]]:
    """Records and digests of an exported log (docs/formats.md), for `first_broken`. Raises NotALog."""
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
            record = Record(
                chain=row["chain"],
                position=row["position"],
                verb=row["verb"],
                subject=row["subject"],
                detail=row["detail"],
                by=row["by"],
                happened_at=datetime.fromisoformat(row["happened_at"]),
                previous=row["previous"],
            )
            yield record, row["digest"]
        except (ValueError, KeyError, TypeError) as wrong:
            raise NotALog(f"Zeile {number} ist kein Eintrag eines Protokolls.") from wrong
