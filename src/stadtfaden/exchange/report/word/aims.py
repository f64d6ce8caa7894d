"""The goals that lead, in Word."""

from collections.abc import Iterable

from stadtfaden.exchange.report.values import Aim, AreaAims, Quote
from stadtfaden.exchange.report.word.writing import Cell, WordFile


def _said(aim: Aim) -> tuple[str | Quote, ...]:
    return (aim.quote, "; ".join(aim.promises)) if aim.promises else (aim.quote,)


def write_aims(file: WordFile, frame: dict[str, str], areas: Iterable[AreaAims]) -> None:
    rows: list[tuple[Cell, ...]] = [
        ((area.name, area.how_many), [part for aim in area.aims for part in _said(aim)]) for area in areas
    ]
    file.table(frame["aims_title"], (frame["area"], frame["aims_title"]), rows, (2, 5))
