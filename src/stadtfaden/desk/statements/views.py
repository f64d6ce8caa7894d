"""Statements are looked up and corrected; each change is one act with one entry in the log."""

from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from stadtfaden.actors import queries as actors
from stadtfaden.actors.rules import Act
from stadtfaden.corpus import queries as corpus
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.desk.statements import asking
from stadtfaden.desk.statements.asking import CONFLICT
from stadtfaden.desk.statements.forms import (
    CHANGES,
    MARKED,
    AreasForm,
    Changing,
    FactsForm,
    FieldForm,
    LinkForm,
    MarkedChange,
    MarkedForm,
    ParentForm,
    SeenForm,
    TargetForm,
    errors_of,
)
from stadtfaden.desk.statements.marking import Range, sheet_of
from stadtfaden.showing.lists import whole_number
from stadtfaden.threads.actions import DecidedMeanwhile, NotADecision
from stadtfaden.threads.actions.changes import NotAParent, PageNotThere, WordsNotThere
from stadtfaden.threads.actions.cutting import CUTS, undo_cut
from stadtfaden.threads.actions.editing import edit_statement, undo_edit
from stadtfaden.threads.actions.tying import LinkedAlready, NoPair, link_statements, undo_link
from stadtfaden.threads.queries import editing
from stadtfaden.threads.queries.states import Review
from stadtfaden.ui.wording import KINDS

if TYPE_CHECKING:
    from stadtfaden.threads.actions.changes import Change
    from stadtfaden.threads.queries.rows import Area, Link, Page, SheetField, Statement, Target

PER_PAGE = 50
PER_SEARCH = 20
GOALS = 40  # a list that can still be looked through
LONGEST_QUESTION = 200  # letters
INSIDE = ("zielwert", "digital")  # marked inside the statement, the others anywhere on the page


@desk_page(Act.LOOK)
@require_safe
def statements(request: HttpRequest, desk: Desk) -> HttpResponse:
    found, given = asking.found_statements(request, desk)
    context = {
        "desk": desk,
        "city": desk.municipality,
        "part": asking.part_asked(request, found, PER_PAGE),
        "given": given,
        "kinds": [(kind, names[1]) for kind, names in KINDS.items()],
        "papers": corpus.documents(desk.municipality),
        "areas": asking.areas_of(desk),
        "states": asking.STATE_NAMES.items(),
        "may_edit": desk.may(Act.EDIT),
        "keep": urlencode(given) + "&" if given else "",
    }
    return render(request, "desk/statements/list.html", context)


@desk_page(Act.EDIT)
def statement(request: HttpRequest, desk: Desk, key: str) -> HttpResponse:
    found, status, wrong = asking.statement_of(desk, key), 200, ""
    areas = asking.areas_of(desk)
    if request.method == "POST":
        form = _form_asked(request, found, areas)
        if form.is_valid():
            change = cast("Changing", form).to_change(found)
            status, wrong = _change(desk, found, form.cleaned_data["seen"], change)
            if not wrong and status != CONFLICT:
                messages.success(request, gettext("The change is kept and stands in the log."))
                return redirect("desk:statement", desk.municipality.slug, key)
            found = asking.statement_of(desk, key)
        else:
            wrong = errors_of(form)
    context = {
        **_card(desk, found),
        "facts": FactsForm(initial=_facts(found), auto_id="facts-%s"),
        **_above(request, found),
        "areas": AreasForm(areas=areas, initial=_facts(found), auto_id="areas-%s"),
        "fields": [(one, _field_form(found, one)) for one in found.fields.all()],
        "targets": [(one, _target_form(found, one)) for one in found.targets.all()],
        "digital": [one for one in found.digital.all() if one.review != Review.REJECTED],
        "links": _links(desk, found),
        "wrong": wrong,
        "is_meanwhile": status == CONFLICT,
    }
    return render(request, "desk/statements/one.html", context, status=status)


@desk_page(Act.EDIT)
def words(request: HttpRequest, desk: Desk, key: str, purpose: str) -> HttpResponse:
    """Words are marked for a part of the statement: title, sheet field, target, digital connection."""
    if purpose not in MARKED:
        raise Http404
    found, status, wrong = asking.statement_of(desk, key), 200, ""
    page = _page_of(request, desk, found)
    form: MarkedForm = MARKED[purpose](
        request.POST if request.method == "POST" else None, initial=_marked(request, found, page)
    )
    if request.method == "POST" and form.is_valid():
        status, wrong = _mark(desk, found, form, page)
        if not wrong and status != CONFLICT:
            messages.success(request, gettext("The change is kept and stands in the log."))
            return redirect("desk:statement", desk.municipality.slug, key)
        found = asking.statement_of(desk, key)
    within = Range(found.start, found.end) if purpose in INSIDE else Range(0, len(page.text))
    keep = {} if page.number == found.page.number else {"seite": str(page.number)}
    context = {
        **_card(desk, found),
        "purpose": purpose,
        "form": form,
        "sheet": sheet_of(page, within, asking.choice_of(request, page), keep=keep),
        "is_inside": purpose in INSIDE,
        "before": page.number - 1 if page.number > found.page.number else None,
        "after": page.number + 1 if page.number < (found.page_last or found.page.number) else None,
        "wrong": wrong or errors_of(form),
        "is_meanwhile": status == CONFLICT,
    }
    return render(request, "desk/statements/words.html", context, status=status)


@desk_page(Act.EDIT)
def link(request: HttpRequest, desk: Desk, key: str) -> HttpResponse:
    """Search for the other one, say what they have to do with each other, and why."""
    found, wrong, there = asking.statement_of(desk, key), "", None
    form = LinkForm(request.POST if request.method == "POST" else None)
    other = None
    other_key = request.POST.get("other") or request.GET.get("mit")
    if other_key:
        other = asking.statement_of(desk, other_key)
    if request.method == "POST" and form.is_valid() and other is not None:
        try:
            _link(desk, found, other, form)
        except NoPair:
            wrong = gettext("Only statements of two papers that both stand today can be linked.")
        except LinkedAlready as fact:
            wrong, there = gettext("The two are linked like this already."), fact.args[0]
        else:
            messages.success(request, gettext("The link stands and is confirmed by you."))
            return redirect("desk:statement", desk.municipality.slug, key)
    part = None
    if other is None and request.GET.get("q", "").strip():
        rows, _given = asking.found_statements(request, desk)
        others = [one for one in rows if one.edition_id != found.edition_id and one.review != Review.REJECTED]
        part = asking.part_asked(request, others, PER_SEARCH)
    context = {
        **_card(desk, found),
        "other": other,
        "form": form,
        "part": part,
        "question": request.GET.get("q", ""),
        "keep": urlencode({"q": request.GET.get("q", "")}) + "&",
        "wrong": wrong or errors_of(form),
        "there": there,
    }
    return render(request, "desk/statements/link.html", context)


@desk_page(Act.EDIT, room="desk:statements")
def take_back(request: HttpRequest, desk: Desk, position: int) -> HttpResponse:
    entry = get_object_or_404(actors.entries_of(desk.municipality), position=position)
    undo = undo_cut if entry.verb in CUTS else undo_link if entry.verb == "link.added" else undo_edit
    try:
        undo(entry=entry, by=desk.user, now=timezone.now())
    except NotADecision as wrong:
        raise BadRequest from wrong
    except DecidedMeanwhile:
        messages.warning(request, gettext("Something was changed in it since; nothing was taken back."))
    else:
        messages.success(request, gettext("The change was taken back."))
    key = _key_after(desk, entry.detail)
    if key is None:
        return redirect("desk:statements", desk.municipality.slug)
    return redirect("desk:statement", desk.municipality.slug, key)


def _form_asked(request: HttpRequest, found: "Statement", areas: "list[Area]") -> SeenForm:
    made = CHANGES.get(request.POST.get("what", ""))
    if made is None:
        raise BadRequest("what")
    if made is ParentForm:
        return ParentForm(
            request.POST, goals=editing.goals_beside(found).filter(key=request.POST.get("parent"))
        )
    if made is AreasForm:
        return AreasForm(request.POST, areas=areas)
    return made(request.POST)


def _change(desk: Desk, found: "Statement", seen: int, change: "Change") -> tuple[int, str]:
    """The status of the answer, and what was wrong."""
    try:
        edit_statement(statement=found, seen=seen, change=change, by=desk.user, now=timezone.now())
    except DecidedMeanwhile:
        return CONFLICT, ""
    except PageNotThere:
        return 200, gettext("The last page must be one of the paper, not before the statement.")
    except NotAParent:
        return 200, gettext("It can only serve a goal of the same paper, and not itself in a circle.")
    except WordsNotThere:
        return 200, gettext("These words do not stand where they are needed. Please mark them again.")
    return 200, ""


def _mark(desk: Desk, found: "Statement", form: MarkedForm, page: "Page") -> tuple[int, str]:
    try:
        change = cast("MarkedChange", form).to_marked(page)
    except WordsNotThere:
        return 200, gettext("These words do not stand where they are needed. Please mark them again.")
    return _change(desk, found, form.cleaned_data["seen"], change)


def _link(desk: Desk, found: "Statement", other: "Statement", form: LinkForm) -> None:
    kind, way = form.cleaned_data["type"][:-1], form.cleaned_data["type"][-1]
    source, target = (found, other) if way == ">" else (other, found)
    reason = form.cleaned_data["reason"].strip()
    link_statements(source=source, target=target, type_=kind, reason=reason, by=desk.user, now=timezone.now())


def _card(desk: Desk, found: "Statement") -> dict[str, object]:
    """What every page about one statement shows of it."""
    return {
        "desk": desk,
        "city": desk.municipality,
        "statement": found,
        "side": asking.side_of(desk, found),
        "last": asking.last_change(desk, found),
        "address": reverse("desk:statement", args=[desk.municipality.slug, found.key]),
        "may_write": desk.may(Act.WRITE),
    }


def _links(desk: Desk, found: "Statement") -> "list[tuple[Link, bool, Statement, int | None]]":
    """Each link, whether it leads away from here, its other side, and the entry by which it can be taken
    back where a person has tied it and nothing was said of it since.
    """
    links = list(editing.links_beside(found))
    tied = editing.tied_by_hand(desk.municipality, links)
    sides = [(one, one.source_id == found.pk) for one in links]
    return [(one, out, one.target if out else one.source, tied.get(one.pk)) for one, out in sides]


def _above(request: HttpRequest, found: "Statement") -> dict[str, object]:
    """What it serves, to be chosen among the goals near it, or those that say what ?ziel= asks for."""
    asked = " ".join(request.GET.get("ziel", "").split())[:LONGEST_QUESTION]
    goals = editing.goals_saying(found, asked, GOALS) if asked else editing.goals_near(found, GOALS)
    is_cut, goals = len(goals) > GOALS, goals[:GOALS]
    own = [] if found.parent is None or found.parent in goals else [found.parent]
    return {
        "parent": ParentForm(goals=[*own, *goals], initial=_facts(found), auto_id="parent-%s"),
        "goals_asked": asked,
        "goals_shown": len(goals),
        "has_more_goals": is_cut,
    }


def _page_of(request: HttpRequest, desk: Desk, found: "Statement") -> "Page":
    """A sheet may go over several pages; ?seite= names one of them."""
    number = whole_number(request, "seite", most=100_000) or found.page.number
    if not found.page.number <= number <= max(found.page.number, found.page_last or 0):
        raise Http404
    pages = editing.pages_to_mark(desk.municipality)
    return get_object_or_404(pages, edition=found.edition_id, number=number)


def _marked(request: HttpRequest, found: "Statement", page: "Page") -> dict[str, object]:
    choice = asking.choice_of(request, page)
    chosen = {"start": choice.start, "end": choice.end} if choice.is_whole else {}
    return {"seen": found.revision, **chosen}


def _facts(found: "Statement") -> dict[str, object]:
    return {
        "seen": found.revision,
        "kind": found.kind,
        "code": found.code or "",
        "level_name": found.level_name or "",
        "page_last": found.page_last,
        "whose": found.whose or "",
        "parent": found.parent.key if found.parent else "",
        "areas": [str(row.area_id) for row in found.areas.all() if row.review != Review.REJECTED],
    }


def _field_form(found: "Statement", field: "SheetField") -> FieldForm:
    values = {"seen": found.revision, "part": field.pk, "name": field.name, "key": field.key or ""}
    return FieldForm(initial=values, auto_id=f"field-{field.pk}-%s")


def _target_form(found: "Statement", target: "Target") -> TargetForm:
    names = ("value", "unit", "direction", "target_year", "base_value", "base_year", "scope")
    values = {name: getattr(target, name) for name in names}
    return TargetForm(
        initial={"seen": found.revision, "part": target.pk, **values}, auto_id=f"target-{target.pk}-%s"
    )


def _key_after(desk: Desk, detail: "dict[str, Any]") -> str | None:
    """The statement that stands now: the one that was edited, or that was there before it was cut anew."""
    before = detail.get("before") or {}
    keys = [detail.get("key"), *(before.get("statements") or {})]
    for key in reversed([one for one in keys if one]):
        if editing.statements_to_edit(desk.municipality).filter(key=key).exists():
            return str(key)
    return None
