"""A named person says what holds: statements with their areas and digital connections, links."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from stadtfaden.actors.actions import Detail, Happened, log_entries
from stadtfaden.actors.models import Entry, Municipality, User
from stadtfaden.actors.rules import Act, require
from stadtfaden.corpus.actions import ChangedMeanwhile, change_statement, review_statement
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.actions import candidates
from stadtfaden.threads.actions.remembering import (
    link_state,
    restore_link,
    restore_statement,
    statement_state,
)
from stadtfaden.threads.models import Candidate, DigitalConnection, Link, StatementArea

BY_HAND = "person"
DECISIONS = (
    *("statement.confirmed", "statement.rejected", "statement.candidate"),
    *("link.confirmed", "link.rejected", "link.candidate"),
)


class DecidedMeanwhile(Exception):  # noqa: N818 -- named after the fact
    """Somebody else was faster; nothing was changed."""


class NotADecision(Exception):  # noqa: N818 -- as above
    """There is nothing in this entry that could be taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementVerdict:
    """What a person says of a statement. None leaves standing what stands.

    `areas` are the pks of those that hold, `digital` the kinds that hold; the others are rejected.
    """

    review: Review
    reason: str = ""
    kind: str | None = None
    areas: frozenset[int] | None = None
    digital: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkVerdict:
    """What a person says of a link; `type` None leaves it what it is."""

    review: Review
    reason: str = ""
    type: str | None = None


@transaction.atomic
def decide_statement(
    *,
    statement: Statement,
    seen: int,
    verdict: StatementVerdict,
    by: User,
    now: datetime,
    batch: str = "",
) -> Entry:
    """The statement, its areas and its digital connections are judged at once; one entry in the log.

    `seen` is the revision the person saw. Raises PermissionDenied, DecidedMeanwhile.
    """
    municipality = statement.edition.document.municipality
    require(by, Act.REVIEW, municipality)
    before = statement_state(statement)
    try:
        _judge(statement, seen, verdict, by, now)
    except ChangedMeanwhile as fact:
        raise DecidedMeanwhile(statement.key) from fact
    if verdict.areas is not None:
        _judge_areas(statement, verdict.areas, by, now)
    if verdict.digital is not None:
        _judge_digital(statement, verdict.digital, by, now)
    candidates.drop(statements=[statement.pk], with_links=verdict.review is Review.REJECTED)
    detail: Detail = {
        "key": statement.key,
        "before": before,
        "after": statement_state(statement),
        "reason": verdict.reason,
        "batch": batch,
    }
    return _log(
        municipality, f"statement.{verdict.review}", f"corpus.Statement:{statement.pk}", detail, by, now
    )


@transaction.atomic
def decide_link(
    *, link: Link, seen: int, verdict: LinkVerdict, by: User, now: datetime, batch: str = ""
) -> Entry:
    """The link is judged, with another type where the person says so. Raises like `decide_statement`."""
    municipality = link.source.edition.document.municipality
    require(by, Act.REVIEW, municipality)
    before = link_state(link)
    values = {
        "review": verdict.review,
        "type": verdict.type or link.type,
        "reviewed_by": by,
        "reviewed_at": now,
        "review_reason": verdict.reason,
    }
    if not Link.objects.filter(pk=link.pk, revision=seen).update(**values, revision=F("revision") + 1):
        raise DecidedMeanwhile(link.pk)
    link.refresh_from_db(fields=[*values, "revision"])
    candidates.drop(links=[link.pk])
    detail: Detail = {"before": before, "after": link_state(link), "reason": verdict.reason, "batch": batch}
    return _log(municipality, f"link.{verdict.review}", f"threads.Link:{link.pk}", detail, by, now)


@transaction.atomic
def decide_alike(
    *,
    candidates: Sequence[Candidate],
    review: Review,
    reason: str,
    with_connections: bool,
    by: User,
    now: datetime,
) -> tuple[int, int]:
    """Each on its own, all or none; says how many were decided and how many others had decided meanwhile.

    About ten queries each. The entries share the moment's name as their batch.
    """
    batch, decided, passed = f"{by.pk}-{now:%Y%m%d%H%M%S%f}", 0, 0
    for candidate in candidates:
        try:
            if candidate.statement is not None:
                found = candidate.statement
                decide_statement(
                    statement=found,
                    seen=found.revision,
                    verdict=_as_proposed(found, review, reason, with_connections=with_connections),
                    by=by,
                    now=now,
                    batch=batch,
                )
            elif candidate.link is not None:
                link = candidate.link
                verdict = LinkVerdict(review=review, reason=reason)
                decide_link(link=link, seen=link.revision, verdict=verdict, by=by, now=now, batch=batch)
        except DecidedMeanwhile:
            passed += 1
        else:
            decided += 1
    return decided, passed


@transaction.atomic
def postpone(*, candidate: Candidate, by: User, now: datetime, today: date) -> Entry:
    """It comes back in a week."""
    require(by, Act.REVIEW, candidate.municipality)
    candidates.delay(candidate=candidate, today=today)
    subject = (
        f"corpus.Statement:{candidate.statement_id}"
        if candidate.link_id is None
        else f"threads.Link:{candidate.link_id}"
    )
    return _log(candidate.municipality, "candidate.postponed", subject, {}, by, now)


@transaction.atomic
def undo(*, entry: Entry, by: User, now: datetime) -> Entry:
    """A decision is taken back: everything is as it was before, and waits again.

    Raises NotADecision, and DecidedMeanwhile where somebody has decided on the same since.
    """
    municipality = entry.municipality
    if municipality is None or entry.verb not in DECISIONS:
        raise NotADecision(entry.verb)
    require(by, Act.REVIEW, municipality)
    pk = int(entry.subject.rpartition(":")[2])
    try:
        if entry.subject.startswith("corpus."):
            restore_statement(pk, entry.detail, by, now)
            candidates.put_back(municipality=municipality, statements=[pk])
        else:
            restore_link(pk, entry.detail, by, now)
            candidates.put_back(municipality=municipality, links=[pk])
    except ChangedMeanwhile as fact:
        raise DecidedMeanwhile(entry.subject) from fact
    detail: Detail = {
        "undone": entry.position,
        "before": entry.detail["after"],
        "after": entry.detail["before"],
    }
    return _log(municipality, "decision.undone", entry.subject, detail, by, now)


def _as_proposed(
    statement: Statement, review: Review, reason: str, *, with_connections: bool
) -> StatementVerdict:
    if review is Review.REJECTED or not with_connections:
        return StatementVerdict(review=review, reason=reason)
    areas = StatementArea.objects.filter(statement=statement).exclude(review=Review.REJECTED)
    digital = DigitalConnection.objects.filter(statement=statement).exclude(review=Review.REJECTED)
    return StatementVerdict(
        review=review,
        reason=reason,
        areas=frozenset(areas.values_list("area", flat=True)),
        digital=frozenset(digital.values_list("kind", flat=True)),
    )


def _judge(statement: Statement, seen: int, verdict: StatementVerdict, by: User, now: datetime) -> None:
    review_statement(
        statement=statement, seen=seen, review=verdict.review, by=by, now=now, reason=verdict.reason
    )
    if verdict.kind is not None and verdict.kind != statement.kind:
        change_statement(
            statement=statement,
            seen=seen + 1,
            values={"kind": verdict.kind, "corrected": sorted({*statement.corrected, "kind"})},
        )


def _judge_areas(statement: Statement, hold: frozenset[int], by: User, now: datetime) -> None:
    rows = StatementArea.objects.filter(statement=statement)
    judged = {"reviewed_by": by, "reviewed_at": now}
    rows.filter(area__in=hold).update(review=Review.CONFIRMED, **judged)
    rows.exclude(area__in=hold).update(review=Review.REJECTED, **judged)
    there = set(rows.values_list("area", flat=True))
    StatementArea.objects.bulk_create(
        StatementArea(
            statement=statement, area_id=area, score=1.0, made_by=BY_HAND, review=Review.CONFIRMED, **judged
        )
        for area in sorted(hold - there)
    )


def _judge_digital(statement: Statement, hold: frozenset[str], by: User, now: datetime) -> None:
    """A kind that the machine has not seen shows itself in the whole statement."""
    rows = DigitalConnection.objects.filter(statement=statement)
    judged = {"reviewed_by": by, "reviewed_at": now}
    rows.filter(kind__in=hold).update(review=Review.CONFIRMED, **judged)
    rows.exclude(kind__in=hold).update(review=Review.REJECTED, **judged)
    there = set(rows.values_list("kind", flat=True))
    DigitalConnection.objects.bulk_create(
        DigitalConnection(
            statement=statement,
            kind=kind,
            start=statement.start,
            end=statement.end,
            text=statement.text,
            score=1.0,
            made_by=BY_HAND,
            review=Review.CONFIRMED,
            **judged,
        )
        for kind in sorted(hold - there)
    )


def _log(
    municipality: Municipality, verb: str, subject: str, detail: Detail, by: User, now: datetime
) -> Entry:
    happened: Sequence[Happened] = [Happened(verb, subject, detail)]
    return log_entries(municipality=municipality, happened=happened, now=now, by=by)[0]
