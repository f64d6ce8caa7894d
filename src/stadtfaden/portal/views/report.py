"""The strategy on paper: what there is, and each file, made once for each state of the city."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from stadtfaden.actors import queries as actors
from stadtfaden.exchange.report import Format, Kind, Order, State, ask_for, keep, last_finished
from stadtfaden.showing.lists import one_of
from stadtfaden.showing.missing import Missing
from stadtfaden.showing.report_files import FORMATS, downloads, order_named
from stadtfaden.threads import queries
from stadtfaden.threads.queries import levels
from stadtfaden.threads.queries.rows import Municipality

TYPES = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
LAST = "letzte"  # of ?fassung=
ACCEPTED, BUSY = 202, 503
LATER = {"Retry-After": "60", "X-Robots-Tag": "noindex"}


@require_safe
def reports(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    context = {
        "city": municipality,
        "downloads": downloads(municipality, queries.decided_editions(municipality), on=timezone.localdate()),
        "review": levels.review_counts(municipality),
    }
    return render(request, "portal/reports.html", context)


@require_safe
def report(request: HttpRequest, city: str, name: str, ending: str) -> HttpResponse:
    """The file where it is ready; else a page that says so, while another process makes it."""
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    order = order_named(name, format_=Format(ending), on=timezone.localdate())
    if order is None or not _is_possible(municipality, order):
        said = gettext("There is no such report. What there is stands on one page.")
        raise Missing(said, reverse("portal:reports", args=(city,)))
    if getattr(request, "is_published", False):  # nobody waits, and no server will make it later
        return HttpResponse(
            keep(municipality, order, settings.DATA).read_bytes(), content_type=TYPES[order.format]
        )
    if one_of(request, "fassung", (LAST,)) == LAST:
        return _last_one(request, municipality, order, name)
    found = ask_for(municipality, order, settings.DATA)
    if found.path is None:
        (last,) = last_finished(municipality, [order], settings.DATA)
        context = {
            "city": municipality,
            "state": found.state.name,
            "last": last,
            "format": FORMATS[order.format],
        }
        status = BUSY if found.state in {State.TOO_MANY, State.FAILED} else ACCEPTED
        response = render(request, "portal/report_waits.html", context, status=status)
        for header, said in LATER.items():
            response.headers[header] = said
        patch_cache_control(response, no_store=True)
        return response
    return _sent(request, order, found.path, f"{municipality.slug}-{name}-{order.on}")


def _last_one(request: HttpRequest, municipality: Municipality, order: Order, name: str) -> HttpResponse:
    """What was made last, whatever has changed since; asks for nothing new."""
    (last,) = last_finished(municipality, [order], settings.DATA)
    if last is None:
        raise Http404
    day = timezone.localtime(last.at).date().isoformat()
    try:
        file = _sent(request, order, last.path, f"{municipality.slug}-{name}-{day}")
    except FileNotFoundError:  # a newer one has just taken its place
        return redirect(request.path)
    file.headers["X-Robots-Tag"] = "noindex"
    return file


def _sent(request: HttpRequest, order: Order, path: Path, named: str) -> HttpResponse:
    """The file, or that the reader has it already. Its name on our disk holds its state."""
    etag = f'"{path.stem}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified()
    file = HttpResponse(path.read_bytes(), content_type=TYPES[order.format])
    shown = "attachment" if order.format is Format.DOCX else "inline"
    file.headers["Content-Disposition"] = f'{shown}; filename="{named}.{order.format}"'
    file.headers["ETag"] = etag
    patch_cache_control(
        file, public=True, no_cache=True
    )  # asked for anew each time, sent only where it is another
    return file


def _is_possible(municipality: Municipality, order: Order) -> bool:
    """Changes need editions: one query."""
    if order.kind is not Kind.CHANGES:
        return True
    wanted = {number for number in (order.before, order.after) if number is not None}
    known = queries.decided_editions(municipality).filter(number__in=wanted).values_list("number", flat=True)
    return order.before != order.after and set(known) == wanted
