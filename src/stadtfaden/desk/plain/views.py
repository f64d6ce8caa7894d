"""What areas, goals and measures mean in plain words: written here, by people, with hints."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from stadtfaden.actors.rules import Act
from stadtfaden.core.plain import ease_of
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus import queries as corpus
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.desk.plain.forms import PlainForm, SeenForm
from stadtfaden.showing.lists import one_of, part_of
from stadtfaden.threads import queries
from stadtfaden.threads.actions.plain import NOT_YET, WrittenMeanwhile, drop_plain_text, write_plainly
from stadtfaden.threads.queries import plain as asked

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Area, Statement

PER_PAGE = 25
MISSING = {"ziele": StatementKind.GOAL, "massnahmen": StatementKind.MEASURE}
BEHIND = "veraltet"
WRITTEN = "fertig"


@desk_page(Act.LOOK)
@require_safe
def plain(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Areas first: whoever wants to know what the strategy is begins there."""
    shown = one_of(request, "zeigen", [*MISSING, BEHIND, WRITTEN])
    context = {
        "desk": desk,
        "city": desk.municipality,
        "shown": shown,
        "may_edit": desk.may(Act.EDIT),
        "keep": f"zeigen={shown}&" if shown else "",
    }
    if shown is None:
        context["areas"] = asked.areas_explained(desk.municipality)
    elif shown in MISSING:
        rows = asked.statements_unexplained(desk.municipality, MISSING[shown])
        context["part"] = part_of(request, rows.defer(*corpus.WITHOUT_TEXT), PER_PAGE)
    else:
        rows = asked.statements_explained(desk.municipality, is_behind=shown == BEHIND)
        context["part"] = part_of(request, rows.defer(*corpus.WITHOUT_TEXT), PER_PAGE)
    return render(request, "desk/plain/list.html", context)


@desk_page(Act.EDIT)
def of_area(request: HttpRequest, desk: Desk, slug: str) -> HttpResponse:
    return _write(request, desk, get_object_or_404(queries.areas(desk.municipality), slug=slug))


@desk_page(Act.EDIT)
def of_statement(request: HttpRequest, desk: Desk, key: str) -> HttpResponse:
    return _write(request, desk, get_object_or_404(corpus.current_statements(desk.municipality), key=key))


@desk_page(Act.EDIT, room="desk:plain")
def drop_of_area(request: HttpRequest, desk: Desk, slug: str) -> HttpResponse:
    return _drop(request, desk, get_object_or_404(queries.areas(desk.municipality), slug=slug))


@desk_page(Act.EDIT, room="desk:plain")
def drop_of_statement(request: HttpRequest, desk: Desk, key: str) -> HttpResponse:
    return _drop(request, desk, get_object_or_404(corpus.current_statements(desk.municipality), key=key))


def _write(request: HttpRequest, desk: Desk, of: "Statement | Area") -> HttpResponse:
    """The button „Prüfen“ shows the hints and keeps nothing; „Festhalten“ keeps."""
    form = PlainForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and form.is_valid() and "check" not in request.POST:
        try:
            write_plainly(
                municipality=desk.municipality,
                of=of,
                text=form.cleaned_data["text"].strip(),
                seen=form.cleaned_data["seen"],
                by=desk.user,
                now=timezone.now(),
            )
        except WrittenMeanwhile:
            status = 409
        else:
            messages.success(request, gettext("Kept. The plain words are public now."))
            return redirect("desk:plain", desk.municipality.slug)
    return render(request, "desk/plain/write.html", _context(desk, of, form, status), status=status)


def _context(desk: Desk, of: "Statement | Area", form: PlainForm, status: int) -> dict[str, object]:
    there = asked.plain_text_of(of)
    words = form["text"].value() if form.is_bound else (there.text if there else "")
    is_area = not hasattr(of, "edition")
    return {
        "desk": desk,
        "city": desk.municipality,
        "of": of,
        "is_area": is_area,
        "plain": there,
        "since": asked.confirmed_since(there) if there and is_area else 0,
        "form": form,
        "words": words,
        "seen": there.revision if there else NOT_YET,
        "ease": ease_of(words or ""),
        "of_ease": None if is_area else ease_of(of.text),  # type: ignore[union-attr] # a statement has one
        "was_faster": status == 409,  # noqa: PLR2004 -- somebody else wrote
    }


def _drop(request: HttpRequest, desk: Desk, of: "Statement | Area") -> HttpResponse:
    form = SeenForm(request.POST)
    there = asked.plain_text_of(of)
    if there is not None and form.is_valid():
        try:
            drop_plain_text(plain=there, seen=form.cleaned_data["seen"], by=desk.user, now=timezone.now())
        except WrittenMeanwhile:
            messages.error(request, gettext("Somebody has changed it meanwhile. Nothing was taken away."))
        else:
            messages.success(request, gettext("The plain words are taken away."))
    return redirect("desk:plain", desk.municipality.slug)
