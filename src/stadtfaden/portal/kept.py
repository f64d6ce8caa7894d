"""What is expensive by nature, worked out once for each state of the records and kept in the process.

A change by any process shows at once: the files of the records tell of it. Records that are no file of
SQLite, such as another database or one in memory, keep nothing.
"""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from django.db import connection
from django.utils import timezone

from stadtfaden.threads.queries.listed import ListFilters

Value = TypeVar("Value")
Stand = tuple[date, tuple[int, int], tuple[int, int]]
MOST = 500  # values
MOST_SMALL = 3000  # of some 4 kB
NOTHING = (0, 0)


@dataclass(frozen=True, slots=True)
class Kept:
    """`records` is the file of the database, `most` how many values are kept."""

    records: Path | None
    most: int = MOST
    _values: dict[Hashable, tuple[Stand, Any]] = field(default_factory=dict)

    def get(self, name: Hashable, make: Callable[[], Value]) -> Value:
        """What `make` gave for this state of the records and this day. Two looks at files."""
        stand = self.stand()
        if stand is None:
            return make()
        known = self._values.get(name)
        if known is not None and known[0] == stand:
            value: Value = known[1]
            return value
        value = make()
        if len(self._values) >= self.most:
            self._values.pop(next(iter(self._values)), None)  # the oldest
        self._values[name] = (stand, value)  # as it was before: what changed meanwhile is seen next time
        return value

    def stand(self) -> Stand | None:
        """The day and the two files; None where nothing tells of a change."""
        if self.records is None or not self.records.exists():
            return None
        return timezone.localdate(), _changed(self.records), _changed(Path(f"{self.records}-wal"))


def is_quiet(stand: Stand, seconds: float) -> bool:
    """Whether nobody has written for so long."""
    _day, *files = stand
    return max(changed for changed, _size in files) < time.time_ns() - seconds * 1e9


def kept_counts(name: Hashable, filters: ListFilters, make: Callable[[], Value]) -> Value:
    """What the filters of a list would leave; asked for words, too many answers would be worth keeping."""
    return make() if filters.text else kept().get(("counts", name, filters), make)


def _changed(path: Path) -> tuple[int, int]:
    """When, in nanoseconds, and its size. A log of changes that is empty, as it is where somebody only
    reads, says as much as none.
    """
    try:
        seen = path.stat()
    except FileNotFoundError:
        return NOTHING
    return (seen.st_mtime_ns, seen.st_size) if seen.st_size else NOTHING


@cache
def kept() -> Kept:
    """Of this process."""
    return Kept(_records())


@cache
def kept_small() -> Kept:
    """As `kept`, for what is small and would push the others out, because every statement has its own."""
    return Kept(_records(), MOST_SMALL)


def _records() -> Path | None:
    name = Path(connection.settings_dict["NAME"])
    return name if connection.vendor == "sqlite" and name.is_absolute() else None
