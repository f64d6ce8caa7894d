"""The thread: from a statement up to the Leitbild and down to measures and indicators."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from operator import itemgetter

from django.db.models import QuerySet

from stadtfaden.core.links import LinkType
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.corpus.queries import WITHOUT_TEXT
from stadtfaden.threads.models import Link
from stadtfaden.threads.queries.reach import within_reach
from stadtfaden.threads.queries.visible import statements_with_connections

UPWARDS = (
    LinkType.IMPLEMENTS.value,
    LinkType.REFINES.value,
    LinkType.SUPPORTS.value,
    LinkType.MEASURES.value,
    LinkType.REPORTS.value,
)
TOP = (StatementKind.PRINCIPLE.value, StatementKind.VISION.value)
STEPS = 4
WIDTH = 6  # more strands than that at one knot nobody follows; links_of shows them all


@dataclass(frozen=True, slots=True)
class SeenLink:
    """A link from where the reader stands: `other` is the far end."""

    link: Link
    other: Statement
    is_outgoing: bool


@dataclass(frozen=True, slots=True)
class Strand:
    """A statement on a thread. `joined_to` is the pk of the statement one step nearer; `link` says why,
    None where the paper itself joins them (code, outline or table). `step` counts from 1.
    """

    statement: Statement
    joined_to: int
    link: Link | None
    step: int


@dataclass(frozen=True, slots=True)
class Thread:
    """`up` and `down` are nearest first. `spine` leads from the highest statement found down to this one."""

    statement: Statement
    up: tuple[Strand, ...]
    down: tuple[Strand, ...]
    spine: tuple[Statement, ...]


def links_of(statement: Statement) -> tuple[SeenLink, ...]:
    """Both directions, surest first: five queries. The far end comes with page, paper, targets and fields."""
    ways = {"target": _links(statement, "source", "target"), "source": _links(statement, "target", "source")}
    links = [(link, far) for far, found in ways.items() for link in found]
    others = _placed(getattr(link, f"{far}_id") for link, far in links).prefetch_related("targets", "fields")
    other_of = {other.pk: other for other in others}
    seen = [
        SeenLink(link, other_of[getattr(link, f"{far}_id")], is_outgoing=far == "target")
        for link, far in links
    ]
    return tuple(sorted(seen, key=lambda seen: (-seen.link.score, seen.link.pk)))


def thread_of(statement: Statement, steps: int = STEPS) -> Thread:
    """Eight queries, however long and broad the thread is. Statements come with page, paper, areas and
    digital connections.
    """
    above = _walk(statement.pk, steps, _joints(statement.pk, steps, is_up=True))
    below = _walk(statement.pk, steps, _joints(statement.pk, steps, is_up=False))
    treads = (*above, *below)
    found = _statements(tread.far for tread in treads)
    links = Link.objects.in_bulk([tread.link for tread in treads if tread.link is not None])
    up, down = (
        tuple(
            Strand(
                found[tread.far], tread.near, None if tread.link is None else links[tread.link], tread.step
            )
            for tread in some
        )
        for some in (above, below)
    )
    return Thread(statement, up, down, _spine(statement, up))


def _links(statement: Statement, near: str, far: str) -> QuerySet[Link]:
    return (
        Link.objects.filter(**{near: statement, f"{far}__edition__is_current": True})
        .exclude(review=Review.REJECTED)
        .exclude(**{f"{far}__review": Review.REJECTED})
        .order_by()
    )


@dataclass(frozen=True, slots=True)
class _Tread:
    """A strand before its statement and link are fetched."""

    near: int
    far: int
    link: int | None
    step: int


_Joints = dict[int, list[tuple[int, int, int | None]]]  # by the near end: (rank, far end, link)


def _walk(start: int, steps: int, joints: _Joints) -> list[_Tread]:
    """Nearest first, within a step by rank; the first way to reach a statement is its strand. No query."""
    treads: list[_Tread] = []
    seen = {start}
    edge = [start]
    for step in range(1, steps + 1):
        reached: list[int] = []
        leading_on = ((rank, near, far, link) for near in edge for rank, far, link in joints.get(near, ()))
        for _, near, far, link in sorted(leading_on, key=itemgetter(0)):
            if far not in seen:
                seen.add(far)
                reached.append(far)
                treads.append(_Tread(near, far, link, step))
        edge = reached
    return treads


def _joints(start: int, steps: int, *, is_up: bool) -> _Joints:
    """All that may be walked: two queries. What the paper itself joins comes first, then at most WIDTH
    links a knot, surest first.
    """
    within = within_reach(start, steps - 1, UPWARDS, is_up=is_up)
    near, far = ("source", "target") if is_up else ("target", "source")
    children = Statement.objects.exclude(review=Review.REJECTED).exclude(parent__review=Review.REJECTED)
    family = (
        children.filter(pk__in=within, parent__edition__is_current=True).values_list("pk", "parent__pk")
        if is_up
        else children.filter(parent__in=within, edition__is_current=True).values_list("parent__pk", "pk")
    )
    links = (
        Link.objects.filter(**{f"{near}__in": within, f"{far}__edition__is_current": True}, type__in=UPWARDS)
        .exclude(review=Review.REJECTED)
        .exclude(**{f"{far}__review": Review.REJECTED})
        .order_by("-score", "pk")
    )
    joints: _Joints = {}
    rank = count()
    for one, other in family.order_by("page__number", "start", "pk"):
        joints.setdefault(one, []).append((next(rank), other, None))
    used: Counter[int] = Counter()
    for one, other, link in links.values_list(f"{near}_id", f"{far}_id", "pk"):
        used[one] += 1
        if used[one] <= WIDTH:
            joints.setdefault(one, []).append((next(rank), other, link))
    return joints


def _statements(pks: Iterable[int]) -> dict[int, Statement]:
    return {statement.pk: statement for statement in statements_with_connections(_placed(pks))}


def _placed(pks: Iterable[int]) -> QuerySet[Statement]:
    return (
        Statement.objects.filter(pk__in=list(pks))
        .select_related("page", "edition__document")
        .defer(*WITHOUT_TEXT)
    )


def _spine(start: Statement, up: tuple[Strand, ...]) -> tuple[Statement, ...]:
    """To the nearest principle or vision; without one, to the farthest statement that was reached."""
    if not up:
        return (start,)
    strand_of = {strand.statement.pk: strand for strand in up}
    goal = next((strand for strand in up if strand.statement.kind in TOP), up[-1])
    way = [goal.statement]
    while way[-1].pk != start.pk:
        near = strand_of[way[-1].pk].joined_to
        way.append(start if near == start.pk else strand_of[near].statement)
    return tuple(way)
