"""What was before and after a decision, as the log keeps it, and the way back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import F

from stadtfaden.actors.models import User
from stadtfaden.core.chain import Json
from stadtfaden.corpus.actions import ChangedMeanwhile, change_statement
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.models import DigitalConnection, Link, StatementArea

State = dict[str, Json]


def statement_state(statement: Statement) -> State:
    """Two queries."""
    areas = StatementArea.objects.filter(statement=statement).order_by("area")
    digital = DigitalConnection.objects.filter(statement=statement).order_by("kind")
    return {
        "review": str(statement.review),
        "kind": statement.kind,
        "corrected": list(statement.corrected),
        "revision": statement.revision,
        "areas": {str(area): review for area, review in areas.values_list("area", "review")},
        "digital": dict(digital.values_list("kind", "review")),
    }


def link_state(link: Link) -> State:
    return {"review": str(link.review), "type": str(link.type), "revision": link.revision}


def restore_statement(pk: int, detail: Mapping[str, Any], by: User, now: datetime) -> None:
    """As it was before the decision. Raises ChangedMeanwhile where more has happened since."""
    before = detail["before"]
    statement = Statement.objects.get(pk=pk)
    values = {
        **_review(before["review"], by, now),
        "kind": before["kind"],
        "corrected": before["corrected"],
    }
    change_statement(statement=statement, seen=detail["after"]["revision"], values=values)
    for rows, column, was in (
        (StatementArea.objects.filter(statement=pk), "area", before["areas"]),
        (DigitalConnection.objects.filter(statement=pk), "kind", before["digital"]),
    ):
        rows.exclude(**{f"{column}__in": list(was)}).delete()
        for name, review in was.items():
            rows.filter(**{column: name}).update(**_review(review, by, now))


def restore_link(pk: int, detail: Mapping[str, Any], by: User, now: datetime) -> None:
    before = detail["before"]
    found = Link.objects.filter(pk=pk, revision=detail["after"]["revision"])
    values = {**_review(before["review"], by, now), "type": before["type"]}
    if not found.update(**values, revision=F("revision") + 1):
        raise ChangedMeanwhile(pk)


def _review(review: str, by: User, now: datetime) -> dict[str, Any]:
    """Whoever takes a decision back to an earlier verdict stands for it now."""
    if review == Review.CANDIDATE:
        return {"review": review, "reviewed_by": None, "reviewed_at": None, "review_reason": ""}
    return {"review": review, "reviewed_by": by, "reviewed_at": now}
