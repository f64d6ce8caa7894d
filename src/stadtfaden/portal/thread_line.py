"""A thread as the steps of one line: from the Leitbild down to the statement, and on to what hangs on it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stadtfaden.threads.queries import Strand, Thread

if TYPE_CHECKING:
    from stadtfaden.threads.queries.strands import Link, Statement

TOP = ("principle", "vision")
CONFIRMED = "confirmed"
END = ("measure", "indicator", "target")


@dataclass(frozen=True, slots=True)
class Step:
    """`link` joins the step to the one above it, None where the paper itself does or nothing stands above."""

    statement: "Statement"
    link: "Link | None"
    is_here: bool
    is_joined: bool
    beside: tuple[Strand, ...] = ()  # other statements joined to the same step above
    leads_on_by_proposal: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """`reaches_top`: begins with a principle or vision; `reaches_end`: ends with a measure, target or indicator."""

    steps: tuple[Step, ...]
    reaches_top: bool
    reaches_end: bool


def line_of(thread: Thread) -> Line:
    strand_of = {strand.statement.pk: strand for strand in (*thread.up, *thread.down)}
    steps: list[Step] = []
    for index, statement in enumerate(thread.spine):
        above = steps[-1].statement if steps else None
        # On the way up each strand says what joins it to the step below.
        link = strand_of[above.pk].link if above is not None else None
        is_here = statement.pk == thread.statement.pk
        steps.append(Step(statement, link, is_here, is_joined=index > 0))
    steps += _downwards(thread)
    steps = [
        replace(step, leads_on_by_proposal=below.link is not None and below.link.review != CONFIRMED)
        for step, below in zip(steps, [*steps[1:], steps[-1]], strict=True)
    ]
    steps[-1] = replace(steps[-1], leads_on_by_proposal=False)
    kinds = [step.statement.kind for step in steps]
    return Line(tuple(steps), kinds[0] in TOP, kinds[-1] in END)


def _downwards(thread: Thread) -> list[Step]:
    """Along the surest strand, deepest first; its neighbours stand beside it."""
    steps: list[Step] = []
    near = thread.statement.pk
    while below := [strand for strand in thread.down if strand.joined_to == near]:
        chosen = max(below, key=lambda strand: _depth(thread.down, strand.statement.pk))
        beside = tuple(strand for strand in below if strand is not chosen)
        steps.append(Step(chosen.statement, chosen.link, is_here=False, is_joined=True, beside=beside))
        near = chosen.statement.pk
    return steps


def _depth(strands: Iterable[Strand], start: int) -> int:
    below = [strand.statement.pk for strand in strands if strand.joined_to == start]
    return 1 + max((_depth(strands, pk) for pk in below), default=0)
