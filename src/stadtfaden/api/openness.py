"""Stands before the whole API: open to every origin, in the language asked for, never too often."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override

from stadtfaden.api.limits import seconds_to_wait
from stadtfaden.api.problems import MEDIA_TYPE, problem

ROOT = "/api/v1/"
WORST = 400
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Link, Retry-After",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since, Accept-Language",
    "Access-Control-Max-Age": "86400",
    "Allow": "GET, HEAD, OPTIONS",
}


def open_to_machines(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ROOT):
            return get_response(request)
        language = get_language_from_request(request)
        with override(language):
            response = _answer(request, get_response)
            if response.status_code >= WORST and response.headers.get("Content-Type") != MEDIA_TYPE:
                response = problem(response.status_code)
        for name, value in CORS.items():
            response.headers[name] = value
        response.headers["Content-Language"] = language
        patch_vary_headers(response, ["Accept-Language"])
        return response

    return middleware


def _answer(request: HttpRequest, get_response: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=PREFLIGHT)
    if wait := seconds_to_wait(request):
        refused = problem(429)
        refused.headers["Retry-After"] = str(wait)
        return refused
    return get_response(request)
