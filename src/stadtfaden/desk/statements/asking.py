"""What the pages of the room ask for and show alike."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import BadRequest
from django.core.paginator import InvalidPage, Paginator
from django.core.paginator import Page as Part
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stadtfaden.desk.access import Desk
from stadtfaden.desk.statements.finding import hits_for
from stadtfaden.desk.statements.marking import Choice, Range, chosen_words
from stadtfaden.showing import pictures
from stadtfaden.showing.lists import one_of, whole_number
from stadtfaden.threads import queries
from stadtfaden.threads.queries import editing
from stadtfaden.threads.queries.states import Review
from stadtfaden.ui.wording import KINDS

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from stadtfaden.threads.queries.rows import Area, Entry, Page, Statement

CONFLICT = 409
LONGEST = 200  # letters of a search
MOST = 500  # answers to words
STATES = {
    "vorschlag": Review.CANDIDATE,
    "bestaetigt": Review.CONFIRMED,
    "verworfen": Review.REJECTED,
}
STATE_NAMES = {
    "vorschlag": _("proposals"),
    "bestaetigt": _("confirmed"),
    "verworfen": _("rejected"),
}


def found_statements(
    request: HttpRequest, desk: Desk
) -> "tuple[QuerySet[Statement] | list[Statement], dict[str, str]]":
    """What the address asks for, and that again. By words the best come first."""
    words = request.GET.get("q", "").strip()
    if len(words) > LONGEST or "\0" in words:
        raise BadRequest("q")
    state = one_of(request, "stand", list(STATES))
    asked = {
        "q": words,
        "art": one_of(request, "art", list(KINDS)) or "",
        "papier": request.GET.get("papier", ""),
        "feld": request.GET.get("feld", ""),
        "stand": state or "",
    }
    rows = editing.statements_at_desk(
        desk.municipality,
        kind=asked["art"] or None,
        paper=asked["papier"] or None,
        area=asked["feld"] or None,
        review=STATES[state] if state else None,
    )
    given = {name: value for name, value in asked.items() if value}
    if not words:
        return rows, given
    hits = hits_for(desk.municipality, words)
    place = {pk: at for at, pk in enumerate(hits)}
    rows = editing.with_words(rows, words, hits)
    return sorted(rows[:MOST], key=lambda one: place.get(one.pk, -1)), given


def part_asked(
    request: HttpRequest, rows: "QuerySet[Statement] | list[Statement]", length: int
) -> "Part[Any]":
    """The part that ?seite= names. Three queries for what is not at hand yet: how many, which, and these;
    nothing else is fetched, however many there are.
    """
    numbers: Any = rows if isinstance(rows, list) else rows.values_list("pk", flat=True)
    try:
        part = Paginator(numbers, length).page(request.GET.get("seite", 1))
    except InvalidPage as wrong:
        raise Http404 from wrong
    if not isinstance(rows, list):
        shown = {one.pk: one for one in rows.order_by().filter(pk__in=list(part.object_list))}
        part.object_list = [shown[pk] for pk in part.object_list if pk in shown]
    return part


def areas_of(desk: Desk) -> "list[Area]":
    return list(queries.areas(desk.municipality))


def statement_of(desk: Desk, key: str) -> "Statement":
    return get_object_or_404(editing.statements_to_edit(desk.municipality), key=key)


def side_of(desk: Desk, found: "Statement") -> dict[str, object]:
    """The statement with its words on the picture of its page."""
    picture, address = pictures.cutting(desk.municipality.slug, found)
    label = gettext("Picture of the page, the marked words stand beside it as text")
    return {"statement": found, "picture": picture, "address": address, "label": label}


def last_change(desk: Desk, found: "Statement") -> "Entry | None":
    return editing.last_edit(desk.municipality, f"corpus.Statement:{found.pk}")


def choice_of(request: HttpRequest, page: "Page") -> Choice:
    """?von= names the first word, ?bis= where the last one ends; or what the form sends along."""
    given = request.POST if request.method == "POST" else request.GET
    names = ("start", "end") if request.method == "POST" else ("von", "bis")
    if request.method == "POST":
        start, end = (_number(given.get(name, "")) for name in names)
    else:
        start, end = (whole_number(request, name) for name in names)
    return chosen_words(page.text, start, end)


def stated_on(page: "Page") -> list[Range]:
    return [Range(one.start, one.end) for one in page.statements.all()]


def _number(said: str) -> int | None:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 8 else None  # noqa: PLR2004 -- no page is longer
