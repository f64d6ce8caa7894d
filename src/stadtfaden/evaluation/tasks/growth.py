"""How linking grows with the number of statements. Vectors and sentences are drawn, nobody wrote them.

The product's own `Neighbours` does the work; only what it loads from the records is replaced.
Needs no material but 4 GB of memory and some minutes, and runs only when it is named. Time is that of the
processor, so that other work on the machine does not count; set OMP_NUM_THREADS=1 beside it.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple

import numpy as np

from stadtfaden.actors.models import Municipality
from stadtfaden.adapters.index import EXACT_UP_TO, nearest_index
from stadtfaden.core.links import Side
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Edition
from stadtfaden.evaluation.measures import mean
from stadtfaden.evaluation.values import Figure, Material, Task
from stadtfaden.pipeline.neighbours import NEIGHBOURS, Neighbours, Row
from stadtfaden.search import VectorMemory, Vectors

SIZES = (10_000, 100_000, 1_000_000)
GROUPS = 10  # whose statements' links are looked for: as in a build, what is found for one serves the others
NOTE = "Gezogene Vektoren und Sätze; gemessen auf dieser Maschine."
_DIMENSIONS = 384
_ALIKE = 40  # statements that lie near each other, however many there are
_SCATTER = 0.4  # cosines of about .86 among them
_CHUNK = 50_000
_COMPARED = 200  # statements whose neighbours are counted
_PAPERS = 200
_THINGS = ("Radweg", "Spielplatz", "Kanal", "Schulhof", "Busspur", "Bücherei", "Solardach", "Marktplatz")
_DEEDS = ("ausbauen", "sanieren", "beleuchten", "verlegen", "pflegen", "begrünen", "vernetzen")


def groups_of(statements: int) -> int:
    """How many groups of statements lie near each other; each statement belongs to one."""
    return max(1, statements // _ALIKE)


def is_asked(at: int, size: int) -> bool:
    """Whether the statement at this place of a shelf is one of those whose links are looked for."""
    return at < _CHUNK and at % groups_of(min(size, _CHUNK)) < GROUPS


class Cost(NamedTuple):
    """Seconds for a statement: making everything ready, spread over all; then finding its links."""

    ready: float
    linked: float

    @property
    def whole(self) -> float:
        return self.ready + self.linked


class Drawn(VectorMemory):
    """Gives vectors that nobody had to work out: groups of a fixed size around random centres."""

    def __init__(self) -> None:
        """No folder, no model: nothing is remembered."""

    def passages(
        self,
        texts: Sequence[str],
        on_progress: Callable[[int, int], None] | None = None,  # noqa: ARG002 -- as its parent
    ) -> Vectors:
        chance = np.random.default_rng(1)
        rows = np.empty((len(texts), _DIMENSIONS), np.float32)
        for start in range(0, len(texts), _CHUNK):
            size = min(_CHUNK, len(texts) - start)
            groups = groups_of(size)
            centres = chance.standard_normal((groups, _DIMENSIONS), np.float32)
            drawn = centres[np.arange(size) % groups]
            drawn += _SCATTER * chance.standard_normal((size, _DIMENSIONS), np.float32)
            rows[start : start + size] = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
        return rows


class _Shelf(Neighbours):
    """As many statements as wanted, of 200 papers; those asked for count as one edition."""

    def __init__(self, size: int) -> None:
        self._size = size
        super().__init__(Municipality(), Drawn())

    def _load(self, municipality: Municipality) -> Iterator[list[str]]:  # noqa: ARG002 -- as its parent
        for at in range(self._size):
            paper = 1 + at * 7 // 3 % _PAPERS
            text = f"{_THINGS[at % 8]} {at % 997} {_DEEDS[at % 7]}"
            self._rows.append(Row(at, 0 if is_asked(at, self._size) else paper, paper))
            self._sides.append(Side(str(at), str(paper), f"Papier {paper}", StatementKind.MEASURE, text))
            yield [text]


def growth(material: Material) -> Iterator[Figure]:  # noqa: ARG001 -- tasks are called alike; nothing is read
    """Three sizes; the last one takes most of the time."""
    yield from grown(SIZES)
    for size in (SIZES[0], EXACT_UP_TO):
        yield recalled(size)


TASK = Task("growth", "Wachstum der Verbindungen", growth, usual=False)


def grown(sizes: Sequence[int]) -> Iterator[Figure]:
    """Seconds for 1,000 statements at each size, then the exponent by which the whole grows."""
    costs = []
    for size in sizes:
        costs.append(cost_at(size))
        yield Figure(f"{size} Aussagen, Sekunden je 1000", 1000 * costs[-1].whole, size, note=NOTE)
    for (first, last), (before, after) in zip(pairwise(sizes), pairwise(costs), strict=True):
        yield Figure(
            measure=f"Aufwand im Ganzen wächst mit n hoch …, {first} bis {last}",
            ours=1 + log(after.whole / before.whole) / log(last / first),
            cases=last,
            goal=1 + log(log(last) / log(first)) / log(last / first),
            at_most=True,
            note=f"Ziel ist n log n zwischen beiden Größen. {NOTE}",
        )


def recalled(size: int) -> Figure:
    """How many of the nearest the lists of large shelves find, asked where all can still be compared."""
    vectors = Drawn().passages([""] * size)
    asked = vectors[:: max(1, size // _COMPARED)]
    _, exact = nearest_index(vectors, exact_up_to=size).search(asked, NEIGHBOURS)
    _, listed = nearest_index(vectors, exact_up_to=0).search(asked, NEIGHBOURS)
    return Figure(
        measure=f"{NEIGHBOURS} nächste Nachbarn in den Listen gefunden, {size} Aussagen",
        ours=mean(len({*one} & {*other}) / len(one) for one, other in zip(exact, listed, strict=True)),
        cases=len(asked),
        goal=0.98,
        note=f"Gegen den Vergleich mit allen. {NOTE}",
    )


def cost_at(size: int) -> Cost:
    """What a statement costs on a shelf of this size; those of `GROUPS` groups are linked."""
    begun = time.process_time()
    shelf = _Shelf(size)
    ready = time.process_time()
    list(shelf.proposals(Edition(pk=0)))
    done = time.process_time()
    return Cost((ready - begun) / size, (done - ready) / sum(is_asked(at, size) for at in range(size)))
