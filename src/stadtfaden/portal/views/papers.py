"""The shelf, and one paper."""

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from stadtfaden.actors import queries as actors
from stadtfaden.corpus import queries as corpus
from stadtfaden.corpus.queries import first_of_each_kind, kinds_of
from stadtfaden.exchange import ListKind
from stadtfaden.portal.red_thread import thread_through
from stadtfaden.showing.downloads import list_file, told_papers, told_statements
from stadtfaden.showing.filters import as_query, facets, filters_from, names_of
from stadtfaden.showing.lists import part_of
from stadtfaden.threads.queries import Successor, is_superseded, listed, successors
from stadtfaden.threads.queries.listed import ListFilters
from stadtfaden.threads.queries.renewal import difference
from stadtfaden.threads.queries.telling import clearest_of_paper
from stadtfaden.ui.wording import KINDS

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Statement

FIRST = 5
CHOICES = ("kind", "area", "review", "digital", "level", "target_year")


def shelf(request: HttpRequest, city: str, ending: str | None = None) -> HttpResponseBase:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    rows = corpus.shelf(municipality)
    if ending is not None:
        title, told = gettext("Papers"), told_papers(municipality, list(rows.values_list("pk", flat=True)))
        return list_file(request, municipality, ending, kind=ListKind.PAPERS, title=title, told=told)
    part = part_of(request, rows)
    return render(request, "portal/shelf.html", {"city": municipality, "part": part})


def paper(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    document = get_object_or_404(corpus.documents_with_editions(municipality), slug=slug)
    edition = next((edition for edition in document.editions.all() if edition.is_current), None)
    if edition is None:
        raise Http404
    how_many, clearest = kinds_of(edition), clearest_of_paper(edition)
    first = first_of_each_kind(edition, FIRST)
    stated = {kind: list(rows) for kind, rows in groupby(first, lambda row: row.kind)}
    context = {
        "city": municipality,
        "document": document,
        "edition": edition,
        "difference": difference(edition) if len(document.editions.all()) > 1 else {},
        "evidence": corpus.council_papers_of(document),
        "outline": corpus.outline(edition),
        "kinds": [(kind, stated[kind], how_many[kind]) for kind in KINDS if kind in stated],
        "statement_count": sum(how_many.values()),
        "red": None if clearest is None else thread_through(city, clearest, "strategy"),
        "successors": _replaced_alone(statement for rows in stated.values() for statement in rows),
    }
    return render(request, "portal/paper.html", context)


def paper_statements(
    request: HttpRequest, city: str, slug: str, ending: str | None = None
) -> HttpResponseBase:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    names = names_of(municipality)
    if slug not in names.papers:
        raise Http404
    within = ListFilters(paper=slug, holds=None)
    filters = filters_from(request, names, within)
    rows = listed.listed_statements(municipality, filters)
    if ending is not None:
        title, told = names.papers[slug].title, told_statements(rows)
        return list_file(request, municipality, ending, kind=ListKind.STATEMENTS, title=title, told=told)
    counts = listed.statement_counts(municipality, filters, CHOICES)
    part = part_of(request, rows)
    document = names.papers[slug]
    context = {
        "city": municipality,
        "document": document,
        "filters": filters,
        "facets": facets(filters, counts, names, within),
        "is_superseded": is_superseded(document),
        "part": part,
        "successors": _replaced_alone(part),
        "keep": as_query(filters, within),
    }
    return render(request, "portal/paper_statements.html", context)


def _replaced_alone(statements: "Iterable[Statement]") -> dict[int, Successor]:
    """Where the whole paper was replaced, its page says so once."""
    return {pk: found for pk, found in successors(statements).items() if found.statement is not None}
