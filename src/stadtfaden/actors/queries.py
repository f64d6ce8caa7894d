"""Questions with a name, an order and a known price."""

from django.db.models import QuerySet

from stadtfaden.actors.models import Entry, Municipality


def municipalities() -> QuerySet[Municipality]:
    """One query."""
    return Municipality.objects.order_by("name", "pk")


def municipality_named(name_or_slug: str) -> Municipality | None:
    """At most two queries."""
    by_slug = Municipality.objects.filter(slug=name_or_slug).first()
    return by_slug or Municipality.objects.filter(name=name_or_slug).first()


def entries_after(pk: int) -> QuerySet[Entry]:
    """What happened since a position in the log: one query."""
    return Entry.objects.filter(pk__gt=pk).order_by("pk")
