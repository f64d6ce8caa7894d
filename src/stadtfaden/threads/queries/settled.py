"""Contradictions and holes as the desk sees them: what is open, and what people have said."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.core.links import LinkType
from stadtfaden.corpus.models import Review
from stadtfaden.threads.models import Link, MeantHole, Verdict
from stadtfaden.threads.queries.superseded import superseded


def contradictions_to_settle(municipality: Municipality, *, is_settled: bool) -> QuerySet[Link]:
    """Between current editions, three queries: with both sides, their targets, the settlement and its author.

    Settled ones come newest first, „no contradiction“ too; what is called open is still to be settled. Where
    one side is superseded there is nothing to settle.
    """
    found = (
        Link.objects.filter(
            type=LinkType.CONFLICTS.value,
            source__edition__document__municipality=municipality,
            source__edition__is_current=True,
            target__edition__is_current=True,
        )
        .select_related(
            "settlement__settled_by",
            *(f"{end}__{what}" for end in ("source", "target") for what in ("page", "edition__document")),
        )
        .prefetch_related("source__targets", "target__targets")
    )
    done = Q(settlement__isnull=False) & ~Q(settlement__verdict=Verdict.OPEN)
    if is_settled:
        return found.filter(done).order_by("-settlement__settled_at", "pk")
    rejected = (
        Q(review=Review.REJECTED) | Q(source__review=Review.REJECTED) | Q(target__review=Review.REJECTED)
    )
    still = ~superseded("source__") & ~superseded("target__")
    return found.filter(still).exclude(done).exclude(rejected).order_by("-score", "pk")


def disputed_statements(municipality: Municipality) -> frozenset[int]:
    """On which papers still disagree, conflicts of goals among them: two queries."""
    still = contradictions_to_settle(municipality, is_settled=False)
    conflicts = contradictions_to_settle(municipality, is_settled=True).filter(
        settlement__verdict=Verdict.GOAL_CONFLICT
    )
    pairs = [pair for rows in (still, conflicts) for pair in rows.order_by().values_list("source", "target")]
    return frozenset(pk for pair in pairs for pk in pair)


def contradictions_ever(municipality: Municipality, keys: Collection[str]) -> QuerySet[Link]:
    """Between these two statements, settled or not, of whatever editions: three queries; with both sides,
    their targets, the settlement and its author. What people rejected without a verdict is none.
    """
    return (
        Link.objects.filter(
            type=LinkType.CONFLICTS.value,
            source__edition__document__municipality=municipality,
            source__key__in=keys,
            target__key__in=keys,
        )
        .exclude(Q(review=Review.REJECTED, settlement__isnull=True))
        .exclude(Q(source__review=Review.REJECTED) | Q(target__review=Review.REJECTED))
        .select_related(
            "settlement__settled_by",
            *(f"{end}__{what}" for end in ("source", "target") for what in ("page", "edition__document")),
        )
        .prefetch_related("source__targets", "target__targets")
        .order_by("-score", "pk")
    )


def meant_holes(municipality: Municipality) -> QuerySet[MeantHole]:
    """Newest first: one query; with who said so, and the statement's place or the area."""
    return (
        MeantHole.objects.filter(municipality=municipality)
        .select_related("said_by", "area", "statement__page", "statement__edition__document")
        .defer("statement__page__text", "statement__page__words")
        .order_by("-said_at", "pk")
    )
