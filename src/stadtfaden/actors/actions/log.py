"""One line in the log of a city for everything that happens there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from stadtfaden.actors.models import Entry, Municipality, User
from stadtfaden.actors.queries import end_of
from stadtfaden.core.chain import Json, Record, digest_of

Detail = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Happened:
    """One line for the log. `detail` holds before, after and reason where a person has decided."""

    verb: str
    subject: str
    detail: Detail = field(default_factory=dict)


@transaction.atomic
def log_entries(
    *,
    municipality: Municipality | None,
    happened: Sequence[Happened],
    now: datetime,
    by: User | None = None,
) -> list[Entry]:
    """Call it inside the transaction of the change. Two or three queries, however many there are."""
    chain = "" if municipality is None else municipality.slug
    if municipality is not None:  # two writers of one chain come one after the other
        Municipality.objects.select_for_update().filter(pk=municipality.pk).first()
    last = end_of(chain)
    position, previous = (0, "") if last is None else (last.position, last.digest)
    rows = []
    for one in happened:
        position += 1
        record = Record(
            chain=chain,
            position=position,
            verb=one.verb,
            subject=one.subject,
            detail=one.detail,
            by=None if by is None else by.pk,
            happened_at=now,
            previous=previous,
        )
        digest = digest_of(record)
        rows.append(_row(record, digest, municipality, by))
        previous = digest
    return Entry.objects.bulk_create(rows, batch_size=500)


def log_entry(
    *,
    verb: str,
    subject: str,
    now: datetime,
    municipality: Municipality | None,
    detail: Detail | None = None,
    by: User | None = None,
) -> Entry:
    """Call it inside the transaction of the change."""
    happened = Happened(verb, subject, detail or {})
    return log_entries(municipality=municipality, happened=[happened], now=now, by=by)[0]


def _row(record: Record, digest: str, municipality: Municipality | None, by: User | None) -> Entry:
    return Entry(
        municipality=municipality,
        chain=record.chain,
        position=record.position,
        verb=record.verb,
        subject=record.subject,
        detail=record.detail,
        by=by,
        happened_at=record.happened_at,
        previous=record.previous,
        digest=digest,
    )
