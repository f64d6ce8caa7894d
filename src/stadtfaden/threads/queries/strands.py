"""The thread: from a statement up to the Leitbild and down to measures and indicators."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from stadtfaden.core.links import LinkType
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Review, Statement
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
    """At most eight queries a step, at any size. Statements come with page, paper, areas and digital."""
    up = _follow(statement, steps, is_up=True)
    down = _follow(statement, steps, is_up=False)
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


def _follow(start: Statement, steps: int, *, is_up: bool) -> tuple[Strand, ...]:
    strands: list[Strand] = []
    seen = {start.pk}
    edge = {start.pk: start}
    for step in range(1, steps + 1):
        joints = _joints(edge, is_up=is_up)
        wanted = [far for _, far, _ in joints if far not in seen]
        found = _statements(wanted)
        reached: dict[int, Statement] = {}
        for near, far, link in joints:
            if far in found and far not in seen:
                seen.add(far)
                reached[far] = found[far]
                strands.append(Strand(found[far], near, link, step))
        if not reached:
            break
        edge = reached
    return tuple(strands)


def _joints(edge: Mapping[int, Statement], *, is_up: bool) -> list[tuple[int, int, Link | None]]:
    """(near, far, link) from the edge outwards; what the paper itself joins comes first."""
    joints: list[tuple[int, int, Link | None]] = []
    if is_up:
        joints += [(pk, row.parent_id, None) for pk, row in edge.items() if row.parent_id is not None]
    else:
        children = Statement.objects.filter(parent__in=list(edge)).order_by("page__number", "start", "pk")
        joints += [(parent, pk, None) for parent, pk in children.values_list("parent_id", "pk") if parent]
    near, far = ("source_id", "target_id") if is_up else ("target_id", "source_id")
    links = (
        Link.objects.filter(**{f"{near}__in": list(edge)}, type__in=UPWARDS)
        .exclude(review=Review.REJECTED)
        .order_by("-score", "pk")
    )
    joints += [(getattr(link, near), getattr(link, far), link) for link in links]
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
        Statement.objects.filter(pk__in=list(pks), edition__is_current=True)
        .exclude(review=Review.REJECTED)
        .select_related("page", "edition__document")
        .defer("page__text", "page__words")
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
