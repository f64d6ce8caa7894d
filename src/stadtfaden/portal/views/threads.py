"""Threads, contradictions and holes."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from stadtfaden.actors import queries as actors
from stadtfaden.corpus import queries as corpus
from stadtfaden.exchange import ListKind
from stadtfaden.portal import figures
from stadtfaden.portal.figures import HOLES
from stadtfaden.portal.red_thread import thread_through
from stadtfaden.portal.thread_line import line_of
from stadtfaden.showing import pictures
from stadtfaden.showing.downloads import list_file, told_contradictions, told_holes, told_tops
from stadtfaden.showing.lists import one_of, part_of
from stadtfaden.showing.questions import question_of
from stadtfaden.threads import queries as found_threads
from stadtfaden.threads.queries import levels
from stadtfaden.threads.queries.news import own_statements
from stadtfaden.ui.marks import Cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stadtfaden.threads.queries.rows import Municipality, Statement

PER_PAGE = 20
FIRST = 10


def threads(request: HttpRequest, city: str, ending: str | None = None) -> HttpResponseBase:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    rows = levels.tops(municipality).defer(*corpus.WITHOUT_TEXT)
    if ending is not None:
        title, told = gettext("Threads"), told_tops(rows)
        return list_file(request, municipality, ending, kind=ListKind.STATEMENTS, title=title, told=told)
    part = part_of(request, rows)
    return render(request, "portal/threads.html", {"city": municipality, "part": part})


def thread(request: HttpRequest, city: str, key: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    statement = get_object_or_404(
        found_threads.statements_with_connections(corpus.statements_with_places(municipality)), key=key
    )
    whole = found_threads.thread_of(statement)
    line = line_of(whole)
    corpus.fetch_pages(step.statement for step in line.steps)
    context = {
        "city": municipality,
        "statement": statement,
        "line": line,
        "red": thread_through(city, statement, thread=whole),
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


def contradictions(request: HttpRequest, city: str, ending: str | None = None) -> HttpResponseBase:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    rows = found_threads.contradictions(municipality)
    done = found_threads.contradictions_to_settle(municipality, is_settled=True)
    if ending is not None:
        title, told = gettext("Contradictions"), told_contradictions(rows, done)
        return list_file(request, municipality, ending, kind=ListKind.CONTRADICTIONS, title=title, told=told)
    part = part_of(request, rows, PER_PAGE)
    settled = done[:PER_PAGE]
    context = {
        "city": municipality,
        "part": part,
        "pairs": [(link, question_of(link)) for link in part],
        "settled": [(link, question_of(link)) for link in settled],
    }
    return render(request, "portal/contradictions.html", context)


def contradiction(request: HttpRequest, city: str, one: str, other: str) -> HttpResponse:
    """Two statements that contradict each other, what people say of it, and the thread of each."""
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    link = get_object_or_404(found_threads.contradictions_ever(municipality, {one, other}))
    sides = [link.source, link.target]
    found_threads.fetch_connections(sides)
    context = {
        "city": municipality,
        "link": link,
        "asked": question_of(link),
        "threads": [thread_through(city, side) for side in sides],
        "successors": found_threads.successors(sides),
    }
    return render(request, "portal/contradiction.html", context)


def holes(request: HttpRequest, city: str, ending: str | None = None) -> HttpResponseBase:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    kind = one_of(request, "art", list(HOLES))
    if ending is not None:
        found = found_threads.holes(municipality)
        title, told = gettext("Gaps"), told_holes(found, None if kind is None else HOLES[kind])
        return list_file(request, municipality, ending, kind=ListKind.HOLES, title=title, told=told)
    if kind is not None:
        part = part_of(request, figures.hole_numbers(municipality, kind))
        part.object_list = _numbered(municipality, list(part))
        return render(request, "portal/hole.html", {"city": municipality, "kind": kind, "part": part})
    numbers = {name: figures.hole_numbers(municipality, name) for name in HOLES}
    context = {
        "city": municipality,
        "silent": figures.silent_areas(municipality),
        "lists": [(name, _numbered(municipality, of[:FIRST]), len(of)) for name, of in numbers.items()],
        "meant": found_threads.meant_holes(municipality)[:PER_PAGE],
        "settled": found_threads.contradictions_to_settle(municipality, is_settled=True)[:FIRST],
        "written": own_statements(municipality)[:FIRST],
    }
    return render(request, "portal/holes.html", context)


def _numbered(municipality: "Municipality", numbers: "Sequence[int]") -> "list[Statement]":
    """What leaves each of them open has been asked: not again for those that are shown."""
    found = corpus.statements_numbered(municipality, numbers)
    return [found[number] for number in numbers if number in found]
