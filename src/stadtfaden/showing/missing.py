"""An address at which nothing stands: why, where that is known, and the city that may have been meant."""

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from stadtfaden.actors.queries import municipalities
from stadtfaden.core.words import fold

if TYPE_CHECKING:
    from stadtfaden.actors.models import Municipality

STATEMENT = re.compile(r"/[0-9a-f]{12}/")  # whose key changes when its paper is read anew
_NEAR = 0.75  # share of letters in their order; „tesselbruk“ has .95 of „tesselbrueck“
_LONGEST = 80  # letters of what is compared


class Missing(Http404):
    """What is missing in plain words, and the address of the page that leads on."""

    def __init__(self, said: str, way: str) -> None:
        super().__init__(said)
        self.said, self.way = said, way


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page of a 404. One query, where the address begins with a word."""
    known = exception if isinstance(exception, Missing) else None
    context = {
        "said": known and known.said,
        "way": known and known.way,
        "meant": None if known else city_near(request.path),
        "is_statement": STATEMENT.search(request.path) is not None,
    }
    return render(request, "404.html", context, status=404)


def city_near(path: str) -> "Municipality | None":
    """The city whose address or name is near the first word of an address that is no city's."""
    parts = [part for part in path.split("/") if part]
    if parts[:1] == [get_language()]:
        parts = parts[1:]
    asked = fold(parts[0][:_LONGEST]) if parts else ""
    if not asked:
        return None
    cities: dict[str, Municipality] = {}
    for city in municipalities():
        if city.slug == parts[0]:
            return None
        cities |= {fold(city.name): city, city.slug: city}
    near = get_close_matches(asked, cities, n=1, cutoff=_NEAR)
    return cities[near[0]] if near else None
