"""Areas of urban development: the matrix, its cells, and a chapter for each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from stadtfaden.actors import queries as actors
from stadtfaden.corpus import queries as corpus
from stadtfaden.portal.lists import one_of, part_of
from stadtfaden.portal.matrix import rows_of
from stadtfaden.threads import queries as threads
from stadtfaden.threads.queries import levels
from stadtfaden.ui.axis import Axis, Dated, time_axis
from stadtfaden.ui.wording import DIGITAL, KINDS

CONFIRMED = "confirmed"
IN_CHAPTER = 4
TARGETS_IN_CHAPTER = 30


def matrix(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = threads.matrix(municipality)
    context = {"city": municipality, "documents": found.documents, "rows": rows_of(found, city)}
    return render(request, "portal/matrix.html", context)


def cell(request: HttpRequest, city: str, area: str, slug: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = get_object_or_404(threads.areas(municipality), slug=area)
    document = get_object_or_404(corpus.documents(municipality), slug=slug)
    part = part_of(
        request,
        threads.area_statements(found, document=document),
    )
    context = {"city": municipality, "area": found, "document": document, "part": part}
    return render(request, "portal/cell.html", context)


def areas(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    context = {"city": municipality, "areas": levels.areas_with_counts(municipality)}
    return render(request, "portal/areas.html", context)


def area(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = get_object_or_404(threads.areas(municipality), slug=slug)
    chapter = threads.area_chapter(found, IN_CHAPTER)
    goals_alone = chapter.holes.goals_without_measure[:IN_CHAPTER]
    examples = corpus.statements_numbered(municipality, goals_alone)
    context = {
        "city": municipality,
        "area": found,
        "chapter": chapter,
        "statement_count": sum(chapter.how_many.values()),
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
        "digital_count": sum(chapter.how_many_digital.values()),
        "target_count": len(chapter.targets),
        "targets": threads.targets_marked(chapter.targets[:TARGETS_IN_CHAPTER]),
        "goals_alone": [examples[pk] for pk in goals_alone],
    }
    return render(request, "portal/area.html", context)


def area_statements(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = get_object_or_404(threads.areas(municipality), slug=slug)
    kind = one_of(request, "art", list(KINDS))
    digital = one_of(request, "digital", [*DIGITAL, "any"])
    rows = threads.area_statements(found, kind=kind, digital=digital)
    context = {
        "city": municipality,
        "area": found,
        "kind": kind,
        "digital": digital,
        "part": part_of(request, rows),
        "keep": "".join(f"{name}={value}&" for name, value in (("art", kind), ("digital", digital)) if value),
    }
    return render(request, "portal/area_statements.html", context)


def _axis(chapter: threads.AreaChapter, *, today: int) -> Axis | None:
    dated = (
        Dated(target.paper, target.year, target.review == CONFIRMED)
        for target in chapter.targets
        if target.year is not None
    )
    return time_axis(dated, today=today)
