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


class CityUnclear(Exception):  # noqa: N818 -- named after the fact
    """No city, or none of several, is meant. The German sentence says which there are."""


def city_meant(name: str | None) -> Municipality:
    """The named one, or the only one: at most three queries. Raises CityUnclear."""
    cities = list(municipalities())
    if name is not None and (found := municipality_named(name)) is not None:
        return found
    if name is None and len(cities) == 1:
        return cities[0]
    if not cities:
        raise CityUnclear("Noch ist keine Stadt gebaut: stadtfaden build ORDNER --city NAME.")
    known = ", ".join(city.name for city in cities)
    if name is None:
        raise CityUnclear(f"Bitte die Stadt mit --city nennen. Vorhanden: {known}.")
    raise CityUnclear(f"Die Stadt „{name}“ gibt es hier nicht. Vorhanden: {known}.")


def entries_after(pk: int) -> QuerySet[Entry]:
    """What happened since a position in the log: one query."""
    return Entry.objects.filter(pk__gt=pk).order_by("pk")
