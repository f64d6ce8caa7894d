"""A quote that broke is pointed to the words on which it stands in the new edition."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from stadtfaden.actors.rules import Act
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.desk.quotes.forms import PointForm
from stadtfaden.desk.quotes.views import CONFLICT, worklist
from stadtfaden.desk.statements import asking
from stadtfaden.desk.statements.marking import Range, sheet_of
from stadtfaden.showing.lists import whole_number
from stadtfaden.threads import actions
from stadtfaden.threads.actions.changes import WordsNotThere, words_of
from stadtfaden.threads.queries import editing, renewal

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Page, QuoteCheck


@desk_page(Act.EDIT)
def point(request: HttpRequest, desk: Desk, slug: str, pk: int) -> HttpResponse:
    found = renewal.quote_checks(desk.municipality).select_related("statement__page", "statement__edition")
    check = get_object_or_404(found, pk=pk, edition__document__slug=slug)
    if check.settled_at is not None:
        return worklist(request, desk, slug, check, status=CONFLICT)
    page, wrong = _page_of(request, desk, check), ""
    choice = asking.choice_of(request, page)
    initial = {"start": choice.start, "end": choice.end} if choice.is_whole else {}
    form = PointForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            _point(check, page, form, desk)
        except actions.QuoteSettled:
            check = get_object_or_404(renewal.quote_checks(desk.municipality), pk=pk)
            return worklist(request, desk, slug, check, status=CONFLICT)
        except WordsNotThere:
            wrong = gettext("These words do not stand on the page. Please mark them again.")
        else:
            messages.success(request, gettext("The statement holds with the words that you have marked."))
            return redirect("desk:quotes-paper", desk.municipality.slug, slug)
    elif request.method == "POST":
        wrong = gettext("Please mark the words first.")
    count = check.edition.page_count
    context = {
        "desk": desk,
        "city": desk.municipality,
        "check": check,
        "statement": check.statement,
        "document": check.edition.document,
        "page": page,
        "form": form,
        "sheet": sheet_of(
            page,
            Range(0, len(page.text)),
            choice,
            stated=asking.stated_on(page),
            keep={"seite": str(page.number)},
        ),
        "before": page.number - 1 if page.number > 1 else None,
        "after": page.number + 1 if page.number < count else None,
        "wrong": wrong,
    }
    return render(request, "desk/quotes/point.html", context, status=400 if wrong else 200)


def _point(check: "QuoteCheck", page: "Page", form: PointForm, desk: Desk) -> None:
    given = form.cleaned_data
    actions.point_quote(
        check=check,
        words=words_of(page, given["start"], given["end"]),
        by=desk.user,
        reason=given["reason"].strip(),
        now=timezone.now(),
    )


def _page_of(request: HttpRequest, desk: Desk, check: "QuoteCheck") -> "Page":
    """?seite= names one; else that on which the words stood, as far as the new edition has it."""
    usual = min(check.statement.page.number, check.edition.page_count)
    number = whole_number(request, "seite", most=100_000) or usual
    pages = editing.pages_to_mark(desk.municipality)
    return get_object_or_404(pages, edition=check.edition_id, number=number)
