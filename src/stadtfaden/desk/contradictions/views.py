"""Where papers contradict each other, people say what holds."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from stadtfaden.actors.rules import Act
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.desk.contradictions.forms import SettlementForm
from stadtfaden.showing.lists import one_of, part_of
from stadtfaden.showing.questions import question_of
from stadtfaden.threads import actions, queries

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Link

PER_PAGE = 20
SETTLED = "geklaert"
CONFLICT = 409


@desk_page(Act.LOOK)
@require_safe
def contradictions(request: HttpRequest, desk: Desk) -> HttpResponse:
    is_settled = one_of(request, "stand", [SETTLED]) is not None
    part = part_of(
        request, queries.contradictions_to_settle(desk.municipality, is_settled=is_settled), PER_PAGE
    )
    context = {
        "desk": desk,
        "city": desk.municipality,
        "part": part,
        "pairs": [(link, question_of(link)) for link in part],
        "is_settled": is_settled,
        "keep": f"stand={SETTLED}&" if is_settled else "",
    }
    return render(request, "desk/contradictions/list.html", context)


@desk_page(Act.SETTLE)
def contradiction(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    link, form, status = _pair(desk, pk), None, 200
    if request.method == "POST":
        form = SettlementForm(request.POST)
        if form.is_valid():
            try:
                actions.settle_contradiction(
                    link=link,
                    seen=form.cleaned_data["seen"],
                    settled=form.to_settled(),
                    by=desk.user,
                    now=timezone.now(),
                )
            except actions.DecidedMeanwhile:
                link, form, status = _pair(desk, pk), None, CONFLICT
            else:
                messages.success(request, gettext("Your verdict stands in the log and on the public page."))
                return redirect("desk:contradictions", desk.municipality.slug)
    context = {
        "desk": desk,
        "city": desk.municipality,
        "link": link,
        "asked": question_of(link),
        "settlement": getattr(link, "settlement", None),
        "form": form or SettlementForm(initial=_as_settled(link)),
        "is_meanwhile": status == CONFLICT,
    }
    return render(request, "desk/contradictions/one.html", context, status=status)


def _pair(desk: Desk, pk: int) -> "Link":
    """Open or settled."""
    still = queries.contradictions_to_settle(desk.municipality, is_settled=False).filter(pk=pk).first()
    if still is not None:
        return still
    return get_object_or_404(queries.contradictions_to_settle(desk.municipality, is_settled=True), pk=pk)


def _as_settled(link: "Link") -> dict[str, object]:
    found = getattr(link, "settlement", None)
    if found is None:
        return {"seen": link.revision}
    return {
        "seen": link.revision,
        "verdict": found.verdict,
        "reason": found.reason,
        "council_paper": found.council_paper,
        "outdated": found.outdated,
    }
