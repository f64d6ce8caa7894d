"""Questions with a name, an order and a known price."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, TypedDict

from django.db.models import DateTimeField, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from stadtfaden.actors.models import (
    Entry,
    Invitation,
    Look,
    Membership,
    Municipality,
    Organisation,
    Subscription,
    User,
)
from stadtfaden.core.chain import Record

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

CHUNK = 2000
MOST_NEWS = 10_000


def municipalities() -> QuerySet[Municipality]:
    """One query; each with its look, where it has one of its own."""
    return Municipality.objects.select_related("look").defer("look__logo").order_by("name", "pk")


def look_of(municipality: Municipality) -> Look | None:
    """With its logo: one query."""
    return Look.objects.filter(municipality=municipality).first()


def terms_of(slug: str) -> dict[str, list[str]]:
    """What this city calls kinds of statements, empty where it says nothing: one query."""
    found: dict[str, list[str]] | None = (
        Look.objects.filter(municipality__slug=slug).values_list("terms", flat=True).first()
    )
    return found or {}


def logo_of(municipality: Municipality, digest: str) -> bytes | None:
    """The PNG of this SHA-256: one query."""
    found = Look.objects.filter(municipality=municipality, logo_digest=digest).exclude(logo_digest="").first()
    return None if found is None else bytes(found.logo)


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


class Seen(TypedDict):
    """What is told of a membership beside its columns."""

    seen_at: datetime


def people_of(municipality: Municipality) -> "QuerySet[WithAnnotations[Membership, Seen]]":
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which entries of a log are meant. `since` counts itself, `until` does not."""

    person: int | None = None
    verb: str | None = None
    subject: str | None = None
    since: datetime | None = None
    until: datetime | None = None


def log_of(municipality: Municipality, sought: Sought) -> QuerySet[Entry]:
    """Newest first: one query, with who did it; an index answers for each thing that can be sought."""
    found = Entry.objects.filter(chain=municipality.slug).select_related("by").order_by("-position")
    if sought.person is not None:
        found = found.filter(by=sought.person).order_by("-pk")
    if sought.verb is not None:
        found = found.filter(verb=sought.verb)
    if sought.subject is not None:
        found = found.filter(subject=sought.subject)
    if sought.since is not None:
        found = found.filter(happened_at__gte=sought.since)
    if sought.until is not None:
        found = found.filter(happened_at__lt=sought.until)
    return found


def authors_of(municipality: Municipality) -> QuerySet[User]:
    """Who stands in the log of the city, here still or not: one query."""
    wrote = Entry.objects.filter(by=OuterRef("pk"), chain=municipality.slug)
    return User.objects.filter(Exists(wrote)).order_by("name", "pk")


def last_entry(municipality: Municipality) -> Entry | None:
    """Its digest stands for the whole chain: one query."""
    return end_of(municipality.slug)


def first_entry(municipality: Municipality) -> Entry | None:
    """When the city began here: one query."""
    return Entry.objects.filter(chain=municipality.slug, position=1).first()


def end_of(chain: str) -> Entry | None:
    """The entry that the next one follows: one query.

    Where one city has all entries, SQLite's statistics call the chain useless and it sorts the whole table;
    the second condition leads it to the index all the same.
    """
    return Entry.objects.filter(chain=chain, position__gt=0).order_by("-position").first()


def chain_of(chain: str) -> Iterator[tuple[Record, str]]:
    """Every record of a chain with the digest that was stored with it, read piece by piece: one query."""
    rows = Entry.objects.filter(chain=chain).order_by("position")
    for row in rows.iterator(CHUNK):
        yield record_of(row), row.digest


def chains() -> list[str]:
    """Every city's, and that of the installation (empty): two queries."""
    known = set(Entry.objects.order_by().values_list("chain", flat=True).distinct())
    return sorted(known | set(Municipality.objects.values_list("slug", flat=True)))


def record_of(entry: Entry) -> Record:
    """What the digest of an entry covers."""
    return Record(
        chain=entry.chain,
        position=entry.position,
        verb=entry.verb,
        subject=entry.subject,
        detail=entry.detail,
        by=entry.by_id,
        happened_at=entry.happened_at,
        previous=entry.previous,
    )


@dataclass(frozen=True, slots=True)
class Deeds:
    """What one person did how often."""

    name: str
    by: int
    verb: str
    how_many: int


def deeds_since(municipality: Municipality, since: datetime, *, but_not: User) -> list[Deeds]:
    """What people did since then, whoever did most first, the machine left out: two queries.

    Of the last MOST_NEWS entries, which is more than a month of many people.
    """
    entries = Entry.objects.filter(chain=municipality.slug, happened_at__gte=since)
    counts = Counter(entries.order_by("-happened_at").values_list("by", "verb")[:MOST_NEWS])
    people = {by for by, _ in counts} - {but_not.pk}
    names = dict(User.objects.filter(pk__in=people - {None}).values_list("pk", "name"))
    total: Counter[int] = Counter()
    for (by, _), how_many in counts.items():
        total[by] += how_many
    found = [Deeds(names[by], by, verb, how_many) for (by, verb), how_many in counts.items() if by in names]
    return sorted(found, key=lambda one: (-total[one.by], one.name, one.by, -one.how_many, one.verb))


def membership_of(user: User, municipality: Municipality) -> Membership | None:
    """While it lasts: one query, with city, person and organisation."""
    return (
        Membership.objects.filter(user=user, municipality=municipality, ended_at=None)
        .select_related("organisation", "municipality", "user")
        .first()
    )


def weekly_readers(*, week: datetime, municipality: Municipality | None = None) -> QuerySet[Membership]:
    """Who wants the weekly mail and has had none since the week began: one query, by person and city."""
    found = Membership.objects.filter(
        Q(written_at=None) | Q(written_at__lt=week),
        ended_at=None,
        user__is_active=True,
        user__wants_digest=True,
    )
    if municipality is not None:
        found = found.filter(municipality=municipality)
    return found.select_related("user", "municipality", "organisation").order_by(
        "user__name", "user", "municipality__name", "pk"
    )


def subscription_named(key: str) -> Subscription | None:
    """By what its letters know: one query."""
    return Subscription.objects.select_related("municipality").filter(key=key).first()


def search_readers(*, day: datetime, municipality: Municipality | None = None) -> QuerySet[Subscription]:
    """Confirmed, and without a mail since the day began: one query, by city and search."""
    found = Subscription.objects.filter(
        Q(written_at=None) | Q(written_at__lt=day), confirmed_at__isnull=False
    )
    if municipality is not None:
        found = found.filter(municipality=municipality)
    return found.select_related("municipality").order_by("municipality", "query", "language", "pk")
