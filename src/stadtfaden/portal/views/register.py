"""All statements from A to Z, as the index at the end of a book."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from stadtfaden.actors import queries as actors
from stadtfaden.corpus import queries as corpus
from stadtfaden.showing.lists import one_of, part_of
from stadtfaden.threads.queries import successors


def register(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    letter = one_of(request, "buchstabe", [*corpus.ALPHABET, corpus.OTHERS])
    part = part_of(request, corpus.register(municipality, letter).defer(*corpus.WITHOUT_TEXT))
    context = {
        "city": municipality,
        "letter": letter,
        "letters": corpus.letters(municipality),
        "part": part,
        "successors": successors(part),
        "keep": f"buchstabe={letter}&" if letter else "",
    }
    return render(request, "portal/register.html", context)
