"""A page of a paper: its picture with the exact words marked, beside its text."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.core.exceptions import BadRequest
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext, ngettext

from stadtfaden.actors import queries as actors
from stadtfaden.core.pages import Box
from stadtfaden.corpus import queries as corpus
from stadtfaden.portal.kept import kept_small
from stadtfaden.portal.page_text import Range, blocks_of
from stadtfaden.portal.red_thread import thread_through
from stadtfaden.showing import pictures
from stadtfaden.showing.lists import whole_number
from stadtfaden.showing.missing import Missing
from stadtfaden.threads.queries import Successor, successors
from stadtfaden.threads.queries.telling import clearest_of_page
from stadtfaden.ui.marks import Cut, Picture
from stadtfaden.ui.marks import picture as picture_of

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Document, Edition, Municipality, Page, Statement

YEAR = 365 * 24 * 3600
HOUR = 3600


def page(request: HttpRequest, city: str, slug: str, number: int) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    document = _paper(municipality, slug)
    edition = _edition(request, document)
    found = _page(city, edition, slug, number)
    statements = list(found.statements.all())
    marked, ranges = _marks(request, statements, len(found.text))
    key = request.GET.get("marke")
    clearest = clearest_of_page(found, marked)
    boxes = [box for start, end in ranges for box in corpus.boxes_on(found, start, end)]
    has_picture = pictures.has_picture(edition.original.media_type) and found.width and found.height
    context = {
        "city": municipality,
        "document": document,
        "edition": edition,
        "page": found,
        "statements": statements,
        "marked": marked,
        "is_unmarked": bool(key) and marked is None,
        "red": None if clearest is None else thread_through(city, clearest, "" if marked else "strategy"),
        "successors": {} if marked is None else _successors(marked, edition),
        "ranges": ranges,
        "blocks": blocks_of(found.text, found.passages.all(), ranges),
        "picture": _picture(found, boxes, Cut.PAGE) if has_picture else None,
        "close_up": _picture(found, boxes, Cut.CLOSE) if has_picture and boxes else None,
        "picture_label": gettext("Picture of the page, the marked words stand beside it as text"),
        "picture_address": pictures.address(city, document.slug, edition, number),
        "before": number - 1 if number > 1 else None,
        "after": number + 1 if number < edition.page_count else None,
        "keep": "" if edition.is_current else f"?ausgabe={edition.number}",
    }
    return render(request, "portal/page.html", context)


def picture(request: HttpRequest, city: str, slug: str, number: int) -> FileResponse:
    """Long in every cache when the address names the original (?v=), else for an hour."""
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    document = _paper(municipality, slug)
    edition = _edition(request, document)
    if not 1 <= number <= edition.page_count or not pictures.has_picture(edition.original.media_type):
        raise Http404
    path = pictures.picture_path(edition.original_id, number)
    if path is None:
        raise Http404
    response = FileResponse(path.open("rb"), content_type="image/png")
    names_original = request.GET.get("v") == pictures.version(edition.original_id)
    patch_cache_control(
        response, public=True, max_age=YEAR if names_original else HOUR, immutable=names_original
    )
    return response


def _paper(municipality: "Municipality", slug: str) -> "Document":
    """With its editions; every page and every picture of it asks."""
    papers = corpus.documents_with_editions(municipality)
    name = ("paper with editions", municipality.pk, slug)
    return kept_small().get(name, lambda: get_object_or_404(papers, slug=slug))


def _edition(request: HttpRequest, document: "Document") -> "Edition":
    wanted = whole_number(request, "ausgabe", most=10_000)
    for edition in document.editions.all():
        if edition.number == wanted or (wanted is None and edition.is_current):
            return edition
    raise Http404


def _page(city: str, edition: "Edition", slug: str, number: int) -> "Page":
    found = corpus.pages_of(edition).filter(number=number).first() if number <= edition.page_count else None
    if found is None:
        pages = edition.page_count
        said = ngettext("This paper has one page.", "This paper has %(pages)d pages.", pages)
        raise Missing(said % {"pages": pages}, reverse("portal:paper", args=(city, slug)))
    return found


def _successors(marked: "Statement", edition: "Edition") -> dict[int, Successor]:
    marked.edition = edition
    return successors([marked])


def _picture(page: "Page", boxes: Sequence[Box], cut: Cut) -> Picture | None:
    if not page.width or not page.height:
        return None
    words = corpus.boxes_on(page, 0, len(page.text)) if boxes else ()
    return picture_of(size=(page.width, page.height), boxes=boxes, words=words, cut=cut)


def _marks(
    request: HttpRequest, statements: "Sequence[Statement]", length: int
) -> "tuple[Statement | None, list[Range]]":
    """?marke= names a statement of this page, ?von=&bis= a range of its text; both, words of it. A statement
    that is not there any more, because the paper was read anew, marks nothing.
    """
    key = request.GET.get("marke")
    marked = next((statement for statement in statements if statement.key == key), None)
    start, end = whole_number(request, "von"), whole_number(request, "bis")
    if start is None and end is None:
        return marked, [] if marked is None else [Range(marked.start, marked.end)]
    if start is None or end is None or not start < end <= length:
        raise BadRequest("bis" if end is not None else "von")
    return marked, [Range(start, end)]
