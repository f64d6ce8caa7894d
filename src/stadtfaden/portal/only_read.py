"""Public pages are read: what wants to write is told what may be asked, 405 with Allow."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import Resolver404, resolve

from stadtfaden.ui.empty import without_content

READING = ("GET", "HEAD", "OPTIONS")
ROOMS = {"portal", "open-data"}
FORMS = {"subscribe", "subscription", "end-subscription"}  # by the names of addresses; they say it themselves


def only_read(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; before the guard of forms, which would ask for a token where there is no form."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method in {"GET", "HEAD"} or not _is_read(request.path_info):
            return get_response(request)
        if request.method == "OPTIONS":
            return without_content({"Allow": ", ".join(READING)})
        return HttpResponseNotAllowed(READING)

    return middleware


def _is_read(path: str) -> bool:
    try:
        match = resolve(path)
    except Resolver404:
        return False
    return match.namespace in ROOMS and match.url_name not in FORMS
