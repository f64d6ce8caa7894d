"""Where a reader comes in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from stadtfaden.actors import queries as actors
from stadtfaden.corpus import queries as corpus
from stadtfaden.portal import overview
from stadtfaden.threads import queries as threads
from stadtfaden.threads.queries import levels

TEASER = 5


def cities(request: HttpRequest) -> HttpResponse:
    found = list(actors.municipalities())
    if len(found) == 1:
        return redirect("portal:home", found[0].slug)
    return render(request, "portal/cities.html", {"cities": found})


def home(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    held = levels.levels(municipality)
    areas = list(levels.areas_with_counts(municipality))
    papers = list(corpus.shelf(municipality))
    holes = threads.holes(municipality)
    context = {
        "city": municipality,
        "levels": held,
        "loom": overview.loom_of(held),
        "papers": papers[:TEASER],
        "paper_count": len(papers),
        "page_count": corpus.pages_read(municipality),
        "areas": areas,
        "silent": list(holes.areas_without_paper),
        "conflict_count": threads.contradictions(municipality).count(),
        "goals_alone": holes.goals_without_measure.count(),
        "review": levels.review_counts(municipality),
    }
    return render(request, "portal/home.html", context)


def about(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    context = {"city": municipality, "review": levels.review_counts(municipality)}
    return render(request, "portal/about.html", context)
