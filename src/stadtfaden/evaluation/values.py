"""What an evaluation is asked for and what it answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path


class MaterialMissingError(Exception):
    """A labelled file that a task needs is not there; the text names it."""


@dataclass(frozen=True, slots=True)
class Material:
    """The folder of labelled papers, laid out as its README says."""

    root: Path

    def path(self, name: str) -> Path:
        """A file or folder of the material by its relative name, or `MaterialMissingError`."""
        path = self.root / name
        if not path.exists():
            raise MaterialMissingError(f"{path} fehlt.")
        return path


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number. Shares and F1 lie between 0 and 1; `goal` is what the project has promised.

    `spread` holds the same measure for each document, thesis or process on its own, by name.
    `baseline` was measured in the same run on the same cases; None where no simple method exists.
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

    @property
    def reached(self) -> bool | None:
        if self.goal is None:
            return None
        return self.ours <= self.goal if self.at_most else self.ours >= self.goal


@dataclass(frozen=True, slots=True)
class Task:
    """One thing measured; `run` may take minutes and yields figures as they stand."""

    name: str
    title: str
    run: Callable[[Material], Iterable[Figure]]
