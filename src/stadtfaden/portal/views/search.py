"""Search by words and meaning, and what could not be read."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from stadtfaden.actors import queries as actors
from stadtfaden.exchange import ListKind
from stadtfaden.pipeline import queries as pipeline
from stadtfaden.portal import feeds, searching
from stadtfaden.portal.views import published
from stadtfaden.showing.downloads import list_file, told_hits
from stadtfaden.showing.filters import as_query, facets, filters_from, names_of
from stadtfaden.showing.hits import EVERYTHING, LONGEST, hits_within
from stadtfaden.showing.lists import part_of
from stadtfaden.showing.subscribing import can_subscribe
from stadtfaden.ui.published import PublishedRequest

PER_PAGE = 20


def search(request: HttpRequest, city: str, ending: str | None = None) -> HttpResponseBase:
    if isinstance(request, PublishedRequest):
        return published.search(request, city)
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    names = names_of(municipality)
    question = request.GET.get("q", "").strip()
    if "\0" in question or (ending is not None and len(question) > LONGEST):
        raise BadRequest("q")
    if len(question) > LONGEST:
        context = {"city": municipality, "question": question, "longest": LONGEST}
        return render(request, "portal/search.html", context, status=400)
    filters = filters_from(request, names, EVERYTHING)
    hits = hits_within(municipality, question, filters) if question else []
    if ending == feeds.ENDING:
        return feeds.of_hits(request, municipality, question, searching.answers(municipality, question, hits))
    if ending is not None:
        told = told_hits(searching.answers(municipality, question, hits))
        return list_file(request, municipality, ending, kind=ListKind.HITS, title=question, told=told)
    counts = searching.hit_counts(municipality, question, filters, hits) if question else {}
    part = part_of(request, searching.together(municipality, hits), PER_PAGE)
    keep = as_query(filters, EVERYTHING, q=question)
    other = searching.meant_by(municipality, question) if question else ""
    context = {
        "city": municipality,
        "question": question,
        "filters": filters,
        "facets": facets(filters, counts, names, EVERYTHING, q=question),
        "meant": other,
        "meant_query": as_query(filters, EVERYTHING, q=other),
        "part": part,
        "how_many": len(hits),
        "answers": searching.answers_together(municipality, question, list(part)),
        "keep": keep,
        "mails": can_subscribe(),
    }
    return render(request, "portal/search.html", context)


def unread(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    part = part_of(request, pipeline.unread_files(municipality))
    return render(request, "portal/unread.html", {"city": municipality, "part": part})
