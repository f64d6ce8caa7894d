"""Lists of the pages as files: below each list's own address, narrowed by the same filters."""

from collections.abc import Callable
from typing import Any

from django.http.response import HttpResponseBase
from django.urls import path

from stadtfaden.portal import endings
from stadtfaden.portal.views import areas, decided, doubles, lists, papers, search, threads

LISTS: tuple[tuple[str, Callable[..., HttpResponseBase], dict[str, Any], str], ...] = (
    ("ziele/", lists.listing, {"what": "ziele"}, "goals"),
    ("massnahmen/", lists.listing, {"what": "massnahmen"}, "measures"),
    ("zielwerte/", lists.listing, {"what": "zielwerte"}, "targets"),
    ("digitalbezuege/", lists.listing, {"what": "digitalbezuege"}, "digital"),
    ("papiere/", papers.shelf, {}, "shelf"),
    ("papiere/<slug:slug>/aussagen/", papers.paper_statements, {}, "paper-statements"),
    ("matrix/", areas.matrix, {}, "matrix"),
    ("matrix/<slug:area>/<slug:slug>/", areas.cell, {}, "cell"),
    ("felder/", areas.areas, {}, "areas"),
    ("felder/<slug:slug>/aussagen/", areas.area_statements, {}, "area-statements"),
    ("faeden/", threads.threads, {}, "threads"),
    ("widersprueche/", threads.contradictions, {}, "contradictions"),
    ("doppelt/", doubles.doubles, {}, "doubles"),
    ("luecken/", threads.holes, {}, "holes"),
    ("fassungen/", decided.editions, {}, "decided-editions"),
    ("suche/", search.search, {}, "search"),
)
urlpatterns = [
    path(f"<slug:city>/{route}liste.<{endings.LIST}:ending>", view, given, name=f"{name}-file")
    for route, view, given, name in LISTS
]
