"""What happened in a city, newest first, and the same as files."""

import json
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from stadtfaden import exchange
from stadtfaden.actors import queries
from stadtfaden.actors.rules import Act
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.desk.log.forms import SoughtForm
from stadtfaden.showing.lists import whole_number
from stadtfaden.showing.log import lines_of
from stadtfaden.threads.queries import area_names

PER_PAGE = 50
TYPES = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson; charset=utf-8"}


@desk_page(Act.LOOK)
@require_safe
def log(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = _sought(request, desk)
    before = whole_number(request, "vor")
    found = queries.log_of(desk.municipality, form.to_sought())
    if before is not None:
        found = found.filter(position__lt=before)
    entries = list(found[: PER_PAGE + 1])
    lines = lines_of(entries[:PER_PAGE], area_names(desk.municipality))
    keep = _kept(form)
    context = {
        "desk": desk,
        "city": desk.municipality,
        "form": form,
        "lines": lines,
        "last": queries.last_entry(desk.municipality),
        "about": lines[0] if lines and form.cleaned_data["sache"] else None,
        "keep": keep,
        "is_filtered": bool(keep),
        "newer": before is not None,
        "older": lines[-1].entry.position if len(entries) > PER_PAGE else None,
    }
    return render(request, "desk/log/list.html", context)


@desk_page(Act.LOOK)
@require_safe
def entry(request: HttpRequest, desk: Desk, position: int) -> HttpResponse:
    found = get_object_or_404(queries.entries_of(desk.municipality), position=position)
    context = {
        "desk": desk,
        "city": desk.municipality,
        "line": lines_of([found], area_names(desk.municipality))[0],
        "raw": json.dumps(found.detail, ensure_ascii=False, indent=2) if found.detail else "",
    }
    return render(request, "desk/log/entry.html", context)


@desk_page(Act.LOOK)
@require_safe
def export(request: HttpRequest, desk: Desk, form: str) -> StreamingHttpResponse:
    """The chain is given whole, since only so it can be verified; a table holds what was asked for."""
    if form not in TYPES:
        raise Http404
    if form == "jsonl":
        pieces = exchange.jsonl_pieces(exchange.log_rows(queries.entries_of(desk.municipality)))
    else:
        found = queries.log_of(desk.municipality, _sought(request, desk).to_sought())
        pieces = exchange.csv_pieces(exchange.LOG_FIELDS, exchange.log_rows(found))
    answer = StreamingHttpResponse(pieces, content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="protokoll-{desk.municipality.slug}.{form}"'
    return answer


def _sought(request: HttpRequest, desk: Desk) -> SoughtForm:
    """Wrong values in an address are a bad request; the form on the page sends none."""
    form = SoughtForm(request.GET, people=queries.authors_of(desk.municipality))
    if not form.is_valid():
        raise BadRequest(gettext("This cannot be sought."))
    return form


def _kept(form: SoughtForm) -> str:
    given = {name: form.data[name] for name in form.fields if form.data.get(name)}
    return f"{urlencode(given)}&" if given else ""
