"""Threads from principle to measure, and where papers contradict each other."""

from dataclasses import replace

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Statement
from stadtfaden.exchange.report import sentences
from stadtfaden.exchange.report.quoting import CONFIRMED, Quoting
from stadtfaden.exchange.report.sentences import Addresses, Places
from stadtfaden.exchange.report.values import Branch, Contradiction, Group, Hanging, Thread
from stadtfaden.threads import queries
from stadtfaden.threads.models import Link, Settlement, Verdict
from stadtfaden.threads.queries.gaps import Holes
from stadtfaden.threads.queries.whole import Joined, WholeThread, whole_threads
from stadtfaden.ui.questions import question
from stadtfaden.ui.templatetags.stadtfaden import number, shortened

THREADS, BRANCHES, MEASURES = 20, 8, 5
CONTRADICTIONS = 30
HOLES = 10
REASON = 240
SHORT = 220
PAGES = ("source__page__text", "source__page__words", "target__page__text", "target__page__words")
SIDE = 600


def threads_of(
    municipality: Municipality, *, quoting: Quoting, addresses: Addresses
) -> tuple[tuple[Thread, ...], int]:
    """The printed ones, and how many there are: eight queries."""
    found = whole_threads(municipality, threads=THREADS, branches=BRANCHES, measures=MEASURES)
    return tuple(_thread(thread, quoting, addresses) for thread in found.threads), found.how_many


def contradictions_of(municipality: Municipality, *, quoting: Quoting) -> tuple[Contradiction, ...]:
    """Three queries; what people have looked at and left open says so."""
    links = queries.contradictions(municipality).select_related("settlement__settled_by").defer(*PAGES)
    return tuple(_judged(link, quoting) for link in links[:CONTRADICTIONS])


def places_of(municipality: Municipality) -> Places:
    """How far people are with the contradictions: three queries."""
    still = queries.contradictions(municipality)
    left_open = still.filter(settlement__verdict=Verdict.OPEN).count()
    settled = queries.contradictions_to_settle(municipality, is_settled=True).count()
    return Places(waiting=still.count() - left_open, left_open=left_open, settled=settled)


def settled_of(municipality: Municipality, *, quoting: Quoting) -> tuple[Contradiction, ...]:
    """What people have said of contradictions, newest first: three queries."""
    links = queries.contradictions_to_settle(municipality, is_settled=True).defer(*PAGES)
    return tuple(_judged(link, quoting) for link in links[:CONTRADICTIONS])


def _judged(link: Link, quoting: Quoting) -> Contradiction:
    settlement: Settlement | None = getattr(link, "settlement", None)
    if settlement is None:
        return _contradiction(link, quoting)
    return replace(
        _contradiction(link, quoting),
        verdict=sentences.verdict(settlement),
        grounds=settlement.reason,
        is_conflict=settlement.verdict == Verdict.GOAL_CONFLICT,
        is_left_open=settlement.is_open,
    )


def _contradiction(link: Link, quoting: Quoting) -> Contradiction:
    sides = (link.source, link.target)
    asked = question(
        link.source.targets.all(),
        link.target.targets.all(),
        [side.title or side.text for side in sides],
        link.reason,
    )
    return Contradiction(
        topic=asked.topic,
        question=asked.words,
        reason=link.reason,
        is_confirmed=link.review == CONFIRMED,
        sides=(quoting.quote(link.source, SIDE), quoting.quote(link.target, SIDE)),
        promises=(_promises(link.source), _promises(link.target)),
    )


def holes_of(holes: Holes, *, quoting: Quoting, addresses: Addresses) -> tuple[Group, ...]:
    """Six queries. Kinds of holes that do not exist are left out."""
    asked = (
        ("ziele", sentences.goals_without_measure, holes.goals_without_measure),
        ("massnahmen", sentences.measures_without_goal, holes.measures_without_goal),
        ("zielwerte", sentences.goals_without_target, holes.goals_without_target),
    )
    groups = []
    for name, sentence, rows in asked:
        how_many = rows.count()
        shown = rows.order_by("-score", "pk").defer("page__text", "page__words")[:HOLES] if how_many else ()
        groups.append(
            Group(
                name=sentence(how_many),
                how_many=number(how_many),
                quotes=tuple(quoting.quote(statement, SHORT) for statement in shown),
                rest=sentences.rest(len(shown), how_many, addresses.of("holes", query=f"?art={name}")),
            )
        )
    return tuple(group for group in groups if group.quotes)


def _thread(thread: WholeThread, quoting: Quoting, addresses: Addresses) -> Thread:
    address = addresses.of("thread", thread.top.key)
    return Thread(
        top=quoting.quote(thread.top),
        branches=tuple(
            Branch(
                goal=None if branch.goal is None else _hanging(branch.goal, quoting),
                measures=tuple(_hanging(joined, quoting) for joined in branch.measures),
                rest=sentences.rest(len(branch.measures), branch.how_many, address),
            )
            for branch in thread.branches
        ),
        rest=sentences.rest(len(thread.branches), thread.how_many, address),
    )


def _hanging(joined: Joined, quoting: Quoting) -> Hanging:
    link: Link | None = joined.link
    return Hanging(
        quote=quoting.quote(joined.statement, SHORT),
        joint=sentences.joint(None if link is None else shortened(link.reason, REASON)),
        is_certain=link is None or link.review == CONFIRMED,
    )


def _promises(statement: Statement) -> tuple[str, ...]:
    found = (sentences.promise_of(target) for target in statement.targets.all())
    return tuple(filter(None, found))
