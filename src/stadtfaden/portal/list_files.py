"""Lists of the pages as files: below each list's own address, narrowed by the same filters.

What a list cannot be narrowed by is refused here, so that no file looks as if it had been; a page ignores it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import path

from stadtfaden.portal import endings
from stadtfaden.portal.views import areas, decided, doubles, lists, open_data, papers, search, threads
from stadtfaden.showing.filter_names import FILTERS
from stadtfaden.showing.lists import refuse_others

View = Callable[..., HttpResponseBase]
NOTHING: frozenset[str] = frozenset()
LISTS: tuple[tuple[str, View, dict[str, Any], str, frozenset[str]], ...] = (
    ("ziele/", lists.listing, {"what": "ziele"}, "goals", FILTERS),
    ("massnahmen/", lists.listing, {"what": "massnahmen"}, "measures", FILTERS),
    ("zielwerte/", lists.listing, {"what": "zielwerte"}, "targets", FILTERS),
    ("digitalbezuege/", lists.listing, {"what": "digitalbezuege"}, "digital", FILTERS),
    ("papiere/", papers.shelf, {}, "shelf", NOTHING),
    ("papiere/<slug:slug>/aussagen/", papers.paper_statements, {}, "paper-statements", FILTERS),
    ("matrix/", areas.matrix, {}, "matrix", NOTHING),
    ("matrix/<slug:area>/<slug:slug>/", areas.cell, {}, "cell", NOTHING),
    ("felder/", areas.areas, {}, "areas", NOTHING),
    ("felder/<slug:slug>/aussagen/", areas.area_statements, {}, "area-statements", FILTERS),
    ("faeden/", threads.threads, {}, "threads", NOTHING),
    ("widersprueche/", threads.contradictions, {}, "contradictions", NOTHING),
    ("doppelt/", doubles.doubles, {}, "doubles", NOTHING),
    ("luecken/", threads.holes, {}, "holes", frozenset({"art"})),
    ("fassungen/", decided.editions, {}, "decided-editions", NOTHING),
    ("suche/", search.search, {}, "search", FILTERS | {"q"}),
)


def _strict(view: View, takes: frozenset[str]) -> View:
    @wraps(view)
    def file(request: HttpRequest, **given: Any) -> HttpResponseBase:
        refuse_others(request, takes)
        return view(request, **given)

    return file


urlpatterns = [
    path(
        f"<slug:city>/katalog/<{endings.DATA}:name>.<{endings.LIST}:ending>",
        _strict(open_data.data_file, NOTHING),
        name="data-file",
    ),
    *(
        path(
            f"<slug:city>/{route}liste.<{endings.LIST}:ending>",
            _strict(view, takes),
            given,
            name=f"{name}-file",
        )
        for route, view, given, name, takes in LISTS
    ),
]
