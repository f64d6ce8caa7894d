"""The picture that stands beside a link: a name on a thread, or the matrix as knots; 1200 by 630 pixels."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import typst

FONTS = Path(__file__).parent / "report" / "fonts"
LAYOUT = Path(__file__).with_suffix(".typ")
MOST = 16  # rows and columns that are drawn; more would be dust
Knots = tuple[tuple[int, ...], ...]


@lru_cache(maxsize=64)
def preview(name: str, line: str, city: str = "", knots: Knots = ()) -> bytes:
    """PNG; the words reach Typst as data, never as markup. About a tenth of a second, once a process.

    `city` stands below a name that is not the city's own; `knots` are numbers, row by row, that are drawn as
    circles of that area.
    """
    found: bytes = typst.compile(
        str(LAYOUT),
        format="png",
        ppi=72,
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"name": name, "line": line, "city": city, "knots": json.dumps(knots)},
    )
    return found


def knots_of(rows: Sequence[Sequence[int]]) -> Knots:
    """The fullest rows and columns, in their order."""
    columns = _fullest(list(zip(*rows, strict=True)))
    return tuple(tuple(rows[row][column] for column in columns) for row in _fullest(rows))


def _fullest(lines: Sequence[Sequence[int]]) -> list[int]:
    full = [at for at, line in enumerate(lines) if any(line)]
    return sorted(sorted(full, key=lambda at: (-sum(lines[at]), at))[:MOST])
