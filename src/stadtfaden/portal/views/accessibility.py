"""How accessible these pages are, and what they are in easy language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from stadtfaden.actors import queries as actors
from stadtfaden.portal.accessibility import known, last_run


def statement(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    language = get_language() or settings.LANGUAGE_CODE
    listed = known()
    look = actors.look_of(municipality)
    is_checked = look is not None and look.easy_checked_on is not None
    context = {
        "city": municipality,
        "run": last_run(),
        "barriers": [
            (barrier.what[language], barrier.helps[language])
            for barrier in listed.barriers
            if not (is_checked and barrier.until_easy_language_is_checked)
        ],
        "looked_through": listed.looked_through,
        "operator": settings.OPERATOR,
        "enforcement": settings.ENFORCEMENT,
    }
    return render(request, "portal/accessibility.html", context)


def easy_language(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    return render(request, "portal/easy_language.html", {"city": municipality, "operator": settings.OPERATOR})
