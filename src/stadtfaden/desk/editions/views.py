"""The strategy as the council decided it: what stands frozen, and how to freeze what lives."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from stadtfaden.actors.rules import Act
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.desk.editions.forms import ResolutionForm
from stadtfaden.threads import actions, queries


@desk_page(Act.LOOK, to_send=Act.FREEZE)
def editions(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Whoever may freeze sees the form too."""
    form = ResolutionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            edition = actions.freeze_strategy(
                municipality=desk.municipality,
                resolution=form.to_resolution(),
                folder=settings.DATA,
                by=desk.user,
                now=timezone.now(),
            )
        except actions.NothingConfirmed:
            messages.warning(request, gettext("Nothing is confirmed yet, so nothing can be frozen."))
        else:
            messages.success(request, gettext("The strategy is frozen as it stands."))
            return redirect("portal:decided", desk.municipality.slug, edition.number)
    context = {
        "desk": desk,
        "city": desk.municipality,
        "editions": queries.decided_editions(desk.municipality),
        "confirmed": queries.how_much_is_confirmed(desk.municipality),
        "may_freeze": desk.may(Act.FREEZE),
        "form": form,
    }
    return render(request, "desk/editions/list.html", context)
