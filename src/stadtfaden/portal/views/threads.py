"""Threads, contradictions and holes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from stadtfaden.actors import queries as actors
from stadtfaden.corpus import queries as corpus
from stadtfaden.portal.thread_line import line_of
from stadtfaden.showing import pictures
from stadtfaden.showing.lists import first_of, one_of, part_of
from stadtfaden.showing.questions import question_of
from stadtfaden.threads import queries as found_threads
from stadtfaden.threads.queries import levels
from stadtfaden.ui.marks import Cut

PER_PAGE = 20
HOLES = ("ziele", "massnahmen", "zielwerte")
FIRST = 10


def threads(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    part = part_of(request, levels.tops(municipality).defer(*corpus.WITHOUT_TEXT))
    return render(request, "portal/threads.html", {"city": municipality, "part": part})


def thread(request: HttpRequest, city: str, key: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    statement = get_object_or_404(corpus.statements_with_places(municipality), key=key)
    line = line_of(found_threads.thread_of(statement))
    corpus.fetch_pages(step.statement for step in line.steps)
    context = {
        "city": municipality,
        "statement": statement,
        "line": line,
        "steps": [(step, *pictures.cutting(city, step.statement, Cut.CLOSE)) for step in line.steps],
        "picture_label": gettext("The words on their page"),
        "successors": found_threads.successors(
            [
                *(step.statement for step in line.steps),
                *(strand.statement for step in line.steps for strand in step.beside),
            ]
        ),
    }
    return render(request, "portal/thread.html", context)


def contradictions(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    part = part_of(request, found_threads.contradictions(municipality), PER_PAGE)
    settled = found_threads.contradictions_to_settle(municipality, is_settled=True)[:PER_PAGE]
    context = {
        "city": municipality,
        "part": part,
        "pairs": [(link, question_of(link)) for link in part],
        "settled": [(link, question_of(link)) for link in settled],
    }
    return render(request, "portal/contradictions.html", context)


def holes(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = found_threads.holes(municipality)
    kind = one_of(request, "art", HOLES)
    asked = (found.goals_without_measure, found.measures_without_goal, found.goals_without_target)
    lists = {name: rows.defer(*corpus.WITHOUT_TEXT) for name, rows in zip(HOLES, asked, strict=True)}
    if kind is not None:
        context = {"city": municipality, "kind": kind, "part": part_of(request, lists[kind])}
        return render(request, "portal/hole.html", context)
    context = {
        "city": municipality,
        "silent": found.areas_without_paper,
        "lists": [(name, *first_of(rows, FIRST)) for name, rows in lists.items()],
    }
    return render(request, "portal/holes.html", context)
