"""What has changed lately, as the public sees it: what people and the council decided, which papers came.

By weeks for the pages, one by one for feeds, from the same questions.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils.timezone import localdate

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Document, DocumentKind, Edition, Review, Statement
from stadtfaden.corpus.queries import WITHOUT_TEXT
from stadtfaden.threads.models import Area, DecidedEdition, Link, MeantHole, Settlement, StatementArea

JUDGED = (Review.CONFIRMED.value, Review.REJECTED.value)
_ByWeek = dict[date, list[DecidedEdition]]
MOST = 60  # of each kind that is named one by one


@dataclass(frozen=True, slots=True)
class Counted:
    """How many statements and links people judged in one week."""

    confirmed_statements: int = 0
    rejected_statements: int = 0
    confirmed_links: int = 0
    rejected_links: int = 0

    @property
    def is_any(self) -> bool:
        return self != Counted()

    @property
    def rejected(self) -> int:
        return self.rejected_statements + self.rejected_links


@dataclass(frozen=True, slots=True)
class Week:
    """What happened in the week that begins on `monday`; what is named comes newest first."""

    monday: date
    counted: Counted
    decided: tuple[DecidedEdition, ...] = ()
    settled: tuple[Settlement, ...] = ()
    left_open: tuple[Settlement, ...] = ()  # looked at, but not settled
    meant: tuple[MeantHole, ...] = ()
    written: tuple[Statement, ...] = ()
    read: tuple[Edition, ...] = ()
    recorded: tuple[DecidedEdition, ...] = ()  # kept in this week, decided before all that is told

    @property
    def papers(self) -> tuple[Document, ...]:
        return tuple(edition.document for edition in self.read)


@dataclass(frozen=True, slots=True)
class Happening:
    """Exactly one of the three, and when it happened."""

    at: datetime
    statement: Statement | None = None
    paper: Edition | None = None
    decided: DecidedEdition | None = None


def weeks_since(municipality: Municipality, since: datetime) -> tuple[Week, ...]:
    """Newest first, weeks without anything left out: seven queries, at most MOST of each kind named."""
    counts: dict[date, dict[str, int]] = {}
    for rows, what in ((_statements(municipality), "statements"), (_links(municipality), "links")):
        for day, review, how_many in _per_day(rows, since):
            week = counts.setdefault(_monday(day), {})
            name = f"{review}_{what}"
            week[name] = week.get(name, 0) + how_many
    decided, recorded = _decided_since(municipality, since)
    judged = _by_week(_named(_settlements(municipality), settled_at__gte=since), "settled_at")
    settled = {monday: [one for one in some if not one.is_open] for monday, some in judged.items()}
    left_open = {monday: [one for one in some if one.is_open] for monday, some in judged.items()}
    meant = _by_week(
        MeantHole.objects.filter(municipality=municipality, said_at__gte=since)
        .select_related("statement", "area")
        .order_by("-said_at", "pk"),
        "said_at",
    )
    written = _by_week(own_statements(municipality).filter(reviewed_at__gte=since), "reviewed_at")
    read = _by_week(_read(municipality).filter(read_at__gte=since), "read_at")
    mondays = {*counts, *decided, *judged, *meant, *written, *read, *recorded}
    return tuple(
        Week(
            monday,
            Counted(**counts.get(monday, {})),
            *(
                tuple(some.get(monday, ()))
                for some in (decided, settled, left_open, meant, written, read, recorded)
            ),
        )
        for monday in sorted(mondays, reverse=True)
    )


def lately(municipality: Municipality, *, area: Area | None = None, most: int = 50) -> tuple[Happening, ...]:
    """Newest first: statements that a person has confirmed, papers that were read, and, for the whole city,
    decided editions: three queries. With `area` only what speaks of it.
    """
    confirmed = (
        Statement.objects.filter(
            edition__document__municipality=municipality,
            edition__is_current=True,
            review=Review.CONFIRMED,
            reviewed_at__isnull=False,
        )
        .select_related("page", "edition__document")
        .defer(*WITHOUT_TEXT)
        .order_by("-reviewed_at", "-pk")
    )
    read = _read(municipality)
    decided: Iterable[DecidedEdition] = ()
    if area is None:
        decided = _decided(municipality)[:most]
    else:
        about = StatementArea.objects.filter(area=area).exclude(review=Review.REJECTED)
        confirmed = confirmed.filter(Exists(about.filter(statement=OuterRef("pk"))))
        read = read.filter(Exists(about.filter(statement__edition=OuterRef("pk"))))
    found = [
        *(Happening(row.reviewed_at, statement=row) for row in confirmed[:most] if row.reviewed_at),
        *(Happening(row.read_at, paper=row) for row in read[:most]),
        *(Happening(row.frozen_at, decided=row) for row in decided),
    ]
    return tuple(sorted(found, key=attrgetter("at"), reverse=True)[:most])


def own_statements(municipality: Municipality) -> QuerySet[Statement]:
    """What people of the city wrote down themselves, newest first: one query; with page and paper."""
    return (
        Statement.objects.filter(
            edition__document__municipality=municipality,
            edition__document__kind=DocumentKind.OWN,
            edition__is_current=True,
        )
        .exclude(review=Review.REJECTED)
        .select_related("page", "edition__document")
        .defer(*WITHOUT_TEXT)
        .order_by("-reviewed_at", "-pk")
    )


def last_settlement(municipality: Municipality) -> Settlement | None:
    """One query."""
    return _settlements(municipality).first()


def _decided(municipality: Municipality) -> QuerySet[DecidedEdition]:
    return DecidedEdition.objects.filter(municipality=municipality).order_by("-frozen_at", "-pk")


def _decided_since(municipality: Municipality, since: datetime) -> tuple[_ByWeek, _ByWeek]:
    """What the council decided since then by the week of its decision, and what was decided before and kept
    since by the week in which it was kept: one query.
    """
    day = localdate(since)
    decided: _ByWeek = {}
    recorded: _ByWeek = {}
    for row in _decided(municipality).filter(Q(decided_on__gte=day) | Q(frozen_at__gte=since))[:MOST]:
        if row.decided_on >= day:
            decided.setdefault(_monday(row.decided_on), []).append(row)
        else:
            recorded.setdefault(_monday(localdate(row.frozen_at)), []).append(row)
    return decided, recorded


def _read(municipality: Municipality) -> QuerySet[Edition]:
    """The city's own paper is not read: people write it."""
    return (
        Edition.objects.filter(document__municipality=municipality, is_current=True)
        .exclude(document__kind=DocumentKind.OWN)
        .select_related("document")
        .defer("warnings")
        .order_by("-read_at", "document__title")
    )


def _settlements(municipality: Municipality) -> QuerySet[Settlement]:
    return (
        Settlement.objects.filter(link__source__edition__document__municipality=municipality)
        .select_related("link__source__edition__document", "link__target__edition__document")
        .defer("link__source__edition__warnings", "link__target__edition__warnings")
        .order_by("-settled_at", "pk")
    )


def _statements(municipality: Municipality) -> QuerySet[Any]:
    return Statement.objects.filter(
        edition__document__municipality=municipality, edition__is_current=True
    ).exclude(edition__document__kind=DocumentKind.OWN)


def _links(municipality: Municipality) -> QuerySet[Any]:
    return Link.objects.filter(
        source__edition__document__municipality=municipality,
        source__edition__is_current=True,
        settlement__isnull=True,
    )


def _per_day(rows: QuerySet[Any], since: datetime) -> Iterable[tuple[date, str, int]]:
    found = _named(rows, review__in=JUDGED, reviewed_at__gte=since).order_by()
    per_day = found.annotate(day=TruncDate("reviewed_at")).values_list("day", "review")
    return list(per_day.annotate(how_many=Count("pk")))


def _named(rows: QuerySet[Any], **lately: Any) -> QuerySet[Any]:
    """Those among them, named by pk: what people did lately is little, and the database would begin with
    all links of the city.
    """
    return rows.filter(pk__in=rows.model.objects.filter(**lately).order_by().values("pk"))


def _by_week(rows: QuerySet[Any], moment: str) -> dict[date, list[Any]]:
    found: dict[date, list[Any]] = {}
    for row in rows[:MOST]:
        found.setdefault(_monday(getattr(row, moment).date()), []).append(row)
    return found


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
