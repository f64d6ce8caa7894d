"""Everything that waits stands in the order in which deciding helps most, as people's decisions teach it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Q

from stadtfaden.actors.actions import log_entry
from stadtfaden.actors.models import Municipality
from stadtfaden.core.chances import learned
from stadtfaden.corpus.models import Document, Review, Statement
from stadtfaden.threads.actions.candidates import (
    View,
    Waiting,
    best_of,
    insert,
    links_that_wait,
    reach_of,
    statements_that_wait,
)
from stadtfaden.threads.models import Candidate, Link
from stadtfaden.threads.queries.lessons import LEARNED, decisions_since, examples, last_lesson

# Ten times as fast as bulk_update, which writes one long CASE for thousands of rows.
_MOVE = "UPDATE threads_candidate SET chance = %s, priority = %s WHERE id = %s"


class Row(NamedTuple):
    """A candidate as it waits now."""

    pk: int
    statement: int | None
    link: int | None
    chance: float
    priority: float
    postponed_until: date | None


class Change(NamedTuple):
    """What is to be written for one paper; `moved` holds chance, priority and pk."""

    gone: list[Row]
    new: list[Waiting]
    moved: list[tuple[float, float, int]]


def learn_order(*, municipality: Municipality, now: datetime) -> int:
    """As `renew_candidates`; after new decisions the log says from how many it was learned."""
    decided = decisions_since(municipality, last_lesson(municipality))
    taught = len(examples(municipality))
    waiting = renew_candidates(municipality=municipality)
    if decided:
        log_entry(
            verb=LEARNED,
            subject=f"actors.Municipality:{municipality.pk}",
            now=now,
            municipality=municipality,
            detail={"decisions": taught},
        )
    return waiting


def renew_candidates(*, municipality: Municipality) -> int:
    """All that nobody has judged waits, alike ones one after the other; says how many there are.

    What people have decided teaches how likely each is confirmed. One paper after the other, and only what
    changed is written, in one short transaction a paper: whoever decides meanwhile hardly waits. Five
    queries, three a paper and those that write. What was postponed stays so.
    """
    view = View(municipality, learned(examples(municipality)), reach_of(municipality))
    papers = Document.objects.filter(municipality=municipality).order_by("pk").values_list("pk", flat=True)
    return sum(_renew_paper(view, paper) for paper in list(papers))


def _renew_paper(view: View, paper: int) -> int:
    there: defaultdict[str, list[Row]] = defaultdict(list)
    own = Candidate.objects.filter(municipality=view.municipality, document=paper).order_by("pk")
    columns = ("group", "pk", "statement", "link", "chance", "priority", "postponed_until")
    for group, *row in own.values_list(*columns):
        there[group].append(Row(*row))
    found = [
        *statements_that_wait(view, Q(edition__document=paper)),
        *links_that_wait(view, Q(source__edition__document=paper)),
    ]
    change = _change(there, found)
    if any(change):
        _write(view.municipality, change)
    return len(found)


def _change(there: dict[str, list[Row]], found: Sequence[Waiting]) -> Change:
    """A group that holds other things than before, or in another order, comes anew as a whole."""
    best, wanted = best_of(found), defaultdict(list)
    for one in sorted(found, key=lambda one: one.place):
        wanted[one.group].append(one)
    gone = [row for group in there.keys() - wanted.keys() for row in there[group]]
    change = Change(gone, [], [])
    for group, ones in wanted.items():
        rows = there.get(group, [])
        if [(row.statement, row.link) for row in rows] != [(one.statement, one.link) for one in ones]:
            change.gone.extend(rows)
            change.new.extend(ones)
            continue
        change.moved.extend(
            (one.chance, best[group], row.pk)
            for one, row in zip(ones, rows, strict=True)
            if (one.chance, best[group]) != (row.chance, row.priority)
        )
    return change


@transaction.atomic
def _write(municipality: Municipality, change: Change) -> None:
    """What was decided since it was read does not wait again."""
    statements = [one.statement for one in change.new if one.statement is not None]
    links = [one.link for one in change.new if one.link is not None]
    still = {
        ("statement", pk)
        for pk in Statement.objects.filter(pk__in=statements, review=Review.CANDIDATE).values_list(
            "pk", flat=True
        )
    } | {
        ("link", pk)
        for pk in Link.objects.filter(pk__in=links, review=Review.CANDIDATE).values_list("pk", flat=True)
    }
    Candidate.objects.filter(pk__in=[row.pk for row in change.gone]).delete()
    new = [one for one in change.new if {("statement", one.statement), ("link", one.link)} & still]
    later = {
        (row.statement, row.link): row.postponed_until
        for row in change.gone
        if row.postponed_until is not None
    }
    insert(municipality, new, later)
    with connection.cursor() as cursor:
        cursor.executemany(_MOVE, change.moved)
