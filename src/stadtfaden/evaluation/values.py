"""What an evaluation is asked for and what it answers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

LAYOUT = "docs/evaluation.md"
SOURCES = Path(__file__).resolve().parents[3]


class MaterialMissingError(Exception):
    """A labelled file that a task needs is not there; the text names it."""


@dataclass(frozen=True, slots=True)
class Material:
    """The folder of labelled papers, laid out as docs/evaluation.md says.

    `demo` is the folder of the demo city's sources, which lies in the checkout and not in the package.
    """

    root: Path
    demo: Path = SOURCES / "demo"

    def path(self, name: str) -> Path:
        """A file or folder of the material by its relative name, or `MaterialMissingError`."""
        return _existing(self.root / name)

    def demo_path(self, name: str) -> Path:
        """A file of the demo city, or `MaterialMissingError`."""
        return _existing(self.demo / name)


def _existing(path: Path) -> Path:
    if not path.exists():
        raise MaterialMissingError(f"{path} fehlt; wie der Ordner aussehen muss, steht in {LAYOUT}.")
    return path


@dataclass(frozen=True, slots=True)
class Bin:
    """Cases whose scores lie between `low` and `high`: the mean score, and the share that was right."""

    low: float
    high: float
    cases: int
    said: float
    right: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number. Shares and F1 lie between 0 and 1; `goal` is what the project has promised.

    `spread` holds the same measure for each document, thesis or process on its own, by name.
    `baseline` was measured in the same run on the same cases; None where no simple method exists.
    `bins` show how well scores are calibrated, where that is what was measured.
    """

    measure: str
    ours: float
    cases: int
    goal: float | None = None
    at_most: bool = False  # a goal that must not be exceeded, such as a calibration error
    baseline: float | None = None
    baseline_name: str = ""
    spread: dict[str, float] = field(default_factory=dict)
    note: str = ""
    bins: tuple[Bin, ...] = ()

    @property
    def reached(self) -> bool | None:
        if self.goal is None:
            return None
        return self.ours <= self.goal if self.at_most else self.ours >= self.goal


@dataclass(frozen=True, slots=True)
class Task:
    """One thing measured; `run` may take minutes and yields figures as they stand.

    A task that is not `usual` runs only when it is named. Tasks that name the same thing in `shares` need it
    built once and run in one process. `seconds` it takes of the processor, roughly: the longest begins first.
    """

    name: str
    title: str
    run: Callable[[Material], Iterable[Figure]]
    usual: bool = True
    shares: str = ""
    seconds: int = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task; `missing` names material that was not there, "" where all was."""

    task: Task
    figures: tuple[Figure, ...]
    seconds: float
    missing: str = ""


def each(material: Material, *parts: Callable[[Material], Iterable[Figure]]) -> Iterator[Figure]:
    """The figures of all parts; what is missing for one stops only that one and is raised at the end."""
    missing: list[str] = []
    for part in parts:
        try:
            yield from part(material)
        except MaterialMissingError as reason:
            missing.append(str(reason))
    if missing:
        raise MaterialMissingError(" ".join(missing))
