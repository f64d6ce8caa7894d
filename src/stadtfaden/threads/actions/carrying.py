"""A new edition: decisions go on with the words they were made about; what broke waits for a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from stadtfaden.actors.actions import log_entry
from stadtfaden.actors.models import Municipality, User
from stadtfaden.actors.rules import Act, require
from stadtfaden.core.quotes import Finding
from stadtfaden.corpus.actions.carrying import Carried, carry_statements
from stadtfaden.corpus.actions.quotes import (
    Checked,
    check_quotes,
    marked_words,
    new_words,
    postpone_check,
    settle_check,
)
from stadtfaden.corpus.actions.statements import Words
from stadtfaden.corpus.models import Edition, QuoteCheck, Review, Statement
from stadtfaden.threads.actions import candidates
from stadtfaden.threads.actions.heirs import carry_areas, carry_digital, carry_links, carry_said
from stadtfaden.threads.queries.decided import decided_statements

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Renewal:
    """How many quotes of each outcome; how many decisions went on, and how many broke."""

    counts: Mapping[str, int]
    carried: int
    links: int
    broken: int
    lost: tuple[str, ...]  # targets and fields set by people whose words do not stand there any more


@transaction.atomic
def renew_edition(
    *, edition: Edition, former: Edition, now: datetime, known: Mapping[int, Finding] | None = None
) -> Renewal:
    """Check every quote of the former edition and carry on what people decided, all or nothing.

    `known`, by pk, says where words went of which that is known; all others are looked for.
    The edition must hold its statements, areas and digital connections. About forty queries whatever the
    size, and the comparison of both texts (core.quotes.compare).
    """
    decided = decided_statements(former)
    checked = check_quotes(edition=edition, former=former, decided=decided, now=now, known=known)
    places = {pk: checked.findings[pk] for pk in checked.same()}
    carried = carry_statements(
        edition=edition,
        former={pk: checked.statements[pk] for pk in places},
        places=places,
        decided=decided,
        ground=checked.ground,
    )
    links = _carry_rest(edition.document.municipality, checked.statements, carried)
    quoted = {pk for pk, one in checked.statements.items() if one.review != Review.REJECTED}
    renewal = Renewal(
        counts=checked.counts,
        carried=len(decided & carried.pairs.keys()),
        links=links,
        broken=len((decided & quoted) - places.keys()),
        lost=tuple(carried.lost),
    )
    _log_renewal(edition, former, renewal, now)
    return renewal


@transaction.atomic
def take_new_words(*, check: QuoteCheck, by: User, reason: str, now: datetime) -> Statement:
    """The statement still holds, in its new words: this person confirms them, with all that hangs on it.

    Raises PermissionDenied, QuoteSettled, NoNewWords.
    """
    require(by, Act.EDIT, check.edition.document.municipality)
    settle_check(check=check, by=by, reason=reason, now=now)
    return _take(check, new_words(check), by, reason, now)


@transaction.atomic
def point_quote(*, check: QuoteCheck, words: Words, by: User, reason: str, now: datetime) -> Statement:
    """The statement stands in these words now, which this person has marked on a page of the new edition.

    Raises PermissionDenied, QuoteSettled, WordsNotThere.
    """
    require(by, Act.EDIT, check.edition.document.municipality)
    settle_check(check=check, by=by, reason=reason, now=now)
    return _take(check, marked_words(check, words), by, reason, now)


def _take(check: QuoteCheck, checked: Checked, by: User, reason: str, now: datetime) -> Statement:
    municipality = check.edition.document.municipality
    carried = carry_statements(
        edition=check.edition,
        former=checked.statements,
        places=checked.findings,
        decided={check.statement_id},
        ground=checked.ground,
    )
    new = carried.pairs[check.statement_id]
    new.review, new.reviewed_by, new.reviewed_at, new.review_reason = Review.CONFIRMED, by, now, reason
    new.revision += 1
    new.save(update_fields=["review", "reviewed_by", "reviewed_at", "review_reason", "revision"])
    links = _carry_rest(municipality, checked.statements, carried)
    candidates.drop(statements=[new.pk])
    log_entry(
        verb="quote.taken",
        subject=f"corpus.Statement:{new.pk}",
        now=now,
        municipality=municipality,
        by=by,
        detail={
            "before": {"statement": check.statement.key, "text": check.statement.text},
            "after": {"statement": new.key, "text": new.text, "links": links},
            "reason": reason,
        },
    )
    return new


@transaction.atomic
def drop_quote(*, check: QuoteCheck, by: User, reason: str, now: datetime) -> None:
    """The statement does not hold any more; nothing is carried on. Raises PermissionDenied, QuoteSettled."""
    municipality = check.edition.document.municipality
    require(by, Act.EDIT, municipality)
    settle_check(check=check, by=by, reason=reason, now=now)
    log_entry(
        verb="quote.dropped",
        subject=f"corpus.Statement:{check.statement_id}",
        now=now,
        municipality=municipality,
        by=by,
        detail={
            "before": {"statement": check.statement.key, "text": check.statement.text},
            "after": None,
            "reason": reason,
        },
    )


@transaction.atomic
def postpone_quote(*, check: QuoteCheck, by: User, today: date, now: datetime) -> None:
    """It waits for a week. Raises PermissionDenied, QuoteSettled."""
    municipality = check.edition.document.municipality
    require(by, Act.EDIT, municipality)
    until = today + WEEK
    postpone_check(check=check, until=until)
    log_entry(
        verb="quote.postponed",
        subject=f"corpus.Statement:{check.statement_id}",
        now=now,
        municipality=municipality,
        by=by,
        detail={
            "before": {"until": str(check.postponed_until or "")},
            "after": {"until": str(until)},
            "reason": "",
        },
    )


def _carry_rest(municipality: Municipality, former: Mapping[int, Statement], carried: Carried) -> int:
    """Areas, digital connections, meant holes, links with their verdicts; says how many links."""
    made = {one.pk for one in carried.made}
    carry_areas(carried.pairs, made)
    carry_digital(former, carried.pairs, made)
    carry_said(carried.pairs)
    return carry_links(municipality, carried.pairs)


def _log_renewal(edition: Edition, former: Edition, renewal: Renewal, now: datetime) -> None:
    log_entry(
        verb="edition.renewed",
        subject=f"corpus.Edition:{edition.pk}",
        now=now,
        municipality=edition.document.municipality,
        detail={
            "former": former.number,
            "number": edition.number,
            "quotes": dict(renewal.counts),
            "carried": renewal.carried,
            "links": renewal.links,
            "broken": renewal.broken,
            "lost": list(renewal.lost),
        },
    )
