"""What machines look for: the catalogue of the city's data, the picture beside a link."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext, override

from stadtfaden.actors import queries as actors
from stadtfaden.core.licences import licence_name
from stadtfaden.exchange import ListKind
from stadtfaden.exchange.catalogue import DATA_SETS, FORMATS, SYNTAXES, CatalogueFacts
from stadtfaden.exchange.catalogue import catalogue as catalogue_of
from stadtfaden.exchange.preview import knots_of
from stadtfaden.exchange.preview import preview as preview_of
from stadtfaden.pipeline.queries import stand_of
from stadtfaden.portal import figures
from stadtfaden.showing.addresses import address
from stadtfaden.showing.downloads import list_file, site_of, told_links, told_statements
from stadtfaden.showing.templatetags.records import area_name
from stadtfaden.threads import queries as threads
from stadtfaden.threads.queries.listed import ListFilters, listed_statements
from stadtfaden.ui.published import PublishedRequest

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Municipality

DAY = 24 * 3600
SEE_OTHER = 303
PAGE = "text/html"
SYNTAX_OF = {media_type.partition(";")[0]: ending for ending, (_name, media_type) in SYNTAXES.items()}
TITLES = {one.name: one.title for one in DATA_SETS}


def data(request: HttpRequest, city: str) -> HttpResponse:
    """The catalogue for people: each of its data sets has its place here."""
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    site = site_of(request, municipality)
    has_api = not isinstance(request, PublishedRequest)
    context = {
        "city": municipality,
        "data_sets": [
            {
                "set": one,
                "page": address(one.page, city) if one.page else None,
                "files": [
                    (name, one.file(site, ending).removeprefix(site.server))
                    for ending, (name, _) in FORMATS.items()
                ],
                "api": f"/api/v1/cities/{city}/{one.api}" if has_api else None,
            }
            for one in DATA_SETS
        ],
        "syntaxes": [("Turtle", "ttl"), ("RDF/XML", "rdf"), ("JSON-LD", "jsonld")],
        "licence": settings.LICENCE,
        "licence_name": licence_name(settings.LICENCE),
        "publisher": settings.OPERATOR or municipality.name,
    }
    return render(request, "portal/data.html", context)


def data_file(request: HttpRequest, city: str, name: str, ending: str) -> HttpResponseBase:
    """A data set that is the list of no page."""
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    kind, told = _OWN[name](municipality)
    return list_file(request, municipality, ending, kind=kind, title=TITLES[name], told=told)


def catalogue_name(request: HttpRequest, city: str) -> HttpResponse:
    """What the catalogue is called, and before "#" each of its data sets: leads to what is accepted."""
    get_object_or_404(actors.municipalities(), slug=city)
    wanted = request.get_preferred_type([PAGE, *SYNTAX_OF]) or PAGE
    to = (
        address("data", city)
        if wanted == PAGE
        else reverse("portal:catalogue", args=(city, SYNTAX_OF[wanted]))
    )
    headers = {"Location": to, "Vary": "Accept", "Access-Control-Allow-Origin": "*"}
    return HttpResponse(status=SEE_OTHER, headers=headers)


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
                has_api=not isinstance(request, PublishedRequest),
            )
        )
    syntax, media_type = SYNTAXES[ending]
    response = HttpResponse(graph.serialize(format=syntax, encoding="utf-8"), content_type=media_type)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def preview(_request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    line = gettext("The red thread through its papers")
    return _picture(preview_of(municipality.name, line))


def area_preview(_request: HttpRequest, city: str, slug: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = get_object_or_404(threads.areas(municipality), slug=slug)
    return _picture(preview_of(area_name(found), gettext("What the papers say about it"), municipality.name))


def matrix_preview(_request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = figures.matrix(municipality)
    rows = [
        [
            found.cells[area.pk, paper.pk].statements if (area.pk, paper.pk) in found.cells else 0
            for paper in found.documents
        ]
        for area in found.areas
    ]
    line = gettext("Which paper speaks of which area, and how much")
    return _picture(preview_of(gettext("The matrix"), line, municipality.name, knots_of(rows)))


def _picture(png: bytes) -> HttpResponse:
    response = HttpResponse(png, content_type="image/png")
    patch_cache_control(response, public=True, max_age=DAY)
    return response


def _statements(municipality: "Municipality") -> tuple[ListKind, Any]:
    return ListKind.STATEMENTS, told_statements(listed_statements(municipality, ListFilters()))


def _links(municipality: "Municipality") -> tuple[ListKind, Any]:
    return ListKind.LINKS, told_links(threads.links_between(municipality))


_OWN = {"aussagen": _statements, "verbindungen": _links}
