"""Stands before the whole API: open to every origin, in the language asked for, never too often."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import is_valid_path
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override

from stadtfaden.api.limits import seconds_to_wait
from stadtfaden.api.problems import MEDIA_TYPE, problem
from stadtfaden.ui.empty import without_content

ROOT = "/api/v1/"
WORST = 400
SAFE = ("GET", "HEAD")
METHODS = "GET, HEAD, OPTIONS"
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Link, Retry-After",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since, Accept-Language",
    "Access-Control-Max-Age": "86400",
    "Allow": METHODS,
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
        patch_vary_headers(response, ["Accept-Language", "Accept-Encoding"])  # of a 304 too
        return response

    return middleware


def _answer(request: HttpRequest, get_response: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    if request.method == "OPTIONS":
        return without_content(PREFLIGHT)
    if wait := seconds_to_wait(request):
        refused = problem(429)
        refused.headers["Retry-After"] = str(wait)
        return refused
    if request.method not in SAFE and is_valid_path(request.path_info):
        refused = problem(405)
        refused.headers["Allow"] = METHODS
        return refused
    asked, request.method = request.method, "GET"  # HEAD is a GET whose words the server keeps to itself
    response = get_response(request)
    request.method = asked
    return response
