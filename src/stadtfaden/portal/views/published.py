"""The search of a static site: the page says what can be chosen, the reader's browser finds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from stadtfaden.actors import queries as actors
from stadtfaden.corpus import queries as corpus
from stadtfaden.threads import queries as threads
from stadtfaden.ui.security import SEARCH_POLICY
from stadtfaden.ui.wording import KINDS


def search(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    papers = list(corpus.documents(municipality))
    context = {
        "city": municipality,
        "papers": papers,
        "areas": list(threads.areas(municipality)),
        "kinds": list(KINDS),
        "years": sorted({paper.dated_on.year for paper in papers if paper.dated_on}, reverse=True),
    }
    response = render(request, "portal/published_search.html", context)
    response.headers["Content-Security-Policy"] = SEARCH_POLICY
    return response
