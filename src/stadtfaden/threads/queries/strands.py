"""The thread: from a statement up to the Leitbild and down to measures and indicators."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from stadtfaden.core.links import LinkType
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.corpus.queries import WITHOUT_TEXT
from stadtfaden.threads.models import Link
from stadtfaden.threads.queries.visible import statements_with_connections

UPWARDS = (
    LinkType.IMPLEMENTS.value,
    LinkType.REFINES.value,
    LinkType.SUPPORTS.value,
    LinkType.MEASURES.value,
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
    """Both directions, surest first: six queries. The far end comes with page, paper, targets and fields."""
    out = [SeenLink(link, link.target, is_outgoing=True) for link in _links(statement, "source", "target")]
    back = [SeenLink(link, link.source, is_outgoing=False) for link in _links(statement, "target", "source")]
    return tuple(sorted((*out, *back), key=lambda seen: (-seen.link.score, seen.link.pk)))


def thread_of(statement: Statement, steps: int = STEPS) -> Thread:
    """Two queries a step in each direction, and three: at most 19. Statements come with page, paper, areas
    and digital connections.
    """
    above = _walk(statement.pk, steps, is_up=True)
    below = _walk(statement.pk, steps, is_up=False)
    found = _statements(tread.far for tread in (*above, *below))
    up, down = (
        tuple(Strand(found[tread.far], tread.near, tread.link, tread.step) for tread in treads)
        for treads in (above, below)
    )
    return Thread(statement, up, down, _spine(statement, up))


def _links(statement: Statement, near: str, far: str) -> QuerySet[Link]:
    return (
        Link.objects.filter(**{near: statement, f"{far}__edition__is_current": True})
        .exclude(review=Review.REJECTED)
        .exclude(**{f"{far}__review": Review.REJECTED})
        .select_related(f"{far}__page", f"{far}__edition__document")
        .defer(f"{far}__page__text", f"{far}__page__words")
        .prefetch_related(f"{far}__targets", f"{far}__fields")
        .order_by("-score", "pk")
    )


@dataclass(frozen=True, slots=True)
class _Tread:
    """A strand before its statement is fetched."""

    near: int
    far: int
    link: Link | None
    step: int


def _walk(start: int, steps: int, *, is_up: bool) -> list[_Tread]:
    treads: list[_Tread] = []
    seen = {start}
    edge = [start]
    for step in range(1, steps + 1):
        reached: list[int] = []
        for near, far, link in _joints(edge, is_up=is_up):
            if far not in seen:
                seen.add(far)
                reached.append(far)
                treads.append(_Tread(near, far, link, step))
        if not reached:
            break
        edge = reached
    return treads


def _joints(edge: list[int], *, is_up: bool) -> list[tuple[int, int, Link | None]]:
    """(near, far, link) from the edge outwards; what the paper itself joins comes first: two queries."""
    near, far = ("source", "target") if is_up else ("target", "source")
    children = Statement.objects.exclude(review=Review.REJECTED).exclude(parent__review=Review.REJECTED)
    family = (
        children.filter(pk__in=edge, parent__edition__is_current=True).values_list("pk", "parent__pk")
        if is_up
        else children.filter(parent__in=edge, edition__is_current=True).values_list("parent__pk", "pk")
    )
    links = (
        Link.objects.filter(**{f"{near}__in": edge, f"{far}__edition__is_current": True}, type__in=UPWARDS)
        .exclude(review=Review.REJECTED)
        .exclude(**{f"{far}__review": Review.REJECTED})
        .order_by("-score", "pk")
    )
    joints: list[tuple[int, int, Link | None]] = [
        (one, other, None) for one, other in family.order_by("page__number", "start", "pk")
    ]
    joints += [(getattr(link, f"{near}_id"), getattr(link, f"{far}_id"), link) for link in links]
    return _at_most(joints, WIDTH)


def _at_most(
    joints: Iterable[tuple[int, int, Link | None]], width: int
) -> list[tuple[int, int, Link | None]]:
    """No knot has more strands from other papers than `width`."""
    used: dict[int, int] = {}
    kept: list[tuple[int, int, Link | None]] = []
    for near, far, link in joints:
        if link is not None:
            used[near] = used.get(near, 0) + 1
        if used.get(near, 0) <= width:
            kept.append((near, far, link))
    return kept


def _statements(pks: Iterable[int]) -> dict[int, Statement]:
    found = (
        Statement.objects.filter(pk__in=list(pks))
        .select_related("page", "edition__document")
        .defer(*WITHOUT_TEXT)
    )
    return {statement.pk: statement for statement in statements_with_connections(found)}


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
