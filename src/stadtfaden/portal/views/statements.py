"""One statement with everything that hangs on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from stadtfaden.actors import queries as actors
from stadtfaden.corpus import queries as corpus
from stadtfaden.portal.red_thread import thread_through
from stadtfaden.showing import pictures
from stadtfaden.threads import queries as threads
from stadtfaden.threads.queries.plain import plain_text_of
from stadtfaden.threads.queries.renewal import onward
from stadtfaden.ui.marks import Cut


def statement(request: HttpRequest, city: str, key: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = get_object_or_404(
        threads.statements_with_connections(corpus.statements_with_places(municipality)), key=key
    )
    edition = found.edition
    picture, picture_address = pictures.cutting(city, found)
    links = threads.links_of(found)
    context = {
        "city": municipality,
        "statement": found,
        "document": edition.document,
        "edition": edition,
        "picture": picture,
        "close_up": pictures.cutting(city, found, Cut.CLOSE)[0],
        "picture_label": gettext("The words on their page"),
        "picture_address": picture_address,
        "onward": onward(found),
        "plain": plain_text_of(found),
        "links": links,
        "red": thread_through(city, found),
        "successors": threads.successors([found, *(seen.other for seen in links)]),
        "keep": "" if edition.is_current else f"ausgabe={edition.number}&",
    }
    return render(request, "portal/statement.html", context)
