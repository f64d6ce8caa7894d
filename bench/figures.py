"""A figure, and how a table of them is shown."""

import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Figure:
    """`peer` is what the same work costs another way, in the same run; empty where there is no peer."""

    what: str
    figure: str
    goal: str = ""
    peer: str = ""


@dataclass(slots=True)
class Watch:
    seconds: float = 0.0


@contextmanager
def watch() -> Iterator[Watch]:
    spent = Watch()
    begun = time.perf_counter()
    yield spent
    spent.seconds = time.perf_counter() - begun


def percentile(values: list[float], share: float) -> float:
    """The smallest value that `share` of all do not exceed; values in any unit."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def timed(act: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    with watch() as spent:
        act()
    return spent.seconds * 1000


def worked(act: Callable[[], object]) -> float:
    """Milliseconds of the processor for one call: the same figure on a machine that others use meanwhile."""
    begun = time.process_time()
    act()
    return (time.process_time() - begun) * 1000


def peak_megabytes() -> int:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def show(title: str, figures: list[Figure]) -> None:
    table = Table("What", "Figure", "Goal", "Peer in the same run", title=title, title_justify="left")
    for figure in figures:
        table.add_row(figure.what, figure.figure, figure.goal, figure.peer)
    Console(file=sys.stdout, width=130).print(table)
