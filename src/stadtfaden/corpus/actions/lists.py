"""A list of measures that a person has handed in: its rows are measures because the person says so."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from stadtfaden.actors.actions import log_entry
from stadtfaden.actors.models import User
from stadtfaden.actors.rules import Act, require
from stadtfaden.core.chain import Json
from stadtfaden.corpus.models import Edition, QuoteCheck, Review, Statement

LISTED = "Liste eingelesen"  # the reason that stands with each


class DecidedSince(Exception):  # noqa: N818 -- named after the fact
    """People have worked with what was imported; it cannot be taken back as a whole."""


@transaction.atomic
def confirm_listed(*, edition: Edition, by: User, now: datetime) -> int:
    """Every row nobody has judged is confirmed by whoever imported the list; says how many."""
    found = edition.statements.filter(review=Review.CANDIDATE)
    many = found.update(review=Review.CONFIRMED, reviewed_by=by, reviewed_at=now, review_reason=LISTED)
    log_entry(
        verb="list.imported",
        subject=f"corpus.Edition:{edition.pk}",
        now=now,
        municipality=edition.document.municipality,
        by=by,
        detail={"document": edition.document.slug, "file": edition.file_name, "statements": many},
    )
    return many


def is_untouched(edition: Edition) -> bool:
    """Whether nobody has worked with an imported list since: at most four queries."""
    document = edition.document
    worked_on = Statement.objects.filter(edition=edition).exclude(
        review=Review.CONFIRMED, review_reason=LISTED, revision=0, corrected=[]
    )
    return not (
        document.corrected
        or worked_on.exists()
        or document.superseded_by.exists()
        or QuoteCheck.objects.filter(edition=edition, settled_at__isnull=False).exists()
    )


@transaction.atomic
def withdraw_listed(*, edition: Edition, by: User, now: datetime) -> None:
    """The rows go, and the paper where it has nothing else; the bytes of the file stay, and so does the log.

    Raises DecidedSince where people have worked with it. What hangs on the statements must have been asked
    before: it goes with them.
    """
    document = edition.document
    require(by, Act.KEEP_PAPERS, document.municipality)
    if not is_untouched(edition):
        raise DecidedSince(document.slug)
    detail: dict[str, Json] = {
        "document": document.slug,
        "title": document.title,
        "file": edition.file_name,
        "sha256": edition.original_id,
        "statements": [*edition.statements.order_by("pk").values_list("key", flat=True)],
    }
    subject = f"corpus.Edition:{edition.pk}"
    former = document.editions.filter(~Q(pk=edition.pk)).order_by("-number").first()
    edition.delete()
    if former is None:
        document.delete()
    elif not former.is_current:
        former.is_current = True
        former.save(update_fields=["is_current"])
    log_entry(
        verb="list.withdrawn",
        subject=subject,
        now=now,
        municipality=document.municipality,
        by=by,
        detail=detail,
    )
