"""What the steps of one build hand on to each other."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from stadtfaden.actors.models import Municipality
from stadtfaden.pipeline.finding import Found
from stadtfaden.pipeline.models import Run
from stadtfaden.pipeline.papers import PaperList
from stadtfaden.pipeline.progress import Progress, Report
from stadtfaden.reading import ReadingOptions
from stadtfaden.search import EmbeddedIndex, Embedder, VectorMemory, open_embedder


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """Chosen once a run. `again` reads anew what could not be read before; `areas` is a list of the city's
    own areas; `megabytes` is the limit of one reading process; `cluster` the address of a Dask scheduler,
    empty for the cores of this machine.
    """

    cache: Path  # where the model file lies
    model: Path | None = None
    cluster: str = ""
    processes: int = 2
    megabytes: int = 2000
    seconds: float = 300  # that every file may take
    again: bool = False
    areas: Path | None = None
    reading: ReadingOptions = field(default_factory=ReadingOptions)


@dataclass
class Build:
    """One run of the steps over one folder."""

    municipality: Municipality
    folder: Path
    data: Path
    options: BuildOptions
    run: Run
    report: Report
    papers: PaperList = field(default_factory=PaperList)
    to_read: list[Found] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    files: int = 0
    read: int = 0
    pages: int = 0
    links: int = 0

    def tell(self, step: str, done: int, total: int | None, detail: str = "") -> None:
        self.report(Progress(step, done, total, self.pages, detail))

    def teller(self, step: str) -> Callable[[int, int], None]:
        return lambda done, total: self.tell(step, done, total)

    @cached_property
    def embedder(self) -> Embedder:
        return open_embedder(self.options.cache, self.options.model, threads=self.options.processes)

    @cached_property
    def memory(self) -> VectorMemory:
        return VectorMemory(self.data / "vectors", self.embedder)

    @cached_property
    def index(self) -> EmbeddedIndex:
        return index_of(self.data, self.municipality)


def index_of(data: Path, municipality: Municipality) -> EmbeddedIndex:
    """The search index of a city, in the data folder."""
    return _index_at(data / "index" / municipality.slug)


@cache
def _index_at(folder: Path) -> EmbeddedIndex:
    """Opened once a process; it sees by itself when it was built anew."""
    return EmbeddedIndex(folder)
