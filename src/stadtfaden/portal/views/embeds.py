"""Small pages that other sites may show inside their own; nothing else may be framed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.clickjacking import xframe_options_exempt

from stadtfaden.actors import queries as actors
from stadtfaden.corpus import queries as corpus
from stadtfaden.portal.red_thread import thread_through
from stadtfaden.portal.views import areas, charts
from stadtfaden.threads import queries as threads
from stadtfaden.ui.security import EMBED_POLICY
from stadtfaden.ui.wording import KINDS

CONFIRMED = "confirmed"


@xframe_options_exempt
def statement(request: HttpRequest, city: str, key: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = get_object_or_404(corpus.statements_with_places(municipality), key=key)
    context = {"city": municipality, "statement": found, "successors": threads.successors([found])}
    return _framed(render(request, "portal/embed_statement.html", context))


@xframe_options_exempt
def thread(request: HttpRequest, city: str, key: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = get_object_or_404(
        threads.statements_with_connections(corpus.statements_with_places(municipality)), key=key
    )
    context = {"city": municipality, "statement": found, "red": thread_through(city, found)}
    return _framed(render(request, "portal/embed_thread.html", context))


@xframe_options_exempt
def area(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = get_object_or_404(threads.areas(municipality), slug=slug)
    chapter = threads.area_chapter(found, 1)
    context = {
        "city": municipality,
        "area": found,
        "statements": sum(chapter.how_many.values()),
        "confirmed": threads.area_statements(found).filter(review=CONFIRMED).count(),
        "papers": len(chapter.papers),
        "kinds": [(kind, chapter.how_many[kind]) for kind in KINDS if kind in chapter.how_many],
        "digital": chapter.how_many_connected,
    }
    return _framed(render(request, "portal/embed_area.html", context))


PICTURES = {
    "matrix": areas.matrix_of,
    "money": charts.money_of,
    "thread_map": charts.map_of,
    "timeline": charts.time_of,
}


@xframe_options_exempt
def picture(request: HttpRequest, city: str, name: str) -> HttpResponse:
    """A picture of the whole; its table stands on the page that it leads to."""
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    context = {"city": municipality, **PICTURES[name](request, municipality)}
    return _framed(render(request, f"portal/embed_{name}.html", context))


def _framed(response: HttpResponse) -> HttpResponse:
    response.headers["Content-Security-Policy"] = EMBED_POLICY
    return response
