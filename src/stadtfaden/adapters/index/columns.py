"""The fields of all entries, row by row, as the vectors need them to be filtered."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stadtfaden.adapters.index.values import Entry, EntryKind, Filters

_KINDS = tuple(EntryKind)
_SINGLE = ("municipality", "paper", "label")
_NO_YEAR = -1
Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]


class ColumnWriter:
    """Collects the entries' fields; some 50 bytes an entry."""

    def __init__(self) -> None:
        self._kinds: list[int] = []
        self._ids: list[int] = []
        self._passages: list[int] = []
        self._years: list[int] = []
        self._values: dict[str, list[int]] = {name: [] for name in _SINGLE}
        self._names: dict[str, dict[str, int]] = {name: {} for name in (*_SINGLE, "areas")}
        self._areas: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def statements(self) -> int:
        """How many of the entries are statements."""
        return self._kinds.count(_KINDS.index(EntryKind.STATEMENT))

    def add(self, entry: Entry) -> None:
        row = len(self)
        self._kinds.append(_KINDS.index(entry.kind))
        self._ids.append(entry.id)
        self._passages.append(entry.passage)
        self._years.append(_NO_YEAR if entry.year is None else entry.year)
        for name in _SINGLE:
            self._values[name].append(self._number(name, str(getattr(entry, name))))
        self._areas.extend((row, self._number("areas", area)) for area in entry.areas)

    def write(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        np.savez(
            folder / "columns.npz",
            kind=np.array(self._kinds, np.uint8),
            id=np.array(self._ids, np.int64),
            passage=np.array(self._passages, np.int64),
            year=np.array(self._years, np.int16),
            areas=np.array(self._areas, np.int32).reshape(-1, 2),
            municipality=np.array(self._values["municipality"], np.int32),
            paper=np.array(self._values["paper"], np.int32),
            label=np.array(self._values["label"], np.int32),
        )
        names = {name: list(numbers) for name, numbers in self._names.items()}
        (folder / "names.json").write_text(json.dumps(names), encoding="utf-8")

    def _number(self, field: str, name: str) -> int:
        names = self._names[field]
        return names.setdefault(name, len(names))


class Columns:
    """The fields, opened. Statements alone have vectors; `statements` are their rows, in order."""

    def __init__(self, folder: Path) -> None:
        with np.load(folder / "columns.npz") as kept:
            self._columns = {name: kept[name] for name in kept.files}
        self._names: dict[str, list[str]] = json.loads((folder / "names.json").read_text(encoding="utf-8"))
        self.statements = np.flatnonzero(self._columns["kind"] == _KINDS.index(EntryKind.STATEMENT))

    def __len__(self) -> int:
        return len(self._columns["id"])

    def identities(self, rows: Rows) -> list[tuple[EntryKind, int, int]]:
        """Kind, id and passage of each entry."""
        columns = self._columns
        kinds = (_KINDS[number] for number in columns["kind"][rows].tolist())
        return list(zip(kinds, columns["id"][rows].tolist(), columns["passage"][rows].tolist(), strict=True))

    def are_statements(self, rows: Rows) -> Mask:
        """Yes or no for each row asked for."""
        return np.asarray(self._columns["kind"][rows] == _KINDS.index(EntryKind.STATEMENT))

    def allowed(self, filters: Filters) -> Mask:
        """Yes or no a row."""
        mask = np.ones(len(self), np.bool_)
        for name, values in filters.fields().items():
            mask &= self._having(name, values)
        years = self._columns["year"]
        if filters.year_from is not None:
            mask &= years >= filters.year_from
        if filters.year_to is not None:
            mask &= (years <= filters.year_to) & (years != _NO_YEAR)
        return mask

    def _having(self, name: str, values: Sequence[str]) -> Mask:
        if name == "kind":
            return np.isin(self._columns["kind"], [_KINDS.index(EntryKind(value)) for value in values])
        numbers = [number for number, known in enumerate(self._names[name]) if known in values]
        if name != "areas":
            return np.isin(self._columns[name], numbers)
        pairs = self._columns["areas"]
        mask = np.zeros(len(self), np.bool_)
        mask[pairs[np.isin(pairs[:, 1], numbers), 0]] = True
        return mask
