"""Where the pages stand that records lead to."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from stadtfaden.actors import queries as actors
from stadtfaden.exchange.records import Site
from stadtfaden.showing.addresses import address

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Municipality


def city_and_site(request: HttpRequest, slug: str) -> "tuple[Municipality, Site]":
    """One query; raises Http404."""
    municipality = get_object_or_404(actors.municipalities(), slug=slug)
    return municipality, site_of(request, slug)


def site_of(request: HttpRequest, slug: str) -> Site:
    """The address that the operator names, else the one that was asked."""
    server = settings.ADDRESS or f"{request.scheme}://{request.get_host()}"
    return Site(server, slug, address)
