"""What runs in another process or on another machine: bytes in, reading out. No Django, no database."""

from dataclasses import dataclass

from stadtfaden.corpus.geometry import Packed, packed_reading
from stadtfaden.reading import ReadingOptions, Unreadable, read


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read."""

    name: str
    data: bytes
    options: ReadingOptions


def read_task(task: Task) -> Packed | Unreadable:
    """What cannot be read is an answer too."""
    try:
        return packed_reading(read(task.data, name=task.name, options=task.options))
    except Unreadable as reason:
        return reason
