"""People say that two statements belong together."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from stadtfaden.actors.actions import Detail, log_entry
from stadtfaden.actors.models import Entry, User
from stadtfaden.actors.rules import Act, require
from stadtfaden.core.links import LinkType
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.actions.deciding import BY_HAND, DecidedMeanwhile, NotADecision
from stadtfaden.threads.actions.remembering import link_state
from stadtfaden.threads.models import Link

SAME_BOTH_WAYS = frozenset({LinkType.DUPLICATES.value, LinkType.CONFLICTS.value})


class LinkedAlready(Exception):  # noqa: N818 -- named after the fact
    """Such a link stands, waits or was rejected; the exception holds its pk."""


class NoPair(Exception):  # noqa: N818 -- named after the fact
    """Only statements of two papers of one city that stand today are linked."""


@transaction.atomic
def link_statements(
    *, source: Statement, target: Statement, type_: str, reason: str, by: User, now: datetime
) -> Link:
    """The source does `type_` to the target; confirmed by this person.

    Raises PermissionDenied, NoPair, LinkedAlready. About nine queries.
    """
    municipality = source.edition.document.municipality
    require(by, Act.EDIT, municipality)
    if not _is_pair(source, target):
        raise NoPair(f"{source.key} {target.key}")
    same = Q(source=source, target=target)
    if type_ in SAME_BOTH_WAYS:
        same |= Q(source=target, target=source)
    if (there := Link.objects.filter(same, type=LinkType(type_).value).first()) is not None:
        raise LinkedAlready(there.pk)
    link = Link.objects.create(
        source=source,
        target=target,
        type=LinkType(type_).value,
        score=1.0,
        reason=reason,
        made_by=BY_HAND,
        added_by=by,
        review=Review.CONFIRMED,
        reviewed_by=by,
        reviewed_at=now,
        review_reason=reason,
    )
    detail: Detail = {
        "before": None,
        "after": {**link_state(link), "source": source.key, "target": target.key},
        "reason": reason,
    }
    log_entry(
        verb="link.added",
        subject=f"threads.Link:{link.pk}",
        now=now,
        municipality=municipality,
        detail=detail,
        by=by,
    )
    return link


@transaction.atomic
def undo_link(*, entry: Entry, by: User, now: datetime) -> Entry:
    """The link goes. Raises PermissionDenied, NotADecision, and DecidedMeanwhile where people have judged it
    since.
    """
    municipality = entry.municipality
    if municipality is None or entry.verb != "link.added":
        raise NotADecision(entry.verb)
    require(by, Act.EDIT, municipality)
    pk = int(entry.subject.rpartition(":")[2])
    left = Link.objects.filter(pk=pk, revision=entry.detail["after"]["revision"], settlement=None)
    if not left.exists():
        raise DecidedMeanwhile(entry.subject)
    left.delete()
    detail: Detail = {"undone": entry.position, "before": entry.detail["after"], "after": None}
    return log_entry(
        verb="edit.undone", subject=entry.subject, now=now, municipality=municipality, detail=detail, by=by
    )


def _is_pair(source: Statement, target: Statement) -> bool:
    papers = source.edition.document, target.edition.document
    return (
        papers[0].pk != papers[1].pk
        and papers[0].municipality_id == papers[1].municipality_id
        and source.edition.is_current
        and target.edition.is_current
        and Review.REJECTED not in {source.review, target.review}
    )
