"""Where the day begins: what is to do, how far the strategy is, what the others did."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from stadtfaden.actors import actions, queries
from stadtfaden.actors.rules import Act
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.showing import log
from stadtfaden.showing import todo as showing
from stadtfaden.showing.lists import part_of
from stadtfaden.threads import queries as threads

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Membership

OWN = 5  # decisions of one's own that are shown
LONGEST = timedelta(days=30)  # news of a month are enough
SINCE = "looked-before"  # in the session: when this desk was last looked at before it began


@desk_page(Act.LOOK)
@require_safe
def todo(request: HttpRequest, desk: Desk) -> HttpResponse:
    membership = queries.membership_of(desk.user, desk.municipality)
    if membership is None:  # ended a moment ago
        raise Http404
    now = timezone.now()
    since = _looked_before(request, desk, membership.looked_at or membership.began_at)
    actions.keep_visit(membership=membership, now=now)
    own = threads.last_decisions(desk.municipality, desk.user, OWN).select_related("by")
    context = {
        "desk": desk,
        "city": desk.municipality,
        "today": showing.today_of(membership, now=now),
        "width": showing.WIDTH,
        "since": since,
        "is_first": since == membership.began_at,
        "news": showing.news_of(membership, max(since, now - LONGEST)),
        "own": log.lines_of(list(own) if desk.may(Act.REVIEW) else []),
        "names": _names(membership),
        "entrusted": threads.entrusted_to(desk.municipality, _names(membership)).count(),
        "may_review": desk.may(Act.REVIEW),
    }
    return render(request, "desk/todo/page.html", context)


@desk_page(Act.LOOK)
@require_safe
def entrusted(request: HttpRequest, desk: Desk) -> HttpResponse:
    membership = queries.membership_of(desk.user, desk.municipality)
    if membership is None:  # ended a moment ago
        raise Http404
    names = _names(membership)
    context = {
        "desk": desk,
        "city": desk.municipality,
        "names": names,
        "has_office": membership.organisation is not None,
        "part": part_of(request, threads.entrusted_to(desk.municipality, names)),
        "may_review": desk.may(Act.REVIEW),
    }
    return render(request, "desk/todo/entrusted.html", context)


def _names(membership: "Membership") -> list[str]:
    """Under which a paper may name this person: their office, and themselves."""
    office = [] if membership.organisation is None else [membership.organisation.name]
    return [*office, str(membership.user)]


def _looked_before(request: HttpRequest, desk: Desk, looked_at: datetime) -> datetime:
    """The news stay while a session lasts; the next one begins where this one looked last."""
    kept: dict[str, str] = request.session.get(SINCE, {})
    if desk.municipality.slug not in kept:
        kept[desk.municipality.slug] = looked_at.isoformat()
        request.session[SINCE] = kept
    return datetime.fromisoformat(kept[desk.municipality.slug])
