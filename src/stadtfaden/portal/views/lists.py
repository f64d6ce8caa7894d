"""All goals, all measures, all targets of the city: one view, narrowed by the same filters everywhere."""

from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from stadtfaden.actors import queries as actors
from stadtfaden.exchange import ListKind
from stadtfaden.portal.kept import kept_counts
from stadtfaden.showing.downloads import list_file, told_statements, told_targets
from stadtfaden.showing.filters import as_query, facets, filters_from, names_of
from stadtfaden.showing.lists import part_of
from stadtfaden.showing.templatetags.records import kind_names_inside
from stadtfaden.threads import queries as threads
from stadtfaden.threads.queries import listed
from stadtfaden.threads.queries.listed import ANY, ListFilters
from stadtfaden.ui.axis import Axis, Dated, time_axis


@dataclass(frozen=True, slots=True)
class List:
    """`within` is what the list itself fixes, `names` the filters that can still be chosen."""

    title: Promise
    lead: Promise
    within: ListFilters
    names: tuple[str, ...]
    of_targets: bool = False


def _all(kind: str) -> Promise:
    return cast("Promise", format_lazy(_("All {kinds} of the city"), kinds=_many(kind)))


_many = lazy(kind_names_inside, str)
CHOICES = ("area", "paper", "review", "digital", "level", "year", "target_year")
LISTS = {
    "ziele": List(
        _all("goal"),
        _("What the city wants to reach, as its papers say it."),
        ListFilters(kind="goal"),
        CHOICES,
    ),
    "massnahmen": List(
        _all("measure"),
        _("What the city wants to do, as its papers say it."),
        ListFilters(kind="measure"),
        CHOICES,
    ),
    "zielwerte": List(
        _all("target"),
        _("What can be checked: how much of what, and by when."),
        ListFilters(),
        ("area", "paper", "kind", "review", "digital", "year", "target_year"),
        of_targets=True,
    ),
    "digitalbezuege": List(
        _("What is connected with digitalisation"),
        _("Where digital tools help, what they need, and what they change in the city."),
        ListFilters(digital=ANY),
        ("digital", "kind", "area", "paper", "review", "level", "year", "target_year"),
    ),
}


def listing(request: HttpRequest, city: str, what: str, ending: str | None = None) -> HttpResponseBase:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    one, names = LISTS[what], names_of(municipality)
    filters = filters_from(request, names, one.within)
    asked, count = (
        (listed.listed_targets, listed.target_counts)
        if one.of_targets
        else (listed.listed_statements, listed.statement_counts)
    )
    rows: Any = asked(municipality, filters)
    if ending is not None:
        kind, tell = (
            (ListKind.TARGETS, told_targets) if one.of_targets else (ListKind.STATEMENTS, told_statements)
        )
        return list_file(request, municipality, ending, kind=kind, title=str(one.title), told=tell(rows))
    counts = kept_counts((what, municipality.pk), filters, lambda: count(municipality, filters, one.names))
    part = part_of(request, rows)
    shown = [row.statement for row in part] if one.of_targets else part
    context = {
        "city": municipality,
        "what": what,
        "list": one,
        "filters": filters,
        "facets": facets(filters, counts, names, one.within),
        "part": part,
        "keep": as_query(filters, one.within),
        "axis": _axis(municipality, filters) if one.of_targets else None,
        "successors": threads.successors(shown),
    }
    return render(request, "portal/list.html", context)


def _axis(municipality: Any, filters: ListFilters) -> Axis | None:
    dated = (
        Dated(title, year, review == "confirmed")
        for year, title, review in listed.target_years(municipality, filters)
    )
    return time_axis(dated, today=timezone.localdate().year)
