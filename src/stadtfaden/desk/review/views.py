"""One candidate after the other: the words on their page, and what a person says of them."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from stadtfaden.actors import queries as actors
from stadtfaden.actors.rules import Act
from stadtfaden.corpus import queries as corpus
from stadtfaden.desk.access import Desk, desk_page
from stadtfaden.desk.review.forms import AlikeForm, LinkForm, StatementForm
from stadtfaden.showing import pictures
from stadtfaden.showing.lists import one_of
from stadtfaden.showing.log import Line, lines_of
from stadtfaden.threads import actions, queries
from stadtfaden.threads.queries.states import Review
from stadtfaden.ui.marks import Cut
from stadtfaden.ui.wording import KINDS, LINKS, link_group

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import QueryDict

    from stadtfaden.threads.queries.rows import Candidate, Link, Statement


CONFLICTS = "conflicts"  # a contradiction gets a verdict with its reason, on a page of its own
MOST = 10_000  # of what waits is counted exactly
AT_ONCE = 50  # a person looks through no more, and all of them are decided in one go


@desk_page(Act.REVIEW)
@require_safe
def queue(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What helps most comes first; its own page shows it, so that an address names what is judged."""
    found = _waiting(request, desk).first()
    if found is not None:
        return redirect(_address_of(desk, found) + _kept(request))
    context = {
        "desk": desk,
        "kinds": _kinds(desk),
        "most": MOST,
        "papers": corpus.documents(desk.municipality),
        "is_filtered": bool(_kept(request)),
        "last": _last(desk),
    }
    return render(request, "desk/review/nothing.html", context)


@desk_page(Act.REVIEW)
def statement(request: HttpRequest, desk: Desk, key: str) -> HttpResponse:
    found = get_object_or_404(queries.statements_to_judge(desk.municipality), key=key)
    areas = list(queries.areas(desk.municipality))
    form = StatementForm(_posted(request), areas=areas, initial=_as_proposed(found))
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            _judge_statement(desk, found, form)
        except actions.DecidedMeanwhile:
            status, found = 409, get_object_or_404(queries.statements_to_judge(desk.municipality), key=key)
            form = StatementForm(areas=areas, initial=_as_proposed(found))
        else:
            return redirect(reverse("desk:review", args=[desk.municipality.slug]) + _kept(request))
    candidate = getattr(found, "candidate", None)
    context = {
        **_around(request, desk, candidate),
        "statement": found,
        "form": form,
        "side": _side(desk, found),
        "proposed": {str(row.area_id) for row in found.areas.all()}
        | {row.kind for row in found.digital.all()},
        "by_title": {str(row.area_id) for row in found.areas.all() if row.is_from_title},
        "is_meanwhile": status == 409,  # noqa: PLR2004 -- conflict
    }
    return render(request, "desk/review/statement.html", context, status=status)


@desk_page(Act.REVIEW)
def link(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.links_to_judge(desk.municipality), pk=pk)
    form = LinkForm(_posted(request), initial={"type": found.type, "seen": found.revision})
    status = 200
    if request.method == "POST" and form.is_valid():
        if found.type == CONFLICTS and not form.is_later:
            return redirect("desk:contradiction", desk.municipality.slug, found.pk)
        try:
            _judge_link(desk, found, form)
        except actions.DecidedMeanwhile:
            status, found = 409, get_object_or_404(queries.links_to_judge(desk.municipality), pk=pk)
            form = LinkForm(initial={"type": found.type, "seen": found.revision})
        else:
            return redirect(reverse("desk:review", args=[desk.municipality.slug]) + _kept(request))
    context = {
        **_around(request, desk, getattr(found, "candidate", None)),
        "link": found,
        "form": form,
        "sides": [_side(desk, found.source), _side(desk, found.target)],
        "is_meanwhile": status == 409,  # noqa: PLR2004 -- conflict
    }
    return render(request, "desk/review/link.html", context, status=status)


@desk_page(Act.REVIEW)
def alike(request: HttpRequest, desk: Desk, kind: str, pk: int) -> HttpResponse:
    """All that is alike on one page: looked through, ticked, decided at once."""
    if kind not in {"aussage", "verbindung"}:
        raise Http404
    own = queries.waiting(desk.municipality, today=timezone.localdate())
    candidate = get_object_or_404(own, **{"statement" if kind == "aussage" else "link": pk})
    if candidate.link is not None and candidate.link.type == CONFLICTS:
        raise Http404  # each gets a verdict of its own
    found = list(queries.alike(candidate)[: AT_ONCE + 1])
    is_cut, found = len(found) > AT_ONCE, found[:AT_ONCE]
    form = AlikeForm(_posted(request), shown=[str(one.pk) for one in found])
    if request.method == "POST" and form.is_valid():
        chosen = set(form.cleaned_data["chosen"])
        decided, passed = actions.decide_alike(
            candidates=[one for one in found if str(one.pk) in chosen],
            review=form.review,
            reason=form.cleaned_data["words"],
            with_connections=form.cleaned_data["with_connections"],
            by=desk.user,
            now=timezone.now(),
        )
        said = ngettext("%(shown)s was decided.", "%(shown)s were decided.", decided) % {"shown": decided}
        if passed:
            said += " " + gettext("%(shown)s had been decided by others meanwhile.") % {"shown": passed}
        messages.success(request, said)
        return redirect(reverse("desk:review", args=[desk.municipality.slug]) + _kept(request))
    context = {
        "desk": desk,
        "city": desk.municipality,
        "candidate": candidate,
        "found": found,
        "most": AT_ONCE if is_cut else None,
        "form": form,
        "keep": _kept(request),
    }
    return render(request, "desk/review/alike.html", context)


@desk_page(Act.REVIEW, room="desk:review")
def take_back(request: HttpRequest, desk: Desk, position: int) -> HttpResponse:
    entry = get_object_or_404(actors.entries_of(desk.municipality), position=position)
    try:
        actions.undo(entry=entry, by=desk.user, now=timezone.now())
    except actions.NotADecision as wrong:
        raise BadRequest from wrong
    except actions.DecidedMeanwhile:
        messages.warning(request, gettext("Something was decided on it since; nothing was taken back."))
        return redirect(reverse("desk:review", args=[desk.municipality.slug]) + _kept(request))
    messages.success(request, gettext("The decision was taken back."))
    key = entry.detail.get("key")
    if key is not None:
        address = reverse("desk:review-statement", args=[desk.municipality.slug, key])
    else:
        pk = int(entry.subject.rpartition(":")[2])
        address = reverse("desk:review-link", args=[desk.municipality.slug, pk])
    return redirect(address + _kept(request))


def _judge_statement(desk: Desk, found: "Statement", form: StatementForm) -> None:
    if form.is_later:
        _postpone(desk, getattr(found, "candidate", None))
        return
    actions.decide_statement(
        statement=found, seen=form.seen_revision, verdict=form.to_verdict(), by=desk.user, now=timezone.now()
    )


def _judge_link(desk: Desk, found: "Link", form: LinkForm) -> None:
    if form.is_later:
        _postpone(desk, getattr(found, "candidate", None))
        return
    actions.decide_link(
        link=found, seen=form.seen_revision, verdict=form.to_verdict(), by=desk.user, now=timezone.now()
    )


def _posted(request: HttpRequest) -> "QueryDict | None":
    """Empty is an answer too."""
    return request.POST if request.method == "POST" else None


def _postpone(desk: Desk, candidate: "Candidate | None") -> None:
    """What was decided meanwhile needs no other day."""
    if candidate is not None:
        actions.postpone(candidate=candidate, by=desk.user, now=timezone.now(), today=timezone.localdate())


def _around(request: HttpRequest, desk: Desk, candidate: "Candidate | None") -> dict[str, object]:
    """What stands around every card: filters, what is alike, what was decided last."""
    alike = queries.alike(candidate).count() - 1 if candidate is not None else 0
    return {
        "desk": desk,
        "city": desk.municipality,
        "candidate": candidate,
        "alike": alike,
        "picture_label": gettext("The words on their page"),
        "kinds": _kinds(desk),
        "most": MOST,
        "papers": corpus.documents(desk.municipality),
        "kind_asked": request.GET.get("art", ""),
        "paper_asked": request.GET.get("papier", ""),
        "keep": _kept(request),
        "last": _last(desk),
        "lesson": queries.last_lesson(desk.municipality),
    }


def _last(desk: Desk) -> Line | None:
    """What this person decided last, as it can be taken back: two queries."""
    decided = queries.last_decisions(desk.municipality, desk.user, 1).select_related("by")
    return next(iter(lines_of(list(decided))), None)


def _waiting(request: HttpRequest, desk: Desk) -> "QuerySet[Candidate]":
    kind = one_of(request, "art", [*KINDS, *LINKS])
    paper = request.GET.get("papier") or None
    return queries.waiting(desk.municipality, today=timezone.localdate(), kind=kind, paper=paper)


def _kinds(desk: Desk) -> list[tuple[str, str, int]]:
    """Statements first, then links; those of which none waits are left out."""
    how_many = queries.some_waiting_by_kind(desk.municipality, MOST)
    names = {kind: str(names[1]) for kind, names in KINDS.items()}
    names |= {kind: link_group(kind) for kind in LINKS}
    return [(kind, name, how_many[kind]) for kind, name in names.items() if kind in how_many]


def _kept(request: HttpRequest) -> str:
    given = {name: request.GET[name] for name in ("art", "papier") if request.GET.get(name)}
    return f"?{urlencode(given)}" if given else ""


def _address_of(desk: Desk, candidate: "Candidate") -> str:
    if candidate.statement is not None:
        return reverse("desk:review-statement", args=[desk.municipality.slug, candidate.statement.key])
    return reverse("desk:review-link", args=[desk.municipality.slug, candidate.link_id])


def _side(desk: Desk, found: "Statement") -> dict[str, object]:
    """The statement with its words on the picture of its page."""
    strip, address = pictures.cutting(desk.municipality.slug, found)
    close_up = pictures.cutting(desk.municipality.slug, found, Cut.CLOSE)[0]
    return {"statement": found, "picture": strip, "close_up": close_up, "address": address}


def _as_proposed(found: "Statement") -> dict[str, object]:
    """All that the machine proposes is ticked; what a person rejected is not."""
    return {
        "seen": found.revision,
        "kind": found.kind,
        "areas": [str(row.area_id) for row in found.areas.all() if row.review != Review.REJECTED],
        "digital": [row.kind for row in found.digital.all() if row.review != Review.REJECTED],
    }
