"""People correct what stands of a statement; each change is one entry in the log and can be taken back."""

from datetime import datetime

from django.db import transaction

from stadtfaden.actors.actions import Detail, log_entry
from stadtfaden.actors.models import Entry, User
from stadtfaden.actors.rules import Act, require
from stadtfaden.corpus.actions import ChangedMeanwhile
from stadtfaden.corpus.models import Statement
from stadtfaden.threads.actions.changes import Change, Edit
from stadtfaden.threads.actions.deciding import DecidedMeanwhile, NotADecision
from stadtfaden.threads.actions.remembering import differences, edited_state, restore_edited
from stadtfaden.threads.models import Candidate


@transaction.atomic
def edit_statement(
    *, statement: Statement, seen: int, change: Change, by: User, now: datetime
) -> Entry | None:
    """One change, as whoever saw the revision `seen` wants it; None where it changes nothing.

    Raises PermissionDenied, DecidedMeanwhile, WordsNotThere, PageNotThere, NotAParent. About twenty queries.
    """
    municipality = statement.edition.document.municipality
    require(by, Act.EDIT, municipality)
    before = edited_state(statement)
    try:
        change.make(Edit(statement, seen, by, now))
    except ChangedMeanwhile as fact:
        raise DecidedMeanwhile(statement.key) from fact
    was, became = differences(before, edited_state(statement))
    if was.keys() == {"revision"} and was == became:
        return None
    _wait_as_now(statement)
    detail: Detail = {
        "key": statement.key,
        "what": type(change).__name__,
        "before": was,
        "after": became,
        "reason": "",
    }
    return log_entry(
        verb="statement.edited",
        subject=f"corpus.Statement:{statement.pk}",
        now=now,
        municipality=municipality,
        detail=detail,
        by=by,
    )


@transaction.atomic
def undo_edit(*, entry: Entry, by: User, now: datetime) -> Entry:
    """Everything is as it was before the change. Raises PermissionDenied, NotADecision, DecidedMeanwhile."""
    municipality = entry.municipality
    if municipality is None or entry.verb != "statement.edited":
        raise NotADecision(entry.verb)
    require(by, Act.EDIT, municipality)
    statement = Statement.objects.filter(
        key=entry.detail["key"], edition__document__municipality=municipality
    ).first()
    if statement is None:
        raise DecidedMeanwhile(entry.subject)
    try:
        restore_edited(statement, entry.detail, by, now)
    except ChangedMeanwhile as fact:
        raise DecidedMeanwhile(entry.subject) from fact
    _wait_as_now(statement)
    detail: Detail = {
        "key": statement.key,
        "undone": entry.position,
        "before": entry.detail["after"],
        "after": entry.detail["before"],
    }
    return log_entry(
        verb="edit.undone",
        subject=entry.subject,
        now=now,
        municipality=municipality,
        detail=detail,
        by=by,
    )


def _wait_as_now(statement: Statement) -> None:
    """A candidate waits under the kind that it has now."""
    Candidate.objects.filter(statement=statement).exclude(kind=statement.kind).update(kind=statement.kind)
