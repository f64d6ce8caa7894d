"""Tasks run one after the other; missing material stops one task, not the others."""

import time
from collections.abc import Callable, Iterable, Iterator

from stadtfaden.evaluation.values import Figure, Material, MaterialMissingError, Outcome, Task


class UnknownTaskError(Exception):
    """No task has this name; the text names those that there are."""


def chosen(tasks: Iterable[Task], names: Iterable[str]) -> list[Task]:
    """The tasks of these names in the order of the list; without names, the usual ones."""
    known = {task.name: task for task in tasks}
    wanted = set(names)
    if unknown := sorted(wanted - known.keys()):
        raise UnknownTaskError(f"Unbekannt: {', '.join(unknown)}. Es gibt: {', '.join(known)}.")
    return [task for task in known.values() if (task.name in wanted if wanted else task.usual)]


def outcomes(
    tasks: Iterable[Task], material: Material, tell: Callable[[Task, Figure | None], None]
) -> Iterator[Outcome]:
    """Each task run; `tell` hears when one begins (None) and of each figure as it stands."""
    for task in tasks:
        tell(task, None)
        begun = time.monotonic()
        figures: list[Figure] = []
        missing = ""
        try:
            for figure in task.run(material):
                figures.append(figure)
                tell(task, figure)
        except MaterialMissingError as reason:
            missing = str(reason)
        yield Outcome(task, tuple(figures), round(time.monotonic() - begun, 1), missing)
