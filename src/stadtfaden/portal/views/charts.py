"""Pictures of the whole: who supports whom, what came when, where the money goes; each with its table."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext

from stadtfaden.actors import queries as actors
from stadtfaden.showing.lists import part_of
from stadtfaden.threads import queries as threads
from stadtfaden.threads.queries.charted import (
    Costed,
    costs,
    papers_in_time,
    supports,
    with_measures,
)
from stadtfaden.threads.queries.rows import Document, Municipality
from stadtfaden.ui.arcs import Bundle, arcs
from stadtfaden.ui.sankey import Flow, sankey
from stadtfaden.ui.templatetags.stadtfaden import euros
from stadtfaden.ui.timeline import Life, Mark, timeline
from stadtfaden.ui.wording import inside

MOST_PAPERS = 40  # more rows nobody reads; the table has all
MOST_MEASURES = 30
Told = Callable[[HttpRequest, Municipality], dict[str, Any]]
ADOPTED = {"adopted", "superseded"}


def thread_map(request: HttpRequest, city: str) -> HttpResponse:
    return _shown(request, city, "portal/thread_map.html", map_of)


def in_time(request: HttpRequest, city: str) -> HttpResponse:
    return _shown(request, city, "portal/timeline.html", time_of)


def money(request: HttpRequest, city: str) -> HttpResponse:
    return _shown(request, city, "portal/money.html", money_of)


def _shown(request: HttpRequest, city: str, template: str, told: Told) -> HttpResponse:
    municipality = get_object_or_404(actors.municipalities(), slug=city)
    return render(request, template, {"city": municipality, **told(request, municipality)})


def map_of(_request: HttpRequest, municipality: Municipality) -> dict[str, Any]:
    found, papers = supports(municipality), papers_in_time(municipality)
    named = {paper.pk: paper for paper in papers}
    linked = {pk for one in found for pk in (one.source, one.target)}
    rows = sorted((paper for paper in papers if paper.pk in linked), key=_leitbild_first)[:MOST_PAPERS]
    place = {paper.pk: index for index, paper in enumerate(rows)}
    bundles = [
        Bundle(place[one.source], place[one.target], one.how_many, one.confirmed == one.how_many)
        for one in found
        if one.source in place and one.target in place
    ]
    return {
        "arcs": arcs([paper.title for paper in rows], bundles),
        "supports": [(named[one.source], named[one.target], one) for one in found],
        "alone": [paper for paper in papers if paper.pk not in linked and not paper.is_old],  # type: ignore[attr-defined] # annotated
    }


def time_of(_request: HttpRequest, municipality: Municipality) -> dict[str, Any]:
    papers = papers_in_time(municipality)
    decided = list(threads.decided_editions(municipality))
    dated = [(paper, paper.dated_on) for paper in papers if paper.dated_on is not None]
    return {
        "papers": [(paper, next(iter(paper.superseded_by.all()), None)) for paper in papers],
        "decided": decided,
        "timeline": timeline(
            [_life(paper, begins) for paper, begins in dated],
            [Mark(one.title, one.decided_on) for one in decided],
            today=timezone.localdate(),
        ),
    }


def money_of(request: HttpRequest, municipality: Municipality) -> dict[str, Any]:
    found = costs(municipality)
    once = [one for one in found.sums if not one.cost.is_yearly]
    shown = with_measures(once[:MOST_MEASURES])
    part = part_of(request, found.sums)
    return {
        "sankey": sankey([_flow(one) for one in shown]),
        "shown": len(shown),
        "part": part,
        "costed": with_measures(list(part)),
        "keep": "",
        "once": len(once),
        "together": sum(one.cost.euros for one in once),
        "unread": found.unread,
    }


def _leitbild_first(paper: Document) -> tuple[bool, date, str]:
    return paper.kind != "leitbild", paper.dated_on or date.max, paper.title


def _life(paper: Document, begins: date) -> Life:
    newer = next((one.dated_on for one in paper.superseded_by.all() if one.dated_on), None)
    until = newer or (date(paper.horizon, 12, 31) if paper.horizon else None)
    is_over = bool(paper.is_old)  # type: ignore[attr-defined] # annotated by papers_in_time
    return Life(paper.title, begins, until, is_over, paper.status in ADOPTED)


def _flow(one: Costed) -> Flow:
    goal = one.measure.parent
    named = (
        gettext("without a %(goal)s") % {"goal": inside("goal")[0]}
        if goal is None
        else f"{goal.code or ''} {goal.title or goal.text}".strip()
    )
    measure = f"{euros(one.cost.euros)} · {one.measure.code or ''} {one.measure.title or one.measure.text}"
    return Flow(named, " ".join(measure.split()), one.cost.euros)
