"""How the public pages look and what they call things; whoever manages decides it."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from stadtfaden.actors import actions, queries
from stadtfaden.actors.rules import Act
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.desk.look.forms import KINDS, LookForm
from stadtfaden.ui.colours import SHIPPED_LINK, SHIPPED_THREAD

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Look

CONFLICT = 409


@desk_page(Act.MANAGE)
def look(request: HttpRequest, desk: Desk) -> HttpResponse:
    now = queries.look_of(desk.municipality)
    has_logo = now is not None and bool(now.logo_digest)
    if request.method != "POST":
        return _page(request, desk, LookForm(initial=_initial(now), has_logo=has_logo))
    form = LookForm(request.POST, request.FILES, has_logo=has_logo)
    if not form.is_valid():
        return _page(request, desk, form, status=400)
    values = form.cleaned_data
    wanted = actions.Wanted(
        thread_colour=values["thread_colour"],
        link_colour=values["link_colour"],
        terms=form.terms(),
        logo=_logo(now, values),
        notice=values["notice"],
        easy_checked_by=values["easy_checked_by"],
        easy_checked_on=values["easy_checked_on"],
    )
    try:
        actions.settle_look(
            municipality=desk.municipality,
            seen=values["seen"],
            wanted=wanted,
            by=desk.user,
            now=timezone.now(),
        )
    except actions.LookChangedMeanwhile:
        form.add_error(None, gettext("Somebody has changed it meanwhile. Look at it again, then keep yours."))
        return _page(request, desk, form, status=CONFLICT)
    messages.success(request, gettext("Kept. The public pages look like this now."))
    return redirect("desk:look", desk.municipality.slug)


def _logo(now: "Look | None", values: dict[str, Any]) -> actions.Logo | None:
    """The new one, or the one that stands with its words."""
    drawn: actions.Logo | None = values.get("drawn")
    if drawn is not None or now is None or not now.logo_digest or values["no_logo"]:
        return drawn
    return actions.Logo(
        bytes(now.logo), now.logo_digest, values["logo_text"], now.logo_width, now.logo_height
    )


def _initial(now: "Look | None") -> dict[str, Any]:
    if now is None:
        return {"seen": 0}
    terms = {f"{kind}_{which}": word for kind, names in now.terms.items() for which, word in _both(names)}
    return {
        "seen": now.revision,
        "thread_colour": now.thread_colour,
        "link_colour": now.link_colour,
        "logo_text": now.logo_text,
        "notice": now.notice,
        "easy_checked_by": now.easy_checked_by,
        "easy_checked_on": now.easy_checked_on,
        **terms,
    }


def _both(names: list[str]) -> list[tuple[str, str]]:
    return list(zip(("one", "many"), names, strict=True))


def _page(request: HttpRequest, desk: Desk, form: LookForm, status: int = 200) -> HttpResponse:
    context = {
        "desk": desk,
        "city": desk.municipality,
        "form": form,
        "terms": [(names, form[f"{kind}_one"], form[f"{kind}_many"]) for kind, names in KINDS.items()],
        "shipped": (SHIPPED_THREAD, SHIPPED_LINK),
    }
    return render(request, "desk/look/page.html", context, status=status)
