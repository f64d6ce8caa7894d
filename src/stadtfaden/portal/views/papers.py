"""The shelf, and one paper."""

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from stadtfaden.actors import queries as actors
from stadtfaden.corpus import queries as corpus
from stadtfaden.corpus.queries import first_of_each_kind, kinds_of
from stadtfaden.portal.lists import one_of, part_of
from stadtfaden.ui.wording import KINDS

FIRST = 5


def shelf(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    part = part_of(request, corpus.shelf(municipality))
    return render(request, "portal/shelf.html", {"city": municipality, "part": part})


def paper(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    document = get_object_or_404(corpus.documents_with_editions(municipality), slug=slug)
    edition = next((edition for edition in document.editions.all() if edition.is_current), None)
    if edition is None:
        raise Http404
    how_many = kinds_of(edition)
    first = first_of_each_kind(edition, FIRST)
    stated = {kind: list(rows) for kind, rows in groupby(first, lambda row: row.kind)}
    context = {
        "city": municipality,
        "document": document,
        "edition": edition,
        "outline": corpus.outline(edition),
        "kinds": [(kind, stated[kind], how_many[kind]) for kind in KINDS if kind in stated],
        "statement_count": sum(how_many.values()),
    }
    return render(request, "portal/paper.html", context)


def paper_statements(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    document = get_object_or_404(corpus.documents_with_editions(municipality), slug=slug)
    edition = next((edition for edition in document.editions.all() if edition.is_current), None)
    if edition is None:
        raise Http404
    kind = one_of(request, "art", list(KINDS))
    rows = corpus.statements_of(edition, kind).select_related("edition__document")
    context = {
        "city": municipality,
        "document": document,
        "edition": edition,
        "kind": kind,
        "how_many": kinds_of(edition),
        "part": part_of(request, rows.defer(*corpus.WITHOUT_TEXT)),
        "keep": f"art={kind}&" if kind else "",
    }
    return render(request, "portal/paper_statements.html", context)
