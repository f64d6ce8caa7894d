"""The goals that lead, in Word."""

from collections.abc import Iterable, Iterator

from stadtfaden.exchange.report.values import Aim, AreaAims
from stadtfaden.exchange.report.word.writing import Cell, WordFile


def write_aims(file: WordFile, frame: dict[str, str], areas: Iterable[AreaAims]) -> None:
    """One row a goal: whoever goes on writing moves rows."""
    rows: list[tuple[Cell, ...]] = [
        (area.name, aim.quote, tuple(filter(None, ("; ".join(aim.promises) or "–", *_marks(aim, frame)))))
        for area in areas
        for aim in area.aims
    ]
    head = (frame["area"], frame["aims_title"], frame["promised"])
    file.table(frame["aims_title"], head, rows, (3, 5, 2.6))


def _marks(aim: Aim, frame: dict[str, str]) -> Iterator[str]:
    """Word numbers its pages when it is opened: the section is named, not the page."""
    if aim.is_over:
        yield frame["year_over"]
    if aim.is_disputed:
        yield f"{frame['disputed']}, {frame['see']} „{frame['contradictions_title']}“"
