"""The log of a city as rows, each with its digest; the rows alone are enough to verify the chain."""

from collections.abc import Iterator
from datetime import UTC

from django.db.models import QuerySet

from stadtfaden.actors.models import Entry
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
