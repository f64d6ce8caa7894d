"""Where a reader comes in."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.utils import timezone

from stadtfaden.actors import queries as actors
from stadtfaden.corpus import queries as corpus
from stadtfaden.portal import figures, overview
from stadtfaden.portal.kept import kept
from stadtfaden.showing.downloads import server_of
from stadtfaden.showing.lists import first_of
from stadtfaden.threads import queries as threads
from stadtfaden.threads.queries import levels
from stadtfaden.threads.queries.news import weeks_since

TEASER = 5
HALF_A_YEAR = timedelta(weeks=26)
WEEKS_AT_HOME = 3


def cities(request: HttpRequest) -> HttpResponse:
    found = list(actors.municipalities())
    if len(found) == 1:
        return redirect("portal:home", found[0].slug)
    return render(request, "portal/cities.html", {"cities": found})


def knot(_request: HttpRequest) -> HttpResponse:
    """Browsers ask for it at this address when they show no page, such as the picture of one."""
    return redirect(static("ui/knot.svg"), permanent=True)


def robots(request: HttpRequest) -> HttpResponse:
    """All is public; searching and narrowing lists is left to people."""
    lines = (
        "User-agent: *",
        "Disallow: /*/suche/",
        "Disallow: /*/liste.",
        "",
        f"Sitemap: {server_of(request)}/sitemap.xml",
        "",
    )
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def home(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    papers, paper_count = first_of(corpus.shelf(municipality), TEASER)
    counted = figures.of_home(municipality)
    context = {
        "city": municipality,
        "vision": kept().get(("vision", municipality.pk), lambda: levels.first_top(municipality)),
        "levels": counted.held,
        "loom": overview.loom_of(counted.held),
        "line_stands_for": overview.line_stands_for(counted.held),
        "papers": papers,
        "paper_count": paper_count,
        "page_count": corpus.pages_read(municipality),
        "areas": counted.areas,
        "silent": [area for area in counted.areas if not area.how_many],  # type: ignore[attr-defined] # annotated
        "conflict_count": counted.conflict_count,
        "goals_alone": counted.goals_alone,
        "review": counted.review,
        "percent": overview.percent_confirmed(counted.review),
        "lately": overview.lately(counted.weeks),
        "weeks": counted.weeks[:WEEKS_AT_HOME],
        "settled_count": counted.settled_count,
        "meant_count": threads.meant_holes(municipality).count(),
        "soon": _soon(),
    }
    return render(request, "portal/home.html", context)


def news(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    context = {"city": municipality, "weeks": weeks_since(municipality, timezone.now() - HALF_A_YEAR)}
    return render(request, "portal/news.html", context)


def _soon() -> str:
    """The span to the next year that ends in 0 or 5 and is two years off at least: „2026-2030“."""
    this = timezone.localdate().year
    return f"{this}-{this + 2 + (-(this + 2)) % 5}"


def citing(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    return render(request, "portal/citing.html", {"city": municipality})


def about(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    context = {
        "city": municipality,
        "review": levels.review_counts(municipality),
        "operator": settings.OPERATOR,
    }
    return render(request, "portal/about.html", context)
