"""People settle what papers leave open: contradictions, and holes that are meant."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from stadtfaden.actors.actions import Detail, log_entry
from stadtfaden.actors.models import Municipality, User
from stadtfaden.actors.rules import Act, require
from stadtfaden.core.links import LinkType
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.actions import candidates
from stadtfaden.threads.actions.deciding import DecidedMeanwhile
from stadtfaden.threads.models import Area, HoleKind, Link, MeantHole, Outdated, Settlement, Verdict


class NoContradiction(Exception):  # noqa: N818 -- named after the fact
    """Only a contradiction is settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a person says of a contradiction; `council_paper` is the number of the Vorlage that settled it.

    `outdated` says which side the verdict „outdated“ means.
    """

    verdict: Verdict
    reason: str
    council_paper: str = ""
    outdated: Outdated | None = None


@transaction.atomic
def settle_contradiction(*, link: Link, seen: int, settled: Settled, by: User, now: datetime) -> Settlement:
    """The verdict stands with name and moment; „no contradiction“ rejects the link, all others confirm it.

    `seen` is the revision of the link that the person saw. Raises PermissionDenied, DecidedMeanwhile.
    """
    municipality = link.source.edition.document.municipality
    require(by, Act.SETTLE, municipality)
    if link.type != LinkType.CONFLICTS:
        raise NoContradiction(link.pk)
    review = Review.REJECTED if settled.verdict == Verdict.NONE else Review.CONFIRMED
    values = {"review": review, "reviewed_by": by, "reviewed_at": now, "review_reason": settled.reason}
    if not Link.objects.filter(pk=link.pk, revision=seen).update(**values, revision=F("revision") + 1):
        raise DecidedMeanwhile(link.pk)
    before = _settlement_state(link)
    settlement, _ = Settlement.objects.update_or_create(
        link=link,
        defaults={
            "verdict": settled.verdict,
            "reason": settled.reason,
            "council_paper": settled.council_paper,
            "outdated": settled.outdated or "",
            "settled_by": by,
            "settled_at": now,
        },
    )
    candidates.drop(links=[link.pk])
    log_entry(
        verb="contradiction.settled",
        subject=f"threads.Link:{link.pk}",
        now=now,
        municipality=municipality,
        detail={"before": before, "after": _settlement_state(link), "reason": settled.reason},
        by=by,
    )
    return settlement


@transaction.atomic
def mean_hole(
    *,
    municipality: Municipality,
    kind: HoleKind,
    of: Statement | Area,
    reason: str,
    by: User,
    now: datetime,
) -> MeantHole:
    """The hole is meant; said again, the newer reason stands."""
    require(by, Act.SETTLE, municipality)
    own = {"statement": of} if isinstance(of, Statement) else {"area": of}
    hole, _ = MeantHole.objects.update_or_create(
        municipality=municipality,
        kind=kind,
        **own,
        defaults={"reason": reason, "said_by": by, "said_at": now},
    )
    _log_hole("hole.meant", hole, by, now)
    return hole


@transaction.atomic
def open_hole(*, hole: MeantHole, by: User, now: datetime) -> None:
    """It is a hole again."""
    require(by, Act.SETTLE, hole.municipality)
    _log_hole("hole.opened", hole, by, now)
    hole.delete()


def _log_hole(verb: str, hole: MeantHole, by: User, now: datetime) -> None:
    of = (
        f"corpus.Statement:{hole.statement_id}"
        if hole.statement_id is not None
        else f"threads.Area:{hole.area_id}"
    )
    detail: Detail = {"kind": str(hole.kind), "reason": hole.reason}
    log_entry(verb=verb, subject=of, now=now, municipality=hole.municipality, detail=detail, by=by)


def _settlement_state(link: Link) -> Detail | None:
    found = Settlement.objects.filter(link=link).first()
    if found is None:
        return None
    return {
        "verdict": str(found.verdict),
        "reason": found.reason,
        "council_paper": found.council_paper,
        "outdated": str(found.outdated),
        "by": found.settled_by_id,
    }
