"""What runs in another process or on another machine: bytes in, reading out. No Django, no database."""

from dataclasses import dataclass

from stadtfaden.core.measure_lists import Columns
from stadtfaden.corpus.geometry import Packed, packed_reading
from stadtfaden.reading import ListSight, ReadingOptions, Unreadable, read, read_list, sight_of_list


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read."""

    name: str
    data: bytes
    options: ReadingOptions


@dataclass(frozen=True, slots=True)
class ListTask(Task):
    """A list of measures: looked at where nobody has said yet what its columns are."""

    columns: Columns | None = None


def read_task(task: Task) -> Packed | Unreadable:
    """What cannot be read is an answer too."""
    try:
        return packed_reading(read(task.data, name=task.name, options=task.options))
    except Unreadable as reason:
        return reason


def upload_task(task: Task) -> Packed | ListSight | Unreadable:
    """A paper or a list."""
    if not isinstance(task, ListTask):
        return read_task(task)
    try:
        if task.columns is None:
            return sight_of_list(task.data, name=task.name, options=task.options)
        return packed_reading(
            read_list(task.data, name=task.name, columns=task.columns, options=task.options)
        )
    except Unreadable as reason:
        return reason
