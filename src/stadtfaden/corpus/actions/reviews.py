"""What people say of statements. Called by the actions of the threads, which require the right and log."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import F

from stadtfaden.actors.models import User
from stadtfaden.corpus.models import Review, Statement


class ChangedMeanwhile(Exception):  # noqa: N818 -- named after the fact
    """Somebody else was faster; the statement is as they left it."""


def review_statement(
    *, statement: Statement, seen: int, review: Review, by: User | None, now: datetime, reason: str
) -> None:
    """One UPDATE that holds only where the statement still is at the revision `seen`.

    Back to a candidate, it has no reviewer. Raises ChangedMeanwhile; changes the given object too.
    """
    judged = review is not Review.CANDIDATE
    change_statement(
        statement=statement,
        seen=seen,
        values={
            "review": review,
            "reviewed_by": by if judged else None,
            "reviewed_at": now if judged else None,
            "review_reason": reason if judged else "",
        },
    )


def change_statement(*, statement: Statement, seen: int, values: Mapping[str, object]) -> None:
    """One UPDATE of the columns that `values` names, under the same condition."""
    found = Statement.objects.filter(pk=statement.pk, revision=seen)
    if not found.update(**values, revision=F("revision") + 1):
        raise ChangedMeanwhile(statement.key)
    for name, value in values.items():
        setattr(statement, name, value)
    statement.revision = seen + 1
