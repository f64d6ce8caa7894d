"""What is missing, and what people say of it: every hole a sentence with something to do."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from stadtfaden.actors.rules import Act
from stadtfaden.corpus import queries as corpus
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.desk.coverage.forms import MeantForm
from stadtfaden.showing.lists import one_of, part_of
from stadtfaden.threads import actions, queries
from stadtfaden.threads.queries.states import HoleKind

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from stadtfaden.threads.queries.rows import Area, Statement

PER_PAGE = 25
OF_AREAS = HoleKind.AREA_WITHOUT_PAPER
OF_STATEMENTS = (
    HoleKind.GOAL_WITHOUT_MEASURE,
    HoleKind.MEASURE_WITHOUT_GOAL,
    HoleKind.GOAL_WITHOUT_TARGET,
)
MISSING = {  # what is written down against a hole
    HoleKind.MEASURE_WITHOUT_GOAL: "goal",
    HoleKind.GOAL_WITHOUT_TARGET: "indicator",
    HoleKind.GOAL_WITHOUT_MEASURE: "measure",
    HoleKind.AREA_WITHOUT_PAPER: "measure",
}


@desk_page(Act.LOOK)
@require_safe
def coverage(request: HttpRequest, desk: Desk) -> HttpResponse:
    kind = HoleKind(one_of(request, "art", HoleKind.values) or HoleKind.GOAL_WITHOUT_MEASURE)
    rows: QuerySet[Area] | QuerySet[Statement]
    every: QuerySet[Statement] | None = None
    if kind == OF_AREAS:
        rows = queries.holes(desk.municipality).areas_without_paper
    else:
        rows = _statements(desk, kind)
        every = corpus.current_statements(desk.municipality).defer(*corpus.WITHOUT_TEXT)
    part = part_of(request, rows, PER_PAGE, of=every)
    context = {
        "desk": desk,
        "city": desk.municipality,
        "kinds": HoleKind.choices,
        "kind": kind,
        "is_of_areas": kind == OF_AREAS,
        "part": part,
        "last_named": {} if kind == OF_AREAS else queries.last_named(part),
        "keep": f"art={kind}&",
        "may_settle": desk.may(Act.SETTLE),
        "may_write": desk.may(Act.WRITE),
        "missing": MISSING[kind],
    }
    return render(request, "desk/coverage/holes.html", context)


@desk_page(Act.LOOK)
@require_safe
def goals(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Goals down; measures, targets, indicators and money across."""
    part = part_of(request, queries.goals_to_cover(desk.municipality), PER_PAGE)
    context = {
        "desk": desk,
        "city": desk.municipality,
        "part": part,
        "carried": queries.what_carries([goal.pk for goal in part]),
        "keep": "",
    }
    return render(request, "desk/coverage/goals.html", context)


@desk_page(Act.LOOK)
@require_safe
def meant(request: HttpRequest, desk: Desk) -> HttpResponse:
    context = {
        "desk": desk,
        "city": desk.municipality,
        "part": part_of(request, queries.meant_holes(desk.municipality), PER_PAGE),
        "may_settle": desk.may(Act.SETTLE),
        "keep": "",
    }
    return render(request, "desk/coverage/meant.html", context)


@desk_page(Act.SETTLE)
def of_statement(request: HttpRequest, desk: Desk, kind: str, key: str) -> HttpResponse:
    if kind not in OF_STATEMENTS:
        raise Http404
    found = get_object_or_404(corpus.current_statements(desk.municipality), key=key)
    return _hole(request, desk, HoleKind(kind), found, {"zu": key})


@desk_page(Act.SETTLE)
def of_area(request: HttpRequest, desk: Desk, kind: str, slug: str) -> HttpResponse:
    if kind != OF_AREAS:
        raise Http404
    area = get_object_or_404(queries.areas(desk.municipality), slug=slug)
    return _hole(request, desk, HoleKind(kind), area, {"feld": slug})


@desk_page(Act.SETTLE, room="desk:coverage")
def open_again(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    hole = get_object_or_404(queries.meant_holes(desk.municipality), pk=pk)
    actions.open_hole(hole=hole, by=desk.user, now=timezone.now())
    messages.success(request, gettext("It is a gap again."))
    return redirect("desk:coverage-meant", desk.municipality.slug)


def _hole(
    request: HttpRequest, desk: Desk, kind: HoleKind, of: "Statement | Area", asked: dict[str, str]
) -> HttpResponse:
    """What can be done about it: tie what is there, mark what was not found, write down what is missing
    (`asked` says for what), or say that it is meant.
    """
    form = MeantForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.mean_hole(
            municipality=desk.municipality,
            kind=kind,
            of=of,
            reason=form.cleaned_data["reason"].strip(),
            by=desk.user,
            now=timezone.now(),
        )
        messages.success(request, gettext("Kept: this gap is meant."))
        return redirect("desk:coverage", desk.municipality.slug)
    address = reverse("desk:paper-own-new", args=[desk.municipality.slug])
    context = {
        "desk": desk,
        "city": desk.municipality,
        "kind": kind,
        "is_of_areas": kind == OF_AREAS,
        "of": of,
        "form": form,
        "may_write": desk.may(Act.WRITE),
        "write_down": f"{address}?{urlencode({'art': MISSING[kind], **asked})}",
    }
    return render(request, "desk/coverage/hole.html", context)


def _statements(desk: Desk, kind: HoleKind) -> "QuerySet[Statement]":
    found = queries.holes(desk.municipality)
    rows = (found.goals_without_measure, found.measures_without_goal, found.goals_without_target)
    return dict(zip(OF_STATEMENTS, rows, strict=True))[kind]
