"""What several papers order: one finding each."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from stadtfaden.actors import queries as actors
from stadtfaden.exchange import ListKind
from stadtfaden.portal.figures import double_numbers
from stadtfaden.showing.downloads import list_file, told_doubles
from stadtfaden.showing.lists import part_of
from stadtfaden.threads import queries as threads

PER_PAGE = 10  # a finding may have as many statements as there are papers


def doubles(request: HttpRequest, city: str, ending: str | None = None) -> HttpResponseBase:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = double_numbers(municipality)
    if ending is not None:
        title, told = gettext("What several papers order"), told_doubles(threads.doubles(municipality, found))
        return list_file(request, municipality, ending, kind=ListKind.DOUBLES, title=title, told=told)
    part = part_of(request, found, PER_PAGE)
    part.object_list = threads.doubles(municipality, list(part))
    shown = [statement for double in part for statement in double.statements]
    context = {"city": municipality, "part": part, "successors": threads.successors(shown)}
    return render(request, "portal/doubles.html", context)
