"""A city begins."""

from datetime import datetime

from django.db import transaction

from stadtfaden.actors.actions.log import log_entry
from stadtfaden.actors.models import Municipality
from stadtfaden.core.papers import slug_of


@transaction.atomic
def settle_municipality(*, name: str, now: datetime) -> Municipality:
    """The city of this name, made where it is new."""
    municipality, is_new = Municipality.objects.get_or_create(
        slug=slug_of(name, 80), defaults={"name": name.strip()}
    )
    if is_new:
        log_entry(
            verb="municipality.settled",
            subject=f"actors.Municipality:{municipality.pk}",
            now=now,
            municipality=municipality,
        )
    return municipality
