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
from stadtfaden.ui.wording import KINDS

CONFLICT = 409


@desk_page(Act.LOOK, to_send=Act.FREEZE)
def editions(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Whoever may freeze sees the form too; sent once, it asks back and says what will be kept."""
    form = ResolutionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _frozen(request, desk, form) if form.cleaned_data["promised"] else _asked(request, desk, form)
    context = {
        "desk": desk,
        "city": desk.municipality,
        "editions": queries.decided_editions(desk.municipality),
        "may_freeze": desk.may(Act.FREEZE),
        "form": form,
    }
    return render(request, "desk/editions/list.html", context)


def _asked(
    request: HttpRequest, desk: Desk, form: ResolutionForm, *, has_changed: bool = False
) -> HttpResponse:
    outlook = queries.outlook(desk.municipality)
    if not outlook.kept.statements:
        return _nothing(request, desk)
    kinds, waiting = outlook.kept.kinds, outlook.waiting
    context = {
        "desk": desk,
        "city": desk.municipality,
        "resolution": form.to_resolution(),
        "given": [(name, request.POST.get(name, "")) for name in form.fields if name != "promised"],
        "outlook": outlook,
        "kinds": [(kind, kinds[kind]) for kind in KINDS if kind in kinds],
        "waiting": [(kind, waiting[kind]) for kind in KINDS if waiting.get(kind)],
        "waiting_links": sum(many for kind, many in waiting.items() if kind not in KINDS),
        "has_changed": has_changed,
    }
    return render(request, "desk/editions/confirm.html", context, status=CONFLICT if has_changed else 200)


def _frozen(request: HttpRequest, desk: Desk, form: ResolutionForm) -> HttpResponse:
    try:
        edition = actions.freeze_strategy(
            municipality=desk.municipality,
            resolution=form.to_resolution(),
            folder=settings.DATA,
            by=desk.user,
            now=timezone.now(),
            promised=form.cleaned_data["promised"],
        )
    except actions.NothingConfirmed:
        return _nothing(request, desk)
    except actions.ChangedSince:
        return _asked(request, desk, form, has_changed=True)
    messages.success(request, gettext("The strategy is frozen as it stands."))
    return redirect("portal:decided", desk.municipality.slug, edition.number)


def _nothing(request: HttpRequest, desk: Desk) -> HttpResponse:
    messages.warning(request, gettext("Nothing is confirmed yet, so nothing can be frozen."))
    return redirect("desk:editions", desk.municipality.slug)
