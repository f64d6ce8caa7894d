"""A public page, list or feed that stands as its reader knows it is not made again: the answer says so, 304.

A page follows from its address, its language, the day, the records, this program and its settings. Where more
decides, such as who is logged in, files or the index of the search, each answer is made anew.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.translation import get_language

from stadtfaden.portal.kept import is_quiet, kept
from stadtfaden.ui.published import PublishedRequest

OK, SAFE = 200, ("GET", "HEAD")
ASKS_MORE = {  # by the names of addresses
    *("search", "search-file", "search-feed", "subscribe", "subscription", "end-subscription"),
    *("reports", "report", "decided", "decided-changes", "decided-content"),
}
READS_COOKIE = {"page"}  # who is logged in finds a way to the desk there; all else is the same for everyone
EMBEDDED = "embed-"  # a 304 would bring the policy of other pages
KINDS = (  # a picture says itself how long it holds
    "text/html",
    "text/csv",
    "text/turtle",
    "application/atom+xml",
    "application/xml",
    "application/json",
    "application/ld+json",
    "application/rdf+xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
PROGRAM = {".py", ".html", ".css", ".mo", ".json"}
SETTLED = 2  # seconds; a file's time is coarse: what was written just now may go on
PACKAGE = Path(__file__).parent.parent


def told_when_unchanged(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; it must know the language. A page that is known costs no query."""
    _program()

    def middleware(request: HttpRequest) -> HttpResponse:
        etag, name = _etag(request), _name(request)
        early = None if etag is None else get_conditional_response(request, etag=etag)
        response = get_response(request) if early is None else early
        if etag is not None and (early is not None or _may_be_known(response)):
            response.headers["ETag"] = etag
            patch_cache_control(response, no_cache=True)  # keep it, but ask whether it still holds
            patch_vary_headers(response, ["Accept-Encoding"])  # of a 304 too
        if name in READS_COOKIE:
            patch_vary_headers(response, ["Cookie"])  # of a 304, and of what is made anew
        return response

    return middleware


def _may_be_known(response: HttpResponse) -> bool:
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    return response.status_code == OK and kind in KINDS and not response.cookies


def _etag(request: HttpRequest) -> str | None:
    if not _follows_from_the_records(request):
        return None
    stand = kept().stand()  # before anything is read: what changes meanwhile is seen next time
    if stand is None or not is_quiet(stand, SETTLED):
        return None
    asked = (request.scheme, request.get_host(), request.get_full_path(), get_language())
    ours = (settings.LICENCE, settings.ADDRESS, settings.OPERATOR, settings.ENFORCEMENT)
    said = repr((stand, asked, ours, settings.CONTRIBUTOR_ID, settings.MAIL_IS_SENT, _program()))
    return f'W/"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'


def _follows_from_the_records(request: HttpRequest) -> bool:
    if request.method not in SAFE or isinstance(request, PublishedRequest):
        return False
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return False
    name = _name(request)
    return name is not None and name not in ASKS_MORE and not name.startswith(EMBEDDED)


def _name(request: HttpRequest) -> str | None:
    """Of a public address; None for any other."""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return None
    return (match.url_name or "") if match.namespace == "portal" else None


@cache
def _program() -> tuple[str, int]:
    """Its version, and when the newest of its files came; as it was when this process started."""
    files = (path for path in PACKAGE.rglob("*") if path.suffix in PROGRAM)
    return version("stadtfaden"), max(path.stat().st_mtime_ns for path in files)
