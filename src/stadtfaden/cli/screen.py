"""Progress on stderr, where a person looks; silence where nobody does."""

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from stadtfaden.pipeline.build import STEPS
from stadtfaden.pipeline.progress import Progress as Told


class Screen:
    """Shows one bar a step: how many of how many, pages and their rate, time left."""

    def __init__(self) -> None:
        self._bars = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[pages]}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._tasks: dict[str, TaskID] = {}
        self._titles = {step.name: step.title for step in STEPS}

    def __enter__(self) -> Self:
        self._bars.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bars.__exit__(kind, error, trace)

    def show(self, told: Told) -> None:
        if told.step not in self._tasks:
            self._tasks[told.step] = self._bars.add_task(self._titles[told.step], total=None, pages="")
        task = self._tasks[told.step]
        self._bars.update(task, completed=told.done, total=told.total, pages=self._pages(task, told))

    def _pages(self, task: TaskID, told: Told) -> str:
        if told.step != "read" or not told.pages:
            return ""
        seconds = next((shown.elapsed for shown in self._bars.tasks if shown.id == task), None)
        rate = f", {told.pages / seconds:.0f}/s" if seconds else ""
        return f"{told.pages} Seiten{rate}"
