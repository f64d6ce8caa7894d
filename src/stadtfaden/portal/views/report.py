"""The strategy on paper: what there is, and each file, made once for each state of the city."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from stadtfaden.actors import queries as actors
from stadtfaden.exchange.report import Format, Kind, Order, State, ask_for, keep
from stadtfaden.showing.report_files import downloads, order_named
from stadtfaden.threads import queries
from stadtfaden.threads.queries import levels
from stadtfaden.threads.queries.rows import Municipality

TYPES = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
ACCEPTED, BUSY = 202, 503
LATER = {"Retry-After": "60", "X-Robots-Tag": "noindex"}


@require_safe
def reports(request: HttpRequest, city: str) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    context = {
        "city": municipality,
        "downloads": downloads(municipality, queries.decided_editions(municipality)),
        "review": levels.review_counts(municipality),
    }
    return render(request, "portal/reports.html", context)


@require_safe
def report(request: HttpRequest, city: str, name: str, ending: str) -> HttpResponse:
    """The file where it is ready; else a page that says so, while another process makes it."""
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    order = order_named(
        name,
        format_=Format(ending),
        language=(get_language() or "de")[:2],
        on=timezone.localdate(),
        portal=settings.ADDRESS,
    )
    if order is None or not _is_possible(municipality, order):
        raise Http404
    if getattr(request, "is_published", False):  # nobody waits, and no server will make it later
        return HttpResponse(
            keep(municipality, order, settings.DATA).read_bytes(), content_type=TYPES[order.format]
        )
    found = ask_for(municipality, order, settings.DATA)
    if found.path is None:
        context = {"city": municipality, "state": found.state.name}
        status = BUSY if found.state in {State.TOO_MANY, State.FAILED} else ACCEPTED
        response = render(request, "portal/report_waits.html", context, status=status)
        for header, said in LATER.items():
            response.headers[header] = said
        patch_cache_control(response, no_store=True)
        return response
    etag = f'"{found.name}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified()
    file = HttpResponse(found.path.read_bytes(), content_type=TYPES[order.format])
    shown = "attachment" if order.format is Format.DOCX else "inline"
    file.headers["Content-Disposition"] = (
        f'{shown}; filename="{municipality.slug}-{name}-{order.on}.{order.format}"'
    )
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
