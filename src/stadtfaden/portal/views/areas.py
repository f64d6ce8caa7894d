"""Areas of urban development: the matrix, its cells, and a chapter for each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from stadtfaden.actors import queries as actors
from stadtfaden.corpus import queries as corpus
from stadtfaden.exchange import ListKind
from stadtfaden.portal import figures
from stadtfaden.portal.kept import kept_counts
from stadtfaden.portal.matrix import rows_of
from stadtfaden.portal.red_thread import thread_through
from stadtfaden.showing.downloads import list_file, told_areas, told_matrix, told_statements
from stadtfaden.showing.filters import as_query, facets, filters_from, names_of
from stadtfaden.showing.lists import part_of
from stadtfaden.showing.missing import Missing
from stadtfaden.showing.templatetags.records import area_name
from stadtfaden.threads import queries as threads
from stadtfaden.threads.queries import levels, listed
from stadtfaden.threads.queries.areas import SUREST_FIRST
from stadtfaden.threads.queries.listed import ListFilters
from stadtfaden.threads.queries.plain import confirmed_since, plain_text_of
from stadtfaden.ui.axis import Axis, Dated, time_axis
from stadtfaden.ui.wording import DIGITAL, KINDS

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Document, Municipality

CONFIRMED = "confirmed"
CHOICES = ("kind", "paper", "review", "digital", "level", "year", "target_year")
TARGETS_IN_CHAPTER = 30


def matrix(request: HttpRequest, city: str, ending: str | None = None) -> HttpResponseBase:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = figures.matrix(municipality)
    if ending is not None:
        title, told = gettext("Matrix"), told_matrix(found)
        return list_file(request, municipality, ending, kind=ListKind.MATRIX, title=title, told=told)
    return render(request, "portal/matrix.html", {"city": municipality, **matrix_of(request, municipality)})


def matrix_of(_request: HttpRequest, municipality: "Municipality") -> dict[str, Any]:
    found = figures.matrix(municipality)
    return {
        "documents": found.documents,
        "replaced": found.superseded,
        "rows": list(rows_of(found, municipality.slug)),
    }


def cell(
    request: HttpRequest, city: str, area: str, slug: str, ending: str | None = None
) -> HttpResponseBase:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = get_object_or_404(threads.areas(municipality), slug=area)
    document = get_object_or_404(corpus.documents(municipality), slug=slug)
    rows = threads.area_statements(found, document=document, is_superseded=None)
    if ending is not None:
        title, told = f"{area_name(found)}, {document.title}", told_statements(rows)
        return list_file(request, municipality, ending, kind=ListKind.STATEMENTS, title=title, told=told)
    part = part_of(request, rows)
    context = {
        "city": municipality,
        "area": found,
        "document": document,
        "part": part,
        "successors": threads.successors(part),
    }
    return render(request, "portal/cell.html", context)


def areas(request: HttpRequest, city: str, ending: str | None = None) -> HttpResponseBase:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    if ending is not None:
        title, told = gettext("Areas"), told_areas(municipality)
        return list_file(request, municipality, ending, kind=ListKind.AREAS, title=title, told=told)
    context = {"city": municipality, "areas": levels.areas_with_counts(municipality)}
    return render(request, "portal/areas.html", context)


def area(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = threads.areas(municipality).filter(slug=slug).first()
    if found is None:
        raise _no_area(city)
    chapter, clearest = figures.chapter(found)
    goals_alone = chapter.holes.goals_without_measure[: figures.IN_CHAPTER]
    examples = corpus.statements_numbered(municipality, goals_alone)
    plain = plain_text_of(found)
    context = {
        "city": municipality,
        "area": found,
        "chapter": chapter,
        "plain": plain,
        "since": confirmed_since(plain) if plain else 0,
        "statement_count": sum(chapter.how_many.values()),
        "red": None if clearest is None else thread_through(city, clearest, "area"),
        "kinds": [
            (kind, chapter.statements[kind], chapter.how_many[kind])
            for kind in KINDS
            if kind in chapter.statements
        ],
        "digital": [
            (kind, chapter.digital[kind], chapter.how_many_digital[kind])
            for kind in DIGITAL
            if kind in chapter.digital
        ],
        "axis": _axis(chapter, today=timezone.localdate().year),
        "digital_count": chapter.how_many_connected,
        "target_count": len(chapter.targets),
        "targets": threads.targets_marked(chapter.targets[:TARGETS_IN_CHAPTER]),
        "goals_alone": [examples[pk] for pk in goals_alone],
        "fullest": _fullest(chapter.papers),
        "successors": threads.successors(chapter.superseded),
    }
    return render(request, "portal/area.html", context)


def area_statements(
    request: HttpRequest, city: str, slug: str, ending: str | None = None
) -> HttpResponseBase:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    names = names_of(municipality)
    if slug not in names.areas:
        raise _no_area(city)
    within = ListFilters(area=slug)
    filters = filters_from(request, names, within)
    rows = listed.listed_statements(municipality, filters, SUREST_FIRST)
    if ending is not None:
        title, told = area_name(names.areas[slug]), told_statements(rows)
        return list_file(request, municipality, ending, kind=ListKind.STATEMENTS, title=title, told=told)
    counts = kept_counts(
        ("area", municipality.pk), filters, lambda: listed.statement_counts(municipality, filters, CHOICES)
    )
    part = part_of(request, rows)
    context = {
        "city": municipality,
        "area": names.areas[slug],
        "filters": filters,
        "facets": facets(filters, counts, names, within),
        "part": part,
        "keep": as_query(filters, within),
        "successors": threads.successors(part),
    }
    return render(request, "portal/area_statements.html", context)


def _no_area(city: str) -> Missing:
    return Missing(gettext("The city has no area of this name."), reverse("portal:areas", args=(city,)))


def _fullest(papers: "Sequence[Document]") -> "Document | None":
    """The paper that says more than any other, where there is one."""
    counted = [paper.how_many for paper in papers]  # type: ignore[attr-defined] # annotated by area_chapter
    return papers[0] if len(counted) > 1 and counted[0] > counted[1] else None


def _axis(chapter: threads.AreaChapter, *, today: int) -> Axis | None:
    dated = (
        Dated(target.paper, target.year, target.review == CONFIRMED)
        for target in chapter.targets
        if target.year is not None
    )
    return time_axis(dated, today=today)
