"""export: records as JSON Lines or CSV."""

import io
import sys
from pathlib import Path

from stadtfaden import exchange
from stadtfaden.actors.queries import CityUnclear, city_meant
from stadtfaden.cli.start import BROKEN, complain


def export(table: str, *, city: str | None, as_csv: bool, out: Path | None) -> int:
    """To a file, or to stdout where none is named."""
    try:
        municipality = city_meant(city)
        chosen = exchange.Table(table)
        rows = exchange.rows_of(chosen, municipality)
        with _opened(out) as file:
            if as_csv:
                exchange.write_csv(exchange.FIELDS[chosen], rows, file)
            else:
                exchange.write_jsonl(rows, file)
    except CityUnclear as reason:
        complain(str(reason))
        return BROKEN
    except OSError as error:
        complain(f"{out or 'stdout'} lässt sich nicht schreiben: {error.strerror}.")
        return BROKEN
    return 0


def _opened(out: Path | None) -> io.TextIOWrapper:
    if out is not None:
        return out.open("w", encoding="utf-8", newline="")
    return io.TextIOWrapper(io.FileIO(sys.stdout.fileno(), "w", closefd=False), encoding="utf-8", newline="")
