"""What was before and after a decision, as the log keeps it, and the way back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import F

from stadtfaden.actors.models import User
from stadtfaden.core.chain import Json
from stadtfaden.corpus.actions import ChangedMeanwhile, change_statement
from stadtfaden.corpus.actions.parts import facts_state, restore_facts
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.models import DigitalConnection, Link, StatementArea

State = dict[str, Json]
_MARK = ("review", "start", "end", "text", "score", "made_by")


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
        **review_before(before["review"], by, now),
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
            rows.filter(**{column: name}).update(**review_before(review, by, now))


def restore_link(pk: int, detail: Mapping[str, Any], by: User, now: datetime) -> None:
    before = detail["before"]
    found = Link.objects.filter(pk=pk, revision=detail["after"]["revision"])
    values = {**review_before(before["review"], by, now), "type": before["type"]}
    if not found.update(**values, revision=F("revision") + 1):
        raise ChangedMeanwhile(pk)


def review_before(review: str, by: User, now: datetime) -> dict[str, Any]:
    """Whoever takes a decision back to an earlier verdict stands for it now."""
    if review == Review.CANDIDATE:
        return {"review": review, "reviewed_by": None, "reviewed_at": None, "review_reason": ""}
    return {"review": review, "reviewed_by": by, "reviewed_at": now}


def edited_state(statement: Statement) -> State:
    """All of a statement that people may edit: five queries."""
    areas = StatementArea.objects.filter(statement=statement).order_by("area")
    digital = DigitalConnection.objects.filter(statement=statement).order_by("kind")
    return {
        "revision": statement.revision,
        **facts_state(statement),
        "areas": {str(area): review for area, review in areas.values_list("area", "review")},
        "digital": {row.pop("kind"): row for row in digital.values("kind", *_MARK)},
    }


def differences(before: State, after: State) -> tuple[State, State]:
    """Of both only what differs, and the revision."""
    names = [name for name in after if name == "revision" or before[name] != after[name]]
    return {name: before[name] for name in names}, {name: after[name] for name in names}


def restore_edited(statement: Statement, detail: Mapping[str, Any], by: User, now: datetime) -> None:
    """As it was before an edit. Raises ChangedMeanwhile where more has happened since."""
    before = detail["before"]
    restore_facts(statement=statement, seen=detail["after"]["revision"], before=before)
    if "areas" in before:
        rows = StatementArea.objects.filter(statement=statement)
        rows.exclude(area__in=list(before["areas"])).delete()
        for area, review in before["areas"].items():
            rows.filter(area=area).exclude(review=review).update(**review_before(review, by, now))
    if "digital" in before:
        _restore_marks(statement, before["digital"], by, now)


def _restore_marks(statement: Statement, was: Mapping[str, Any], by: User, now: datetime) -> None:
    marks = DigitalConnection.objects.filter(statement=statement)
    marks.exclude(kind__in=list(was)).delete()
    for kind, row in was.items():
        if statement.page.text[row["start"] : row["end"]] != row["text"]:
            raise ChangedMeanwhile(statement.key)
        found = marks.filter(kind=kind)
        found.exclude(review=row["review"]).update(**review_before(row["review"], by, now))
        found.update(**{name: row[name] for name in _MARK if name != "review"})
