"""Measures of an imported list serve the goals whose codes the list names."""

from collections import Counter
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from stadtfaden.actors.models import User
from stadtfaden.core.links import LinkType
from stadtfaden.core.measure_lists import MADE_BY, codes_in
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.actions import LISTED, DecidedSince, confirm_listed, withdraw_listed
from stadtfaden.corpus.models import Edition, Review, SheetField, Statement
from stadtfaden.corpus.queries import current_statements
from stadtfaden.threads.models import (
    DecidedEdition,
    DigitalConnection,
    Link,
    MeantHole,
    PlainText,
    StatementArea,
)

GOALS = tuple(
    kind.value
    for kind in (
        StatementKind.VISION,
        StatementKind.PRINCIPLE,
        StatementKind.GOAL,
        StatementKind.TARGET,
    )
)


@transaction.atomic
def import_list(*, edition: Edition, by: User, now: datetime) -> int:
    """Confirm the rows of a list and tie them to the goals they name; says how many links there are.

    A code counts where one goal of the city has it alone, in another paper.
    """
    confirm_listed(edition=edition, by=by, now=now)
    goals = (
        current_statements(edition.document.municipality)
        .filter(kind__in=GOALS, code__isnull=False)
        .exclude(edition__document=edition.document)
        .order_by("pk")
        .values_list("code", "pk")
    )
    many = Counter(code for code, _ in goals)
    goal_of = {code: pk for code, pk in goals if code and many[code] == 1}
    rows = SheetField.objects.filter(statement__edition=edition, key="goal").order_by("statement", "pk")
    links = [
        Link(
            source_id=statement,
            target_id=goal_of[code],
            type=LinkType.IMPLEMENTS.value,
            score=1.0,
            reason=f"Die Liste nennt in der Spalte „{name}“ den Code {code}.",
            made_by=MADE_BY,
            review=Review.CONFIRMED,
            reviewed_by=by,
            reviewed_at=now,
            review_reason=LISTED,
        )
        for statement, name, text in rows.values_list("statement", "name", "text")
        for code in codes_in(text, goal_of)
    ]
    Link.objects.bulk_create(links, batch_size=2000, ignore_conflicts=True)
    return len(links)


@transaction.atomic
def withdraw_list(*, edition: Edition, by: User, now: datetime) -> None:
    """Take back an imported list as a whole. Raises DecidedSince where people have worked with it since."""
    here = Statement.objects.filter(edition=edition)
    judged = ~Q(review=Review.CANDIDATE)
    links = Link.objects.filter(Q(source__in=here) | Q(target__in=here))
    by_people = judged & ~Q(review_reason=LISTED, revision=0)
    if (
        links.filter(by_people | Q(added_by__isnull=False) | Q(settlement__isnull=False)).exists()
        or StatementArea.objects.filter(judged, statement__in=here).exists()
        or DigitalConnection.objects.filter(judged, statement__in=here).exists()
        or MeantHole.objects.filter(statement__in=here).exists()
        or PlainText.objects.filter(statement__in=here).exists()
        or DecidedEdition.objects.filter(
            municipality=edition.document.municipality_id, frozen_at__gte=edition.read_at
        ).exists()
    ):
        raise DecidedSince(edition.document.slug)
    withdraw_listed(edition=edition, by=by, now=now)
