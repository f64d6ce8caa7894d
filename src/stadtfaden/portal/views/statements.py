"""One statement with everything that hangs on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from stadtfaden.actors import queries as actors
from stadtfaden.corpus import queries as corpus
from stadtfaden.portal import pictures
from stadtfaden.threads import queries as threads
from stadtfaden.ui.marks import picture as picture_of


def statement(request: HttpRequest, city: str, key: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    found = get_object_or_404(
        threads.statements_with_connections(corpus.statements_with_places(municipality)), key=key
    )
    page, edition = found.page, found.edition
    boxes = corpus.boxes_on(page, found.start, found.end)
    has_picture = pictures.has_picture(edition.original.media_type) and page.width and page.height and boxes
    context = {
        "city": municipality,
        "statement": found,
        "document": edition.document,
        "edition": edition,
        "picture": picture_of(width=page.width, height=page.height, boxes=boxes, is_cutting=True)
        if has_picture
        else None,
        "picture_label": gettext("The words on their page"),
        "picture_address": pictures.address(city, edition.document.slug, edition, page.number),
        "links": threads.links_of(found),
        "keep": "" if edition.is_current else f"ausgabe={edition.number}&",
    }
    return render(request, "portal/statement.html", context)
