"""The log of a city as rows, each with its digest; the rows alone are enough to verify the chain."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from django.db.models import QuerySet

from stadtfaden.actors.models import Entry
from stadtfaden.core.chain import Record
from stadtfaden.exchange.tables import CHUNK, Row

LOG_FIELDS = (
    "chain",
    "position",
    "happened_at",
    "by",
    "name",
    "verb",
    "subject",
    "detail",
    "previous",
    "digest",
)


class NotALog(Exception):  # noqa: N818 -- named after the fact
    """The file is no exported log. The German sentence names the line."""


def log_rows(entries: QuerySet[Entry]) -> Iterator[Row]:
    """In the given order, with exactly LOG_FIELDS; `by` is a number that stays, `name` who that is today."""
    for entry in entries.iterator(CHUNK):
        yield {
            "chain": entry.chain,
            "position": entry.position,
            "happened_at": entry.happened_at.astimezone(UTC).isoformat(timespec="microseconds"),
            "by": entry.by_id,
            "name": None if entry.by is None else entry.by.name,
            "verb": entry.verb,
            "subject": entry.subject,
            "detail": entry.detail,
            "previous": entry.previous,
            "digest": entry.digest,
        }


def records_in(lines: Iterable[str]) -> Iterator[tuple[Record, str]]:
    """Records and digests of an exported log (JSON Lines), for core.chain.first_broken. Raises NotALog."""
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
