"""What machines look for: the catalogue of the city's data, the picture beside a link."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext, override

from stadtfaden.actors import queries as actors
from stadtfaden.exchange.catalogue import SYNTAXES, CatalogueFacts
from stadtfaden.exchange.catalogue import catalogue as catalogue_of
from stadtfaden.exchange.preview import preview as preview_of
from stadtfaden.pipeline.queries import stand_of
from stadtfaden.showing.downloads import site_of

DAY = 24 * 3600


def catalogue(request: HttpRequest, city: str, ending: str) -> HttpResponse:
    """The same for all languages of the pages: it speaks German, as DCAT-AP.de wants."""
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    first, stand = actors.first_entry(municipality), stand_of(municipality)
    with override(settings.LANGUAGE_CODE):
        graph = catalogue_of(
            CatalogueFacts(
                city=municipality.name,
                publisher=settings.OPERATOR or municipality.name,
                site=site_of(request, municipality),
                licence=settings.LICENCE,
                contributor=settings.CONTRIBUTOR_ID,
                issued_at=first.happened_at if first else None,
                changed_at=stand.changed_at if stand else None,
            )
        )
    syntax, media_type = SYNTAXES[ending]
    response = HttpResponse(graph.serialize(format=syntax, encoding="utf-8"), content_type=media_type)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def preview(_request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    line = gettext("The red thread through its papers")
    response = HttpResponse(preview_of(municipality.name, line), content_type="image/png")
    patch_cache_control(response, public=True, max_age=DAY)
    return response
