"""What waits for a person's decision."""

from datetime import date

from django.db import connection
from django.db.models import Count, Prefetch, Q, QuerySet

from stadtfaden.actors.models import Entry, Municipality, User
from stadtfaden.core.links import LinkType
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Statement
from stadtfaden.threads.models import Candidate, DigitalConnection, Link, StatementArea
from stadtfaden.threads.queries.lessons import DECIDED

_COUNTED = """SELECT %s, (SELECT count(*) FROM (
    SELECT 1 FROM threads_candidate WHERE municipality_id = %s AND kind = %s LIMIT %s) AS some)"""
SIDES = ("page", "passage__section", "edition__document", "edition__original")


def waiting(
    municipality: Municipality, *, today: date, kind: str | None = None, paper: str | None = None
) -> QuerySet[Candidate]:
    """In the order in which deciding helps most; without what was postponed: one query; with statement."""
    found = Candidate.objects.filter(
        Q(postponed_until=None) | Q(postponed_until__lte=today), municipality=municipality
    )
    if kind is not None:
        found = found.filter(kind=kind)
    if paper is not None:
        found = found.filter(document__slug=paper, document__municipality=municipality)
    return found.select_related("statement").order_by("-priority", "pk")


def waiting_by_kind(municipality: Municipality) -> dict[str, int]:
    """One query over an index."""
    rows = Candidate.objects.filter(municipality=municipality).order_by().values_list("kind")
    return dict(rows.annotate(how_many=Count("*")))


def some_waiting_by_kind(municipality: Municipality, most: int) -> dict[str, int]:
    """As `waiting_by_kind`, but counts no further than `most` + 1: one query, fast however many wait."""
    kinds = [*(kind.value for kind in StatementKind), *(kind.value for kind in LinkType)]
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join([_COUNTED] * len(kinds)),
            [value for kind in kinds for value in (kind, municipality.pk, kind, most + 1)],
        )
        return {kind: how_many for kind, how_many in cursor.fetchall() if how_many}


def alike(candidate: Candidate) -> QuerySet[Candidate]:
    """What shares its group, itself too, in reading order: one query; with statement and link."""
    return (
        Candidate.objects.filter(municipality=candidate.municipality_id, group=candidate.group)
        .select_related(
            "statement__page",
            "statement__edition__document",
            "link__source__edition__document",
            "link__target__edition__document",
        )
        .defer("statement__page__text", "statement__page__words")
        .order_by("pk")
    )


def statements_to_judge(municipality: Municipality) -> QuerySet[Statement]:
    """For get_object_or_404(..., key=key), judged or not: six queries. With page, section, paper, fields,
    targets, areas and digital connections, the rejected ones too, and who has judged it.
    """
    return (
        Statement.objects.filter(edition__document__municipality=municipality, edition__is_current=True)
        .select_related(*SIDES, "reviewed_by", "parent")
        .prefetch_related(
            "fields",
            "targets",
            Prefetch("areas", StatementArea.objects.select_related("area").order_by("-score", "pk")),
            Prefetch("digital", DigitalConnection.objects.order_by("-score", "pk")),
        )
        .order_by("pk")
    )


def links_to_judge(municipality: Municipality) -> QuerySet[Link]:
    """For get_object_or_404(..., pk=pk), judged or not: three queries; both sides with page and targets."""
    sides = [f"{end}__{what}" for end in ("source", "target") for what in SIDES]
    return (
        Link.objects.filter(
            source__edition__document__municipality=municipality,
            source__edition__is_current=True,
            target__edition__is_current=True,
        )
        .select_related("reviewed_by", *sides)
        .prefetch_related("source__targets", "target__targets")
        .order_by("pk")
    )


def last_decisions(municipality: Municipality, by: User, how_many: int) -> QuerySet[Entry]:
    """What this person has decided last, newest first: one query."""
    return Entry.objects.filter(by=by, municipality=municipality, verb__in=DECIDED).order_by("-pk")[:how_many]
