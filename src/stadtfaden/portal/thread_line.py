"""A thread as the steps of one line: from the Leitbild down to the statement, and on to what hangs on it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stadtfaden.threads.queries import Strand, Thread

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Link, Statement

TOP = ("principle", "vision")
END = ("measure", "indicator", "target")
CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Step:
    """`link_below` joins it to the next step; None where the paper itself does, or nothing follows.

    `beside` are the others that hang on the same step above.
    """

    statement: "Statement"
    is_here: bool = False
    beside: tuple[Strand, ...] = ()
    leads_on: bool = False
    link_below: "Link | None" = None

    @property
    def leads_on_by_proposal(self) -> bool:
        return self.link_below is not None and self.link_below.review != CONFIRMED


@dataclass(frozen=True, slots=True)
class Line:
    """`reaches_top`: it begins with principle or vision; `reaches_end`: it ends with a measure or target."""

    steps: tuple[Step, ...]
    reaches_top: bool
    reaches_end: bool


def line_of(thread: Thread) -> Line:
    above, below = _downwards_to(thread), _downwards_from(thread)
    links = [*(link for _, link in above[:-1]), *(link for _, link in below), None]
    steps = [step for step, _ in (*above, *below)]
    steps = [
        replace(step, link_below=link, leads_on=place < len(steps) - 1)
        for place, (step, link) in enumerate(zip(steps, links, strict=True))
    ]
    return Line(tuple(steps), steps[0].statement.kind in TOP, steps[-1].statement.kind in END)


def _downwards_to(thread: Thread) -> list[tuple[Step, "Link | None"]]:
    """From the top to the statement, each with the link to the step below."""
    link_of = {strand.statement.pk: strand.link for strand in thread.up}
    return [
        (Step(statement, is_here=statement.pk == thread.statement.pk), link_of.get(statement.pk))
        for statement in thread.spine
    ]


def _downwards_from(thread: Thread) -> list[tuple[Step, "Link | None"]]:
    """Along the deepest strand, each with the link to the step above."""
    found: list[tuple[Step, Link | None]] = []
    near = thread.statement.pk
    while below := [strand for strand in thread.down if strand.joined_to == near]:
        chosen = max(below, key=lambda strand: _depth(thread.down, strand.statement.pk))
        beside = tuple(strand for strand in below if strand is not chosen)
        found.append((Step(chosen.statement, beside=beside), chosen.link))
        near = chosen.statement.pk
    return found


def _depth(strands: Iterable[Strand], start: int) -> int:
    below = [strand.statement.pk for strand in strands if strand.joined_to == start]
    return 1 + max((_depth(strands, pk) for pk in below), default=0)
