"""A city's own words for kinds of statements, while one of its pages is made."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from django.http import HttpRequest, HttpResponse

from stadtfaden.actors import queries
from stadtfaden.ui.wording import Terms, own_terms


@contextmanager
def words_of(slug: str) -> Iterator[None]:
    """One query, and only where a kind is named."""

    @cache
    def terms() -> Terms:
        return queries.terms_of(slug)

    token = own_terms.set(terms)
    try:
        yield
    finally:
        own_terms.reset(token)


def own_words(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: whatever stands first in an address may be a city; asked only where a kind is named."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with words_of(_city(request.path_info)):
            return get_response(request)

    return middleware


def _city(path: str) -> str:
    parts = path.split("/", 3)
    return parts[2] if path.startswith("/en/") else parts[1]
