"""A name under which the server is not meant to answer: told to whoever asked, and to the operator."""

import logging
from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext, override

API = "/api/v1/"
MOST = 20  # names that are told of: whoever sends ever new ones fills no log
_log = logging.getLogger("stadtfaden.hosts")
_told: set[str] = set()


def known_hosts_only(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        try:
            request.get_host()
        except DisallowedHost:
            _tell_operator(request.headers.get("Host", ""))
            with override("en" if request.path_info.startswith("/en/") else "de"):
                return _refused(request)
        return get_response(request)

    return middleware


def _tell_operator(name: str) -> None:
    if name in _told or len(_told) >= MOST:
        return
    _told.add(name)
    _log.warning(
        "Jemand hat unter dem Namen %r gefragt, unter dem dieser Server nicht antwortet. Soll er es, dann "
        "die Einstellung STADTFADEN_HOSTS um diesen Namen ergänzen (mit einem Komma) und neu starten.",
        name[:200],
    )


def _refused(request: HttpRequest) -> HttpResponse:
    if request.path_info.startswith(API):
        problem = {
            "type": "about:blank",
            "title": gettext("This address is not set up"),
            "status": 400,
            "detail": gettext("This server does not answer under the name with which it was asked."),
        }
        return JsonResponse(
            problem,
            status=400,
            content_type="application/problem+json",
            json_dumps_params={"ensure_ascii": False},
        )
    return HttpResponse(render_to_string("ui/unknown_host.html"), status=400)
