"""How linking grows with the number of statements. Vectors and sentences are drawn, nobody wrote them.

The product's own `Neighbours` does the work; only what it loads from the records is replaced.
Needs no material but 4 GB of memory and some minutes, and runs only when it is named.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from math import log
from typing import NamedTuple

import numpy as np

from stadtfaden.actors.models import Municipality
from stadtfaden.core.links import Side
from stadtfaden.core.statements import StatementKind
from stadtfaden.corpus.models import Edition
from stadtfaden.evaluation.values import Figure, Material, Task
from stadtfaden.pipeline.neighbours import Neighbours, _Row
from stadtfaden.search import VectorMemory, Vectors

SIZES = (10_000, 100_000, 1_000_000)
ASKED = 100  # statements whose links are looked for
NOTE = "Gezogene Vektoren und Sätze; gemessen auf dieser Maschine."
_DIMENSIONS = 384
_ALIKE = 40  # statements that lie near each other, however many there are
_SCATTER = 0.4  # cosines of about .86 among them
_CHUNK = 50_000
_PAPERS = 200
_THINGS = ("Radweg", "Spielplatz", "Kanal", "Schulhof", "Busspur", "Bücherei", "Solardach", "Marktplatz")
_DEEDS = ("ausbauen", "sanieren", "beleuchten", "verlegen", "pflegen", "begrünen", "vernetzen")


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
            centres = chance.standard_normal((size // _ALIKE + 1, _DIMENSIONS), np.float32)
            drawn = centres[chance.integers(0, len(centres), size)]
            drawn += _SCATTER * chance.standard_normal((size, _DIMENSIONS), np.float32)
            rows[start : start + size] = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
        return rows


class _Shelf(Neighbours):
    """As many statements as wanted, of 200 papers; those asked for are all of one edition."""

    def __init__(self, size: int) -> None:
        self._size = size
        super().__init__(Municipality(), Drawn())

    def _load(self, municipality: Municipality) -> Iterator[list[str]]:  # noqa: ARG002 -- as its parent
        for at in range(self._size):
            paper = 0 if at < ASKED else 1 + at % _PAPERS
            text = f"{_THINGS[at % 8]} {at % 997} {_DEEDS[at % 7]}"
            self._rows.append(_Row(at, paper, paper))
            self._sides.append(Side(str(at), str(paper), f"Papier {paper}", StatementKind.MEASURE, text))
            yield [text]


def growth(material: Material) -> Iterator[Figure]:  # noqa: ARG001 -- tasks are called alike; nothing is read
    """Three sizes; the last one takes most of the time."""
    yield from grown(SIZES)


TASK = Task("growth", "Wachstum der Verbindungen", growth, usual=False)


def grown(sizes: Sequence[int]) -> Iterator[Figure]:
    """Seconds for 1,000 statements at each size, then how much more the largest costs than n log n allows."""
    costs = []
    for size in sizes:
        costs.append(cost_at(size))
        yield Figure(f"{size} Aussagen, Sekunden je 1000", 1000 * costs[-1].whole, size, note=NOTE)
    first, last = sizes[-2], sizes[-1]
    allowed = log(last) / log(first)
    yield Figure(
        measure=f"Aufwand je Aussage, {last} gegen {first}, geteilt durch n log n",
        ours=costs[-1].whole / costs[-2].whole / allowed,
        cases=last,
        goal=1.0,
        at_most=True,
        note=NOTE,
    )


def cost_at(size: int) -> Cost:
    """What a statement costs on a shelf of this size; `ASKED` of them are linked, at most all."""
    begun = time.perf_counter()
    shelf = _Shelf(size)
    ready = time.perf_counter()
    list(shelf.proposals(Edition(pk=0)))
    done = time.perf_counter()
    return Cost((ready - begun) / size, (done - ready) / min(ASKED, size))
