"""Tasks run beside each other in processes of their own; missing material stops one task, not the others."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import as_completed
from dataclasses import dataclass

from stadtfaden.evaluation.values import Figure, Material, MaterialMissingError, Outcome, Task
from stadtfaden.pipeline.pool import Pool


class UnknownTaskError(Exception):
    """No task has this name; the text names those that there are."""


@dataclass(frozen=True, slots=True)
class Workers:
    """How many processes may work, and what each of them does first; it must be importable by name."""

    count: int
    begin: Callable[[], object]


def chosen(tasks: Iterable[Task], names: Iterable[str]) -> list[Task]:
    """The tasks of these names in the order of the list; without names, the usual ones."""
    known = {task.name: task for task in tasks}
    wanted = set(names)
    if unknown := sorted(wanted - known.keys()):
        raise UnknownTaskError(f"Unbekannt: {', '.join(unknown)}. Es gibt: {', '.join(known)}.")
    return [task for task in known.values() if (task.name in wanted if wanted else task.usual)]


def outcomes(
    tasks: Sequence[Task],
    material: Material,
    tell: Callable[[Outcome], None],
    workers: Workers | None = None,
) -> list[Outcome]:
    """Each task run, in the order of `tasks`; `tell` hears of each as soon as it is done.

    Tasks that share something costly run in one process. Without `workers`, or where there is only one thing
    to do, all run in this process.
    """
    done: dict[str, Outcome] = {}
    for outcome in _run(bundles(tasks), material, workers):
        done[outcome.task.name] = outcome
        tell(outcome)
    return [done[task.name] for task in tasks]


def bundles(tasks: Iterable[Task]) -> list[list[Task]]:
    """Tasks that share something stand together; what takes longest stands first."""
    sharing: dict[str, list[Task]] = {}
    for task in tasks:
        sharing.setdefault(task.shares or task.name, []).append(task)
    return sorted(sharing.values(), key=lambda bundle: -sum(task.seconds for task in bundle))


def _run(found: Sequence[list[Task]], material: Material, workers: Workers | None) -> Iterator[Outcome]:
    if workers is None or min(workers.count, len(found)) <= 1:
        for bundle in found:
            yield from (_outcome(task, material) for task in bundle)
        return
    with Pool(min(workers.count, len(found)), workers.begin) as pool:
        for done in as_completed([pool.submit(_measured, bundle, material) for bundle in found]):
            yield from done.result()


def _measured(bundle: Sequence[Task], material: Material) -> list[Outcome]:
    return [_outcome(task, material) for task in bundle]


def _outcome(task: Task, material: Material) -> Outcome:
    begun = time.monotonic()
    figures: list[Figure] = []
    missing = ""
    try:
        figures.extend(task.run(material))
    except MaterialMissingError as reason:
        missing = str(reason)
    return Outcome(task, tuple(figures), round(time.monotonic() - begun, 1), missing)
