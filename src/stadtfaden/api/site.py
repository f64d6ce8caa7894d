"""Where the pages stand that records lead to."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest

from stadtfaden.actors import queries as actors
from stadtfaden.api.problems import NoSuchCity
from stadtfaden.exchange.records import Site
from stadtfaden.showing.addresses import address

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Municipality


def city_and_site(request: HttpRequest, slug: str) -> "tuple[Municipality, Site]":
    """One query; raises NoSuchCity."""
    municipality = actors.municipalities().filter(slug=slug).first()
    if municipality is None:
        raise NoSuchCity(slug, actors.municipalities().values_list("slug", flat=True))
    return municipality, site_of(request, slug)


def site_of(request: HttpRequest, slug: str) -> Site:
    """The address that the operator names, else the one that was asked."""
    server = settings.ADDRESS or f"{request.scheme}://{request.get_host()}"
    return Site(server, slug, address)
