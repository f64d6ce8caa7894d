"""What can be done here; each action is atomic and logged."""

from datetime import datetime

from django.db import transaction

from stadtfaden.actors.models import Entry, Municipality, User
from stadtfaden.core.papers import slug_of

Detail = dict[str, str | int | None]


def log_entry(
    *, verb: str, subject: str, now: datetime, detail: Detail | None = None, by: User | None = None
) -> Entry:
    """Call it inside the transaction of the change."""
    return Entry.objects.create(verb=verb, subject=subject, detail=detail or {}, by=by, happened_at=now)


@transaction.atomic
def settle_municipality(*, name: str, now: datetime) -> Municipality:
    """The city of this name, made where it is new."""
    municipality, is_new = Municipality.objects.get_or_create(
        slug=slug_of(name, 80), defaults={"name": name.strip()}
    )
    if is_new:
        log_entry(verb="municipality.settled", subject=f"actors.Municipality:{municipality.pk}", now=now)
    return municipality
