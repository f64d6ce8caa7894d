"""The strategy as the council decided it, and what has changed since."""

from collections import defaultdict
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext, ngettext

from stadtfaden.actors import queries as actors
from stadtfaden.core.strategies import Strategy, difference
from stadtfaden.exchange import ListKind
from stadtfaden.showing.downloads import list_file, told_editions
from stadtfaden.showing.lists import one_of, part_of, whole_number
from stadtfaden.showing.missing import Missing
from stadtfaden.threads import queries
from stadtfaden.ui.wording import KINDS

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import DecidedEdition, Municipality

YEAR = 365 * 24 * 3600


def editions(request: HttpRequest, city: str, ending: str | None = None) -> HttpResponseBase:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = queries.decided_editions(municipality)
    if ending is not None:
        title, told = gettext("What the council has decided"), told_editions(found)
        return list_file(request, municipality, ending, kind=ListKind.EDITIONS, title=title, told=told)
    context = {"city": municipality, "editions": found}
    return render(request, "portal/decided_editions.html", context)


def edition(request: HttpRequest, city: str, number: int) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = _edition(municipality, number)
    strategy = _content(found)
    how_many: defaultdict[str, int] = defaultdict(int)
    for one in strategy.statements:
        how_many[one.kind] += 1
    kind = one_of(request, "art", list(KINDS))
    chosen = [one for one in strategy.statements if kind in {None, one.kind}]
    context = {
        "city": municipality,
        "edition": found,
        "kinds": [(kind, how_many[kind]) for kind in KINDS if kind in how_many],
        "kind": kind,
        "part": part_of(request, chosen),
        "keep": f"art={kind}&" if kind else "",
    }
    return render(request, "portal/decided_edition.html", context)


def changes(request: HttpRequest, city: str, number: int) -> HttpResponse:
    """From this edition to the one that ?zu= names, else to the strategy as it lives."""
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = _edition(municipality, number)
    other_number = whole_number(request, "zu", most=10_000)
    other, after = None, None
    if other_number is not None:
        other = _edition(municipality, other_number)
        after = _content(other)
    before, after = _content(found), after or queries.living_strategy(municipality)
    differs = difference(before, after)
    old = queries.read_before(municipality, differs.added, found.frozen_at)
    context = {
        "city": municipality,
        "edition": found,
        "other": other,
        "added": [one for one in differs.added if one.root not in old],
        "confirmed": [one for one in differs.added if one.root in old],
        "others": [one for one in queries.decided_editions(municipality) if one.pk != found.pk],
        "difference": differs,
        "named": {one.root: one for one in (*before.statements, *after.statements)},
    }
    return render(request, "portal/decided_changes.html", context)


def content(request: HttpRequest, city: str, number: int) -> HttpResponse:
    """The same bytes for ever; their SHA-256 is the edition's digest."""
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = _edition(municipality, number)
    etag = f'"{found.digest}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified()
    try:
        data = queries.bytes_of(found.digest, settings.DATA)
    except OSError as lost:
        raise Http404 from lost
    response = HttpResponse(data, content_type="application/json; charset=utf-8")
    response.headers["ETag"] = etag
    patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    return response


def _edition(municipality: "Municipality", number: int) -> "DecidedEdition":
    editions = queries.decided_editions(municipality)
    found = next((one for one in editions if one.number == number), None)
    if found is None:
        said = ngettext(
            "The city has one decided edition.", "The city has %(editions)d decided editions.", len(editions)
        )
        raise Missing(
            said % {"editions": len(editions)}, reverse("portal:decided-editions", args=(municipality.slug,))
        )
    return found


def _content(edition: "DecidedEdition") -> Strategy:
    try:
        return queries.content_of(edition.digest, settings.DATA)
    except OSError as lost:
        raise Http404 from lost
