"""The shelf as those see it who keep it: what is known of each paper, and what is due."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from stadtfaden.actors import queries as actors
from stadtfaden.actors.rules import Act
from stadtfaden.core.council import was_adopted
from stadtfaden.core.papers import page_shift
from stadtfaden.corpus import actions
from stadtfaden.corpus import queries as corpus
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.desk.papers.due import Due, due
from stadtfaden.desk.papers.forms import FactsForm
from stadtfaden.exchange.calendar import Day, calendar
from stadtfaden.showing.lists import whole_number
from stadtfaden.threads import queries
from stadtfaden.threads.queries.states import DocumentStatus

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import CouncilPaper, Document

CONFLICT = 409
CHANGES = 10


@desk_page(Act.LOOK)
@require_safe
def papers(request: HttpRequest, desk: Desk) -> HttpResponse:
    context = {
        "desk": desk,
        "city": desk.municipality,
        "papers": queries.papers_at_desk(desk.municipality),
        "may_keep": desk.may(Act.KEEP_PAPERS),
    }
    return render(request, "desk/papers/list.html", context)


@desk_page(Act.KEEP_PAPERS)
def paper(request: HttpRequest, desk: Desk, slug: str) -> HttpResponse:
    document = get_object_or_404(corpus.documents_with_editions(desk.municipality), slug=slug)
    proofs = _proofs(document)
    taken = _taken(proofs, whole_number(request, "beleg"))
    form = FactsForm(request.POST if request.method == "POST" else None, document=document, taken=taken)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            changed = actions.change_document(
                document=document,
                seen=form.cleaned_data["seen"],
                values=form.to_values(),
                by=desk.user,
                now=timezone.now(),
            )
        except actions.SupersedesInACircle:
            form.add_error("supersedes", gettext("That paper replaces this one already."))
        except actions.PaperChangedMeanwhile:
            status = CONFLICT
            document = get_object_or_404(corpus.documents_with_editions(desk.municipality), slug=slug)
            form = FactsForm(None, document=document)
        else:
            said = (
                gettext("Kept. No later reading changes it.") if changed else gettext("Nothing was changed.")
            )
            messages.success(request, said)
            return redirect("desk:papers-paper", desk.municipality.slug, slug)
    context = {
        **_around(desk, document),
        "form": form,
        "is_meanwhile": status == CONFLICT,
        "proofs": proofs,
        "taken": taken,
    }
    return render(request, "desk/papers/paper.html", context, status=400 if form.errors else status)


@desk_page(Act.LOOK)
@require_safe
def renewals(request: HttpRequest, desk: Desk) -> HttpResponse:
    found = _due(desk)
    today = timezone.localdate()
    context = {
        "desk": desk,
        "city": desk.municipality,
        "over": [one for one in found if one.renewal.is_due(today)],
        "coming": [one for one in found if one.renewal.due_on and not one.renewal.is_due(today)],
        "unknown": [one for one in found if one.renewal.due_on is None],
        "may_keep": desk.may(Act.KEEP_PAPERS),
    }
    return render(request, "desk/papers/renewals.html", context)


@desk_page(Act.LOOK)
@require_safe
def renewals_file(request: HttpRequest, desk: Desk) -> HttpResponse:
    city = desk.municipality
    days = [
        Day(
            uid=f"{one.document.slug}@{city.slug}.stadtfaden",
            on=one.renewal.due_on,
            title=gettext("Due: %(title)s") % {"title": one.document.title},
            words=one.words,
            address=request.build_absolute_uri(f"/{city.slug}/papiere/{one.document.slug}/"),
        )
        for one in _due(desk)
        if one.renewal.due_on is not None
    ]
    name = gettext("Papers of %(city)s") % {"city": city.name}
    written = calendar(days, name=name, now=timezone.now())
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{city.slug}-papiere.ics"'
    return response


def _due(desk: Desk) -> list[Due]:
    """The earliest day first, the unknown last."""
    today = timezone.localdate()
    found = [due(paper, today) for paper in queries.papers_to_renew(desk.municipality)]
    return sorted(found, key=lambda one: (one.renewal.due_on is None, one.renewal.due_on or today))


def _proofs(document: "Document") -> "list[CouncilPaper]":
    """By its number; where none is known, by its name."""
    if document.council_paper:
        return list(corpus.council_papers_of(document))
    return corpus.council_papers_like(document)


def _taken(proofs: "list[CouncilPaper]", pk: int | None) -> dict[str, object]:
    """What the council's system says, for the person to look at and keep; nothing is kept by itself."""
    paper = next((one for one in proofs if one.pk == pk), None)
    if paper is None:
        return {}
    adopted = [one for one in paper.decisions.all() if one.is_final and was_adopted(one.result)]
    said: dict[str, object] = {"council_paper": paper.reference}
    if adopted and adopted[0].decided_on is not None:
        said |= {"adopted_on": adopted[0].decided_on, "status": DocumentStatus.ADOPTED}
    return said


def _around(desk: Desk, document: "Document") -> dict[str, object]:
    edition = next((one for one in document.editions.all() if one.is_current), None)
    return {
        "desk": desk,
        "city": desk.municipality,
        "document": document,
        "edition": edition,
        "shift": None if edition is None else page_shift(corpus.page_labels(edition)),
        "due": due(document, timezone.localdate()),
        "entries": actors.log_of(desk.municipality, actors.Sought(subject=f"corpus.Document:{document.pk}"))[
            :CHANGES
        ],
        "said": set(document.corrected),
    }
