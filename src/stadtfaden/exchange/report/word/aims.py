"""The goals that lead, in Word."""

from collections.abc import Iterable

from stadtfaden.exchange.report.values import AreaAims
from stadtfaden.exchange.report.word.writing import Cell, WordFile


def write_aims(file: WordFile, frame: dict[str, str], areas: Iterable[AreaAims]) -> None:
    """One row a goal: whoever goes on writing moves rows."""
    rows: list[tuple[Cell, ...]] = [
        (area.name, aim.quote, "; ".join(aim.promises) or "–") for area in areas for aim in area.aims
    ]
    head = (frame["area"], frame["aims_title"], frame["promised"])
    file.table(frame["aims_title"], head, rows, (3, 5, 2.6))
