"""A new edition came: what became of its quotes, and what broke."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from stadtfaden.actors.rules import Act
from stadtfaden.core.quotes import Piece, differences
from stadtfaden.corpus import queries as corpus
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.desk.quotes.forms import DROP, TAKE, QuoteForm
from stadtfaden.showing.lists import part_of
from stadtfaden.threads import actions
from stadtfaden.threads.queries import renewal

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Edition, QuoteCheck

PER_PAGE = 20
CONFLICT = 409


@dataclass(frozen=True, slots=True)
class Broken:
    """Both texts in pieces that say which words differ."""

    check: "QuoteCheck"
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]


@desk_page(Act.LOOK)
@require_safe
def quotes(request: HttpRequest, desk: Desk) -> HttpResponse:
    found = renewal.renewed_editions(desk.municipality)
    return render(request, "desk/quotes/list.html", {"desk": desk, "city": desk.municipality, "found": found})


@desk_page(Act.LOOK)
@require_safe
def paper(request: HttpRequest, desk: Desk, slug: str) -> HttpResponse:
    return worklist(request, desk, slug)


@desk_page(Act.EDIT, room="desk:quotes")
def settle(request: HttpRequest, desk: Desk, slug: str, pk: int) -> HttpResponse:
    check = get_object_or_404(renewal.quote_checks(desk.municipality), pk=pk, edition__document__slug=slug)
    form = QuoteForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    try:
        said = _settle(check, form, desk)
    except (actions.QuoteSettled, actions.NoNewWords):
        check = get_object_or_404(renewal.quote_checks(desk.municipality), pk=pk)
        return worklist(request, desk, slug, check, status=CONFLICT)
    messages.success(request, said)
    return redirect("desk:quotes-paper", desk.municipality.slug, slug)


def _settle(check: "QuoteCheck", form: QuoteForm, desk: Desk) -> str:
    act, reason, now = form.cleaned_data["act"], form.cleaned_data["reason"].strip(), timezone.now()
    if act == TAKE:
        actions.take_new_words(check=check, by=desk.user, reason=reason, now=now)
        return gettext("The statement holds with its new words. You have confirmed it.")
    if act == DROP:
        actions.drop_quote(check=check, by=desk.user, reason=reason, now=now)
        return gettext("The statement does not hold any more.")
    actions.postpone_quote(check=check, by=desk.user, today=timezone.localdate(), now=now)
    return gettext("It comes back in a week.")


def worklist(
    request: HttpRequest, desk: Desk, slug: str, meanwhile: "QuoteCheck | None" = None, status: int = 200
) -> HttpResponse:
    edition = _edition(desk, slug)
    part = part_of(request, renewal.quotes_to_settle(edition, timezone.localdate()), PER_PAGE)
    context = {
        "desk": desk,
        "city": desk.municipality,
        "document": edition.document,
        "edition": edition,
        "counts": renewal.difference(edition),
        "part": part,
        "broken": [_compared(check) for check in part],
        "may_settle": desk.may(Act.EDIT),
        "meanwhile": meanwhile,
    }
    return render(request, "desk/quotes/paper.html", context, status=status)


def _compared(check: "QuoteCheck") -> Broken:
    old = check.statement.text
    if not check.text:  # gone: there is nothing to compare it with
        return Broken(check, (Piece(old, differs=False),), ())
    return Broken(check, *differences(old, check.text))


def _edition(desk: Desk, slug: str) -> "Edition":
    edition = corpus.current_editions(desk.municipality).filter(document__slug=slug).first()
    if edition is None:
        raise Http404
    return edition
