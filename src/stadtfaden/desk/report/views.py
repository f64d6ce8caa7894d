"""Which reports there are; the files are those of the portal, so that desk and public never differ."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from stadtfaden.actors.rules import Act
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.showing.report_files import downloads
from stadtfaden.threads import queries
from stadtfaden.threads.queries import levels


@desk_page(Act.LOOK)
@require_safe
def report(request: HttpRequest, desk: Desk) -> HttpResponse:
    context = {
        "desk": desk,
        "city": desk.municipality,
        "downloads": downloads(
            desk.municipality, queries.decided_editions(desk.municipality), on=timezone.localdate()
        ),
        "review": levels.review_counts(desk.municipality),
    }
    return render(request, "desk/report/list.html", context)
