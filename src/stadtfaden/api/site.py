"""Whose data are asked for, where the pages stand that records lead to, and what is not here."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext

from stadtfaden.actors import queries as actors
from stadtfaden.api.problems import NotHere
from stadtfaden.exchange.records import Site
from stadtfaden.showing.addresses import address
from stadtfaden.showing.refusals import shown

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Municipality


def city_and_site(request: HttpRequest, slug: str) -> "tuple[Municipality, Site]":
    """One query; raises NotHere."""
    municipality = actors.municipalities().filter(slug=slug).first()
    if municipality is None:
        said = gettext("There is no city “%(name)s” here.") % {"name": shown(slug)}
        raise NotHere(said, slug, actors.municipalities().values_list("slug", flat=True))
    return municipality, site_of(request, slug)


def site_of(request: HttpRequest, slug: str) -> Site:
    """The address that the operator names, else the one that was asked."""
    server = settings.ADDRESS or f"{request.scheme}://{request.get_host()}"
    return Site(server, slug, address)


def no_statement(site: Site, key: str) -> NotHere:
    """To be raised: there are too many to name them, so their list is."""
    said = gettext("There is no statement “%(name)s” here. All are listed at %(address)s.")
    listed = f"{site.server}/api/v1/cities/{site.city}/statements"
    return NotHere(said % {"name": shown(key), "address": listed})
