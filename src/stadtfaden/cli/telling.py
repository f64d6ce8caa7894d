"""log: what happened in a city."""

import os
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.timezone import localtime
from django.utils.translation import override

from stadtfaden import exchange
from stadtfaden.actors.queries import CityUnclear, city_meant, entries_of
from stadtfaden.cli.start import BROKEN, complain
from stadtfaden.showing.log import lines_of

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Entry, Municipality

CHUNK = 200


def log(*, city: str | None, as_json: bool) -> int:
    """Oldest first, so that what comes later can be appended."""
    try:
        municipality = city_meant(city)
        if as_json:
            exchange.write_jsonl(exchange.log_rows(entries_of(municipality)), sys.stdout)
        else:
            for line in _sentences(municipality):
                sys.stdout.write(line)
    except CityUnclear as reason:
        complain(str(reason))
        return BROKEN
    except BrokenPipeError:  # the reader has seen enough; nothing is left to flush into
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 -- lives until the end
    return 0


def _sentences(municipality: "Municipality") -> Iterator[str]:
    entries: Iterator[Entry] = entries_of(municipality).iterator(CHUNK)
    while part := list(islice(entries, CHUNK)):
        with override("de"):
            for line in lines_of(part):
                when = localtime(line.entry.happened_at)
                yield f"{line.entry.position}\t{when:%d.%m.%Y %H:%M}\t{line.words}\n"
