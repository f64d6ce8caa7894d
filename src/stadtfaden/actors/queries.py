"""Questions with a name, an order and a known price."""

from datetime import datetime
from hashlib import sha256

from django.db.models import DateTimeField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from stadtfaden.actors.models import Entry, Invitation, Membership, Municipality, Organisation, User


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


def account_of(email: str) -> User | None:
    """Whatever the capitals: one query."""
    return User.objects.filter(email__iexact=email.strip()).first()


def desks_of(user: User) -> QuerySet[Membership]:
    """The cities a person works for: one query."""
    return (
        Membership.objects.filter(user=user, ended_at=None)
        .select_related("municipality")
        .order_by("municipality__name", "pk")
    )


def people_of(municipality: Municipality) -> QuerySet[Membership]:
    """Everybody at the desk of a city, with `seen_at`: when they last logged in or did something here.

    One query.
    """
    acts = Entry.objects.filter(by=OuterRef("user"), municipality=municipality).order_by("-pk")
    last_act = Subquery(acts.values("happened_at")[:1], output_field=DateTimeField())
    return (
        Membership.objects.filter(municipality=municipality, ended_at=None)
        .select_related("user", "organisation", "municipality")
        .annotate(seen_at=Greatest(Coalesce("user__last_login", "began_at"), Coalesce(last_act, "began_at")))
        .order_by("user__name", "pk")
    )


def open_invitations(municipality: Municipality, *, now: datetime) -> QuerySet[Invitation]:
    """Letters that still open the desk: one query."""
    return (
        Invitation.objects.filter(
            municipality=municipality, accepted_at=None, withdrawn_at=None, expires_at__gt=now
        )
        .select_related("organisation", "invited_by", "municipality")
        .order_by("-invited_at", "-pk")
    )


def invitation_of(secret: str) -> Invitation | None:
    """The letter with this secret, whatever became of it: one query."""
    return (
        Invitation.objects.filter(digest=digest_of_secret(secret))
        .select_related("municipality", "invited_by", "organisation")
        .first()
    )


def digest_of_secret(secret: str) -> str:
    """What is kept of a secret; it is long and random, so one round is enough."""
    return sha256(secret.encode()).hexdigest()


def organisations_of(municipality: Municipality) -> QuerySet[Organisation]:
    """One query."""
    return Organisation.objects.filter(municipality=municipality).order_by("name", "pk")


def entries_of(municipality: Municipality) -> QuerySet[Entry]:
    """The chain of a city from its first entry: one query, with who did it."""
    return Entry.objects.filter(chain=municipality.slug).select_related("by").order_by("position")
