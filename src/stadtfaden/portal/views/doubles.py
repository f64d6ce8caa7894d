"""What several papers order: one finding each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from stadtfaden.actors import queries as actors
from stadtfaden.showing.lists import part_of
from stadtfaden.threads import queries as threads

PER_PAGE = 20


def doubles(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    part = part_of(request, threads.doubles(municipality), PER_PAGE)
    shown = [statement for double in part for statement in double.statements]
    context = {"city": municipality, "part": part, "successors": threads.successors(shown)}
    return render(request, "portal/doubles.html", context)
