"""Whole threads at once: from the principles and visions of a city down to goals and measures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.corpus.queries import WITHOUT_TEXT
from stadtfaden.threads.models import Link
from stadtfaden.threads.queries.levels import UPWARDS, tops
from stadtfaden.threads.queries.superseded import superseded
from stadtfaden.threads.queries.visible import statements_with_connections

GOAL, MEASURE = StatementKind.GOAL.value, StatementKind.MEASURE.value
DEEPEST = 4  # goals below goals


@dataclass(frozen=True, slots=True)
class Joined:
    """A statement and the link that hangs it on the one above; None where its own paper joins them."""

    statement: Statement
    link: Link | None


@dataclass(frozen=True, slots=True)
class Branch:
    """A goal with its measures; without a goal, measures that hang on the top itself.

    `how_many` counts all measures.
    """

    goal: Joined | None
    measures: tuple[Joined, ...]
    how_many: int


@dataclass(frozen=True, slots=True)
class WholeThread:
    """`how_many` counts all branches."""

    top: Statement
    branches: tuple[Branch, ...]
    how_many: int


@dataclass(frozen=True, slots=True)
class _Joint:
    below: int
    link: int | None


@dataclass(frozen=True, slots=True)
class WholeThreads:
    """`how_many` counts all that begin with a principle or vision and lead to a goal or measure."""

    threads: tuple[WholeThread, ...]
    how_many: int


def whole_threads(municipality: Municipality, *, threads: int, branches: int, measures: int) -> WholeThreads:
    """At most so many of each, those first on which most hangs: eight queries at any size.

    Statements come with page, paper, areas and digital connections.
    """
    below = _joints(municipality)
    kinds = dict(_current(municipality).values_list("pk", "kind"))
    drawn = {
        top: rows
        for top in tops(municipality).values_list("pk", flat=True)
        if (rows := _branches(top, below, kinds))
    }
    shown = {top: drawn[top][:branches] for top in list(drawn)[:threads]}
    joints = [joint for rows in shown.values() for goal, some in rows for joint in (goal, *some[:measures])]
    statements = _statements([*shown, *(joint.below for joint in joints if joint)])
    links = Link.objects.in_bulk([joint.link for joint in joints if joint and joint.link])

    def joined(joint: _Joint) -> Joined:
        return Joined(statements[joint.below], None if joint.link is None else links[joint.link])

    def branch(goal: _Joint | None, some: list[_Joint]) -> Branch:
        hanging = tuple(joined(joint) for joint in some[:measures])
        return Branch(None if goal is None else joined(goal), hanging, len(some))

    found = (
        WholeThread(statements[top], tuple(branch(*row) for row in rows), len(drawn[top]))
        for top, rows in shown.items()
    )
    return WholeThreads(tuple(found), len(drawn))


def _joints(municipality: Municipality) -> dict[int, list[_Joint]]:
    """What hangs on each statement: two queries. What the paper itself joins comes first."""
    below: dict[int, list[_Joint]] = {}
    parents = _current(municipality).filter(parent__isnull=False).order_by("page__number", "start", "pk")
    for parent, child in parents.values_list("parent__pk", "pk"):
        below.setdefault(parent, []).append(_Joint(child, None))
    links = (
        Link.objects.filter(source__in=_current(municipality), type__in=UPWARDS)
        .exclude(review=Review.REJECTED)
        .order_by("-score", "pk")
    )
    for target, source, link in links.values_list("target", "source", "pk"):
        if all(joint.below != source for joint in below.setdefault(target, [])):
            below[target].append(_Joint(source, link))
    return below


def _branches(
    top: int, below: Mapping[int, list[_Joint]], kinds: Mapping[int, str]
) -> list[tuple[_Joint | None, list[_Joint]]]:
    """Goals with measures first, else in the order in which they hang; loops are cut."""
    seen = {top}
    branches: list[tuple[_Joint | None, list[_Joint]]] = []

    def measures_of(statement: int) -> list[_Joint]:
        return [joint for joint in below.get(statement, ()) if kinds.get(joint.below) == MEASURE]

    def follow(statement: int, depth: int) -> None:
        for joint in below.get(statement, ()):
            if kinds.get(joint.below) != GOAL or joint.below in seen or depth > DEEPEST:
                continue
            seen.add(joint.below)
            branches.append((joint, measures_of(joint.below)))
            follow(joint.below, depth + 1)

    if direct := measures_of(top):
        branches.append((None, direct))
    follow(top, 1)
    return sorted(branches, key=lambda branch: not branch[1])


def _statements(pks: Iterable[int]) -> dict[int, Statement]:
    found = (
        Statement.objects.filter(pk__in=set(pks))
        .select_related("page", "edition__document")
        .defer(*WITHOUT_TEXT)
    )
    return {statement.pk: statement for statement in statements_with_connections(found)}


def _current(municipality: Municipality) -> QuerySet[Statement]:
    return (
        Statement.objects.filter(edition__document__municipality=municipality, edition__is_current=True)
        .exclude(Q(review=Review.REJECTED) | superseded())
        .order_by()
    )
