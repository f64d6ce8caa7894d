"""evaluate: our figures beside the simplest honest baselines."""

import json
import os
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from stadtfaden.cli.start import BROKEN, begin, complain, data_folder
from stadtfaden.evaluation import (
    Figure,
    Material,
    Outcome,
    Task,
    UnknownTaskError,
    Workers,
    chosen,
    outcomes,
)
from stadtfaden.ui.templatetags.stadtfaden import number

WRONG_USAGE = 2
NO_BASELINES = (
    "Für die Grundlinien fehlt scikit-learn. Bitte einmal aufrufen: pip install 'stadtfaden[evaluate]'"
)
_WIDTH = 150  # columns, where nobody looks at the terminal


def evaluate(names: Sequence[str], material: Path, *, as_json: bool, is_strict: bool) -> int:
    """0 when all ran; with `is_strict` 1 where a goal is missed or material is missing."""
    if find_spec("sklearn") is None:
        complain(NO_BASELINES)
        return BROKEN
    from stadtfaden.evaluation.tasks import TASKS  # noqa: PLC0415 -- optional dependency

    try:
        tasks = chosen(TASKS, names)
    except UnknownTaskError as reason:
        complain(str(reason))
        return WRONG_USAGE
    begun = time.monotonic()
    done = _shown(tasks, Material(material))
    if as_json:
        sys.stdout.write(json.dumps(as_objects(done), ensure_ascii=False) + "\n")
    else:
        _print(done, time.monotonic() - begun)
    for outcome in done:
        if outcome.missing:
            complain(f"{outcome.task.name}: {outcome.missing}")
    is_short = any(outcome.missing for outcome in done) or any(
        figure.reached is False for outcome in done for figure in outcome.figures
    )
    return BROKEN if is_strict and is_short else 0


def as_objects(done: Iterable[Outcome]) -> dict[str, Any]:
    """What `--json` prints; field names are those of `Figure`, with `reached` worked out."""
    return {
        "tasks": [
            {
                "name": outcome.task.name,
                "title": outcome.task.title,
                "seconds": outcome.seconds,
                "missing": outcome.missing or None,
                "figures": [{**asdict(one), "reached": one.reached} for one in outcome.figures],
            }
            for outcome in done
        ]
    }


def begin_beside(folder: Path) -> None:
    """A process of its own, with records of its own below the folder of the run."""
    begin(Path(mkdtemp(dir=folder)), makes_folder=True)


def _shown(tasks: Sequence[Task], material: Material) -> list[Outcome]:
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    ) as bars:
        bar = bars.add_task("", total=len(tasks))
        workers = Workers(os.cpu_count() or 1, partial(begin_beside, data_folder()))
        return outcomes(
            tasks,
            material,
            lambda done: bars.update(bar, advance=1, description=f"{done.task.title} gemessen"),
            workers,
        )


def _print(done: Sequence[Outcome], seconds: float) -> None:
    table = Table("Aufgabe", "Maß", title="Unsere Werte neben der einfachsten ehrlichen Grundlinie")
    for name in ("wir", "Grundlinie", "Ziel", "erreicht", "Fälle", "Spanne"):
        table.add_column(name, justify="right")
    notes: dict[str, None] = {}
    for outcome in done:
        for figure in outcome.figures:
            table.add_row(outcome.task.name, figure.measure, *_cells(figure))
            for said in (figure.baseline_name and f"Grundlinie: {figure.baseline_name}.", figure.note):
                if said:
                    notes[f"{outcome.task.name}: {said}"] = None
        table.add_section()
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    console.print(table)
    for outcome in done:
        for figure in outcome.figures:
            if figure.bins:
                console.print(_reliability(figure))
    for note in notes:
        console.print(note, markup=False, highlight=False)
    console.print(f"{number(round(seconds))} s.", highlight=False)


def _reliability(figure: Figure) -> Table:
    """What was said beside what came true, one column a bin."""
    table = Table("", title=f"{figure.measure}: gesagt und eingetroffen", title_justify="left")
    for one in figure.bins:
        table.add_column(f"{one.low:.1f}–{one.high:.1f}".replace(".", ","), justify="right")
    table.add_row("Fälle", *(str(one.cases) for one in figure.bins))
    table.add_row("gesagt", *(_value(one.said) for one in figure.bins))
    table.add_row("eingetroffen", *(_value(one.right) for one in figure.bins))
    return table


def _cells(figure: Figure) -> tuple[str, ...]:
    limit = "≤" if figure.at_most else "≥"
    reached = {None: "", True: "ja", False: "nein"}[figure.reached]
    spread = figure.spread.values()
    return (
        _value(figure.ours),
        "–" if figure.baseline is None else _value(figure.baseline),
        "" if figure.goal is None else f"{limit} {_value(figure.goal)}",
        reached,
        f"{figure.cases}",
        f"{_value(min(spread))}–{_value(max(spread))}" if spread else "",
    )


def _value(share: float) -> str:
    return f"{share:.3f}".replace(".", ",")
