"""Statements are cut from pages by hand: marked, split, merged."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from stadtfaden.actors.rules import Act
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.desk.statements import asking
from stadtfaden.desk.statements.asking import CONFLICT
from stadtfaden.desk.statements.forms import AddForm, SeenForm, errors_of
from stadtfaden.desk.statements.marking import Range, pieces, sheet_of
from stadtfaden.showing.lists import whole_number
from stadtfaden.threads.actions import DecidedMeanwhile
from stadtfaden.threads.actions.cutting import (
    Marked,
    NothingToSplit,
    NotNeighbours,
    StatedAlready,
    WordsNotThere,
    add_statement,
    merge_statements,
    split_statement,
)
from stadtfaden.threads.queries import editing
from stadtfaden.threads.queries.states import Review

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Page, Statement


@desk_page(Act.EDIT)
@require_safe
def open_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """From the list: ?papier= and ?seite= say which page is opened."""
    if "papier" not in request.GET:
        return redirect("desk:statements", desk.municipality.slug)
    number = whole_number(request, "seite", most=100_000) or 1
    pages = editing.pages_to_mark(desk.municipality)
    slug = request.GET.get("papier", "")
    page = get_object_or_404(pages, edition__document__slug=slug, number=number)
    return redirect("desk:statements-mark", desk.municipality.slug, slug, page.number)


@desk_page(Act.EDIT)
def mark(request: HttpRequest, desk: Desk, slug: str, number: int) -> HttpResponse:
    """A person adds what the machine has overlooked."""
    pages = editing.pages_to_mark(desk.municipality)
    page = get_object_or_404(pages, edition__document__slug=slug, number=number)
    choice, areas, wrong = asking.choice_of(request, page), asking.areas_of(desk), ""
    there: Statement | None = None
    initial: dict[str, object] = {"kind": "goal"}
    if choice.is_whole:
        initial |= {"start": choice.start, "end": choice.end}
    form = AddForm(request.POST if request.method == "POST" else None, areas=areas, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = _add(desk, page, form)
        except StatedAlready as fact:
            there = asking.statement_of(desk, fact.args[0])
            if there.added_by_id == desk.user.pk:  # sent twice
                return redirect("desk:statement", desk.municipality.slug, there.key)
            wrong = gettext("A statement of exactly these words stands already.")
        except WordsNotThere:
            wrong = gettext("These words do not stand on the page. Please mark them again.")
        else:
            messages.success(request, gettext("The statement stands and is confirmed by you."))
            return redirect("desk:statement", desk.municipality.slug, made.key)
    count = page.edition.page_count
    context = {
        "desk": desk,
        "city": desk.municipality,
        "page": page,
        "document": page.edition.document,
        "form": form,
        "sheet": sheet_of(page, Range(0, len(page.text)), choice, stated=asking.stated_on(page), keep={}),
        "before": number - 1 if number > 1 else None,
        "after": number + 1 if number < count else None,
        "wrong": wrong or errors_of(form),
        "there": there,
    }
    return render(request, "desk/statements/mark.html", context, status=CONFLICT if there else 200)


@desk_page(Act.EDIT)
def split(request: HttpRequest, desk: Desk, key: str) -> HttpResponse:
    found, status, wrong = asking.statement_of(desk, key), 200, ""
    form = SeenForm(request.POST if request.method == "POST" else None, initial={"seen": found.revision})
    borders = {value for value in request.POST.getlist("border") if value.isdigit()}
    if request.method == "POST" and form.is_valid():
        ranges = _parts(found, {int(one) for one in borders if len(one) < 8})  # noqa: PLR2004 -- no page is longer
        try:
            parts = split_statement(
                statement=found,
                seen=form.cleaned_data["seen"],
                ranges=ranges,
                by=desk.user,
                now=timezone.now(),
            )
        except DecidedMeanwhile:
            status, found = CONFLICT, asking.statement_of(desk, key)
        except NothingToSplit:
            wrong = gettext("Choose at least one place where a new part begins.")
        except (StatedAlready, WordsNotThere):
            wrong = gettext("One of the parts stands already as a statement of its own.")
        else:
            said = ngettext("It is %(shown)s statement now.", "It is %(shown)s statements now.", len(parts))
            messages.success(request, said % {"shown": len(parts)})
            return redirect("desk:statement", desk.municipality.slug, parts[0].key)
    context = {
        **_card(desk, found),
        "pieces": [(one.start, found.text[one.start : one.end]) for one in pieces(found.text)],
        "chosen": borders,
        "wrong": wrong,
        "is_meanwhile": status == CONFLICT,
    }
    return render(request, "desk/statements/split.html", context, status=status)


@desk_page(Act.EDIT)
def merge(request: HttpRequest, desk: Desk, key: str) -> HttpResponse:
    found, status, wrong = asking.statement_of(desk, key), 200, ""
    beside = editing.beside_on_page(found)
    form = SeenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = merge_statements(
                statements=[(found, form.cleaned_data["seen"]), _other(request, desk)],
                by=desk.user,
                now=timezone.now(),
            )
        except DecidedMeanwhile:
            status, found = CONFLICT, asking.statement_of(desk, key)
        except NotNeighbours:
            wrong = gettext("Choose the one before it or the one behind it on the same page.")
        except StatedAlready:
            wrong = gettext("A statement of exactly these words stands already.")
        else:
            messages.success(request, gettext("The two are one statement now."))
            return redirect("desk:statement", desk.municipality.slug, made.key)
    context = {
        **_card(desk, found),
        "beside": [(one, _joined(found, one)) for one in beside],
        "wrong": wrong,
        "is_meanwhile": status == CONFLICT,
    }
    return render(request, "desk/statements/merge.html", context, status=status)


def _add(desk: Desk, page: "Page", form: AddForm) -> "Statement":
    given = form.cleaned_data
    marked = Marked(
        page=page,
        start=given["start"],
        end=given["end"],
        kind=given["kind"],
        code=given["code"].strip() or None,
        areas=frozenset(map(int, given["areas"])),
    )
    return add_statement(marked=marked, by=desk.user, now=timezone.now())


def _card(desk: Desk, found: "Statement") -> dict[str, object]:
    return {
        "desk": desk,
        "city": desk.municipality,
        "statement": found,
        "side": asking.side_of(desk, found),
        "last": asking.last_change(desk, found),
        "is_standing": found.review != Review.REJECTED,
    }


def _parts(found: "Statement", borders: set[int]) -> list[tuple[int, int]]:
    """From border to border, on the page. Only where pieces of it begin is a border."""
    starts = [one.start for one in pieces(found.text)[1:] if one.start in borders]
    ends = [*starts, len(found.text)]
    return [(found.start + start, found.start + end) for start, end in zip([0, *starts], ends, strict=True)]


def _other(request: HttpRequest, desk: Desk) -> "tuple[Statement, int]":
    """„key:revision“ of the one that was chosen. Raises NotNeighbours where none was."""
    key, _, seen = request.POST.get("other", "").partition(":")
    if not key or not (seen.isascii() and seen.isdigit() and len(seen) < 8):  # noqa: PLR2004 -- nobody changes it so often
        raise NotNeighbours
    return asking.statement_of(desk, key), int(seen)


def _joined(found: "Statement", other: "Statement") -> str:
    start, end = min(found.start, other.start), max(found.end, other.end)
    return found.page.text[start:end]
