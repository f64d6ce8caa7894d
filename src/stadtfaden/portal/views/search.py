"""Search by words and meaning, and what could not be read."""

from dataclasses import replace
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from stadtfaden.actors import queries as actors
from stadtfaden.corpus import queries as corpus
from stadtfaden.exchange import ListKind
from stadtfaden.pipeline import queries as pipeline
from stadtfaden.portal import searching
from stadtfaden.portal.views import published
from stadtfaden.search import EntryKind, Filters
from stadtfaden.showing.downloads import list_file, told_hits
from stadtfaden.showing.lists import one_of, part_of, whole_number
from stadtfaden.threads import queries as threads
from stadtfaden.ui.published import PublishedRequest
from stadtfaden.ui.wording import KINDS

PER_PAGE = 20
LONGEST = 400
LAST_YEAR = 9999


def search(request: HttpRequest, city: str, ending: str | None = None) -> HttpResponseBase:
    if isinstance(request, PublishedRequest):
        return published.search(request, city)
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    papers, areas = list(corpus.documents(municipality)), list(threads.areas(municipality))
    question = request.GET.get("q", "").strip()
    if len(question) > LONGEST or "\0" in question:
        raise BadRequest("q")
    chosen = {
        "papier": one_of(request, "papier", [paper.slug for paper in papers]),
        "feld": one_of(request, "feld", [area.slug for area in areas]),
        "art": one_of(request, "art", list(KINDS)),
    }
    year = whole_number(request, "jahr", most=LAST_YEAR)
    filters = replace(_filters(chosen), year_from=year, year_to=year)
    hits = searching.hits_for(municipality, question, filters) if question else []
    if ending is not None:
        told = told_hits(searching.answers(municipality, question, hits))
        return list_file(request, municipality, ending, kind=ListKind.HITS, title=question, told=told)
    part = part_of(request, hits, PER_PAGE)
    given = {"q": question, **{name: value for name, value in (chosen | {"jahr": year}).items() if value}}
    context = {
        "city": municipality,
        "question": question,
        "papers": papers,
        "areas": areas,
        "kinds": list(KINDS),
        "chosen": chosen | {"jahr": year},
        "years": sorted({paper.dated_on.year for paper in papers if paper.dated_on}, reverse=True),
        "part": part,
        "answers": searching.answers(municipality, question, list(part)),
        "keep": urlencode(given) + "&",
    }
    return render(request, "portal/search.html", context)


def unread(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    part = part_of(request, pipeline.unread_files(municipality))
    return render(request, "portal/unread.html", {"city": municipality, "part": part})


def _filters(chosen: dict[str, str | None]) -> Filters:
    """Areas and kinds belong to statements, so that asking for one leaves passages out."""
    paper, area, kind = chosen["papier"], chosen["feld"], chosen["art"]
    return Filters(
        kind=EntryKind.STATEMENT if kind or area else None,
        papers=(paper,) if paper else (),
        areas=(area,) if area else (),
        labels=(kind,) if kind else (),
    )
