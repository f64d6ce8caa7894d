"""The city's own paper: what stands in no other one is written down, changed and taken out."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from stadtfaden.actors.rules import Act
from stadtfaden.core.own_papers import KINDS
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.desk.own.forms import OutForm, RewriteForm, WriteForm
from stadtfaden.desk.statements.finding import hits_for
from stadtfaden.pipeline import own_papers
from stadtfaden.pipeline.own_papers import Belonging, CutOtherwise, RowChanged, Writing, WrittenAlready
from stadtfaden.showing.lists import one_of, part_of
from stadtfaden.threads import queries
from stadtfaden.threads.queries import editing
from stadtfaden.threads.queries.states import Review
from stadtfaden.ui.places import place

if TYPE_CHECKING:
    from stadtfaden.pipeline.own_papers import Standing
    from stadtfaden.threads.queries.rows import Area, Statement

PER_PAGE = 30
CONFLICT = 409
LONGEST = 200  # letters of a search
FOUND = 20
BELONGS = {  # what something of a kind is written for
    "measure": own_papers.GOALS,
    "indicator": own_papers.GOALS,
    "goal": frozenset({"measure", *own_papers.GOALS}),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address says of something new: its kind, what it is for, the area that led here."""

    kind: str
    other: "Statement | None"
    area: "Area | None"


@desk_page(Act.LOOK)
@require_safe
def paper(request: HttpRequest, desk: Desk) -> HttpResponse:
    standing = own_papers.rows_standing(desk.municipality, settings.DATA)
    context = {
        "desk": desk,
        "city": desk.municipality,
        "document": own_papers.own_paper(desk.municipality),
        "part": part_of(request, list(reversed(standing)), PER_PAGE),
        "drafts": sum(one.row.is_draft for one in standing),
        "may_write": desk.may(Act.WRITE),
        "keep": "",
    }
    return render(request, "desk/own/paper.html", context)


@desk_page(Act.WRITE)
def write(request: HttpRequest, desk: Desk) -> HttpResponse:
    asked = _asked(request, desk)
    areas = list(queries.areas(desk.municipality))
    form = WriteForm(request.POST if request.method == "POST" else None, areas=areas, initial=_initial(asked))
    there: Statement | None = None
    if request.method == "POST" and form.is_valid():
        try:
            made = _write(desk, form, asked)
        except WrittenAlready as fact:
            there = _standing(desk, fact.args[0]).statement
        else:
            messages.success(request, gettext("It is written down and confirmed by you."))
            return redirect("desk:statement", desk.municipality.slug, made.key)
    words = request.GET.get("q", "").strip()
    context = {
        "desk": desk,
        "city": desk.municipality,
        "form": form,
        "asked": asked,
        "areas_open": bool(asked.area) or "areas" in request.POST,
        "words": words,
        "found": _found(desk, words, asked.kind),
        "keep": f"art={asked.kind}&",
        "is_double": there is not None,
        "there": there,
    }
    status = CONFLICT if there is not None else 400 if form.errors else 200
    return render(request, "desk/own/write.html", context, status=status)


@desk_page(Act.WRITE)
def rewrite(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    one, status, wrong, there = _standing(desk, number), 200, "", None
    form = RewriteForm(request.POST if request.method == "POST" else None, initial=_as_it_stands(one))
    if request.method == "POST" and form.is_valid():
        try:
            made = own_papers.rewrite(
                municipality=desk.municipality,
                number=number,
                seen=form.cleaned_data["seen"],
                values=form.cleaned_data,
                writing=_writing(desk),
            )
        except RowChanged:
            one, status = _standing(desk, number), CONFLICT
            form = RewriteForm(initial=_as_it_stands(one))
        except CutOtherwise:
            wrong = _cut_otherwise()
        except WrittenAlready as fact:
            status, there = CONFLICT, _standing(desk, fact.args[0]).statement
        else:
            messages.success(request, gettext("Kept as a new edition. What was decided on it holds."))
            return redirect("desk:statement", desk.municipality.slug, made.key)
    context = {
        **_card(desk, one),
        "form": form,
        "wrong": wrong,
        "there": there,
        "is_meanwhile": status == CONFLICT and there is None,
    }
    return render(request, "desk/own/row.html", context, status=400 if form.errors else status)


@desk_page(Act.WRITE)
def take_out(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    one, status, wrong = _standing(desk, number), 200, ""
    form = OutForm(request.POST if request.method == "POST" else None, initial={"seen": one.row.mark})
    if request.method == "POST" and form.is_valid():
        try:
            own_papers.take_out(
                municipality=desk.municipality,
                number=number,
                seen=form.cleaned_data["seen"],
                reason=form.cleaned_data["reason"],
                writing=_writing(desk),
            )
        except RowChanged:
            one, status = _standing(desk, number), CONFLICT
            form = OutForm(initial={"seen": one.row.mark})
        except CutOtherwise:
            wrong = _cut_otherwise()
        else:
            messages.success(request, gettext("Taken out. Earlier editions keep it, and so does the log."))
            return redirect("desk:paper-own", desk.municipality.slug)
    context = {**_card(desk, one), "form": form, "wrong": wrong, "is_meanwhile": status == CONFLICT}
    return render(request, "desk/own/out.html", context, status=400 if form.errors else status)


def _write(desk: Desk, form: WriteForm, asked: Asked) -> "Statement":
    """Sent twice, it is written once: then what stands is handed back."""
    belonging = Belonging(frozenset(map(int, form.cleaned_data["areas"])), asked.other)
    try:
        return own_papers.write_down(
            municipality=desk.municipality,
            values=form.cleaned_data,
            belonging=belonging,
            writing=_writing(desk),
        )
    except WrittenAlready as fact:
        one = _standing(desk, fact.args[0])
        said = {name: form.cleaned_data[name] for name in own_papers.SAID}
        is_same = all(getattr(one.row, name) == value for name, value in said.items())
        if one.statement is None or not is_same or one.row.written_by != str(desk.user):
            raise
        return one.statement


def _asked(request: HttpRequest, desk: Desk) -> Asked:
    kind = one_of(request, "art", list(KINDS)) or "measure"
    other = area = None
    if key := request.GET.get("zu", ""):
        other = get_object_or_404(editing.statements_to_edit(desk.municipality), key=key)
        if other.review == Review.REJECTED:
            raise Http404
    if slug := request.GET.get("feld", ""):
        area = get_object_or_404(queries.areas(desk.municipality), slug=slug)
    return Asked(kind, other, area)


def _initial(asked: Asked) -> dict[str, object]:
    """What is for a goal speaks of its areas, until the person says otherwise."""
    areas = [asked.area.pk] if asked.area else []
    if asked.other is not None:
        standing = asked.other.areas.all()
        areas += [row.area_id for row in standing if row.review == Review.CONFIRMED]
    return {"kind": asked.kind, "goal": _in_words(asked.other), "areas": [str(pk) for pk in areas]}


def _in_words(other: "Statement | None") -> str:
    """Number, paper and place; its words stand in that paper alone."""
    if other is None:
        return ""
    page = other.page
    where = place(number=page.number, label=page.label, reader=other.edition.reader)
    return ", ".join(part for part in (other.code, other.edition.document.title, where) if part)


def _found(desk: Desk, words: str, kind: str) -> "list[Statement]":
    if len(words) > LONGEST or "\0" in words:
        raise BadRequest("q")
    if not words:
        return []
    rows = editing.statements_at_desk(desk.municipality).filter(kind__in=BELONGS[kind])
    rows = rows.exclude(review=Review.REJECTED)
    return list(editing.with_words(rows, words, hits_for(desk.municipality, words))[:FOUND])


def _standing(desk: Desk, number: int) -> "Standing":
    rows = own_papers.rows_standing(desk.municipality, settings.DATA)
    found = next((one for one in rows if one.row.number == number), None)
    if found is None:
        raise Http404
    return found


def _as_it_stands(one: "Standing") -> dict[str, Any]:
    return {"seen": one.row.mark, **{name: getattr(one.row, name) for name in own_papers.SAID}}


def _writing(desk: Desk) -> Writing:
    return Writing(settings.DATA, desk.user, timezone.now())


def _card(desk: Desk, one: "Standing") -> dict[str, object]:
    return {"desk": desk, "city": desk.municipality, "one": one, "row": one.row}


def _cut_otherwise() -> str:
    return gettext("Its statement was split or merged. Please take that back first.")
