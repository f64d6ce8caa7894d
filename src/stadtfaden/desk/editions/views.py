"""The strategy as the council decided it: what stands frozen, and how to freeze what lives."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from stadtfaden.actors.rules import Act
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.desk.editions.forms import ResolutionForm
from stadtfaden.showing.lists import one_of, part_of
from stadtfaden.threads import actions, queries
from stadtfaden.ui.wording import KINDS

CONFLICT = 409
CONFLICTS = "conflicts"
BEHIND = {  # as addresses name it: which rows, their title, whether one kind may be asked for
    "aussagen": ("statements", _("Confirmed statements"), True),
    "entwuerfe": ("drafts", _("Drafts among them"), False),
    "ohne-feld": ("without_area", _("Statements without a confirmed area"), False),
    "verbindungen": ("links", _("Confirmed links"), False),
    "urteile": ("verdicts", _("Verdicts on contradictions"), False),
    "lose-verbindungen": ("loose_links", _("Links on statements that are not confirmed"), False),
    "lose-urteile": ("loose_verdicts", _("Verdicts on statements that are not confirmed"), False),
    "vorschlaege": ("waiting", _("Proposals on which nobody has decided"), True),
    "vorgeschlagen": ("waiting_links", _("Proposed links"), False),
}


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


@desk_page(Act.FREEZE)
@require_safe
def behind(request: HttpRequest, desk: Desk, what: str) -> HttpResponse:
    """What one figure of the page before freezing counts, by its words."""
    if what not in BEHIND:
        raise Http404
    name, title, is_by_kind = BEHIND[what]
    rows = getattr(queries.outlook_rows(desk.municipality), name)
    kind = one_of(request, "art", list(KINDS)) if is_by_kind else None
    if kind is not None:
        rows = rows.filter(kind=kind)
    part = part_of(request, rows.order_by("pk").select_related(*_together(rows.model.__name__)))
    context = {
        "desk": desk,
        "city": desk.municipality,
        "title": title,
        "kind": kind,
        "part": part,
        "keep": f"art={kind}&" if kind else "",
        "rows": [_row(desk, one) for one in part],
    }
    return render(request, "desk/editions/behind.html", context)


def _together(model: str) -> list[str]:
    """What is shown beside each is fetched along."""
    ways = {"Statement": [""], "Link": ["source__", "target__"]}
    ways["Candidate"] = ["statement__", "link__source__", "link__target__"]
    return [way + name for way in ways[model] for name in ("page", "edition__document")]


def _row(desk: Desk, found: Any) -> dict[str, object]:
    """A statement, a link or a candidate for one of them: its words, and where at the desk it is decided."""
    city = desk.municipality.slug
    found = getattr(found, "statement", None) or getattr(found, "link", None) or found
    if not hasattr(found, "source"):
        return {"sides": [found], "address": reverse("desk:statement", args=[city, found.key])}
    room = "desk:contradiction" if found.type == CONFLICTS else "desk:review-link"
    address = reverse(room, args=[city, found.pk])
    return {"sides": [found.source, found.target], "type": found.type, "address": address}


def _nothing(request: HttpRequest, desk: Desk) -> HttpResponse:
    messages.warning(request, gettext("Nothing is confirmed yet, so nothing can be frozen."))
    return redirect("desk:editions", desk.municipality.slug)
