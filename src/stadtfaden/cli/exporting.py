"""export: records as JSON Lines or CSV."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from stadtfaden import exchange
from stadtfaden.actors.queries import CityUnclear, city_meant
from stadtfaden.cli.start import BROKEN, complain, said


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
    except BrokenPipeError:  # the reader has seen enough; nothing is left to flush into
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 -- lives until the end
        return 0
    except OSError as error:
        complain(f"{out or 'stdout'} lässt sich nicht schreiben: {said(error)}.")
        return BROKEN
    return 0


@contextmanager
def _opened(out: Path | None) -> Iterator[TextIO]:
    if out is not None:
        with out.open("w", encoding="utf-8", newline="") as file:
            yield file
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    yield sys.stdout
