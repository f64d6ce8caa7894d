"""log --verify: an exported log by itself, without any records."""

import sys
from collections.abc import Iterator
from pathlib import Path

from stadtfaden.cli.start import BROKEN, complain, counted, said
from stadtfaden.core.chain import NotALog, Record, first_broken, records_in


def verify(file: Path) -> int:
    """Whether its chain holds, and where it ends."""
    ends: list[tuple[int, str]] = [(0, "leer")]
    try:
        with file.open(encoding="utf-8") as lines:
            broken = first_broken(_remembering(records_in(lines), ends))
    except UnicodeDecodeError:
        complain(f"{file} ist kein Protokoll.")
        return BROKEN
    except OSError as error:
        complain(f"{file} lässt sich nicht lesen: {said(error)}.")
        return BROKEN
    except NotALog as reason:
        complain(str(reason))
        return BROKEN
    if broken is not None:
        complain(f"Die Kette bricht: {broken.sentence}")
        return BROKEN
    position, digest = ends[-1]
    sys.stdout.write(
        f"Die Kette hält: {counted(position, 'Eintrag', 'Einträge')}. Stand der Kette: {digest}\n"
    )
    return 0


def _remembering(
    links: Iterator[tuple[Record, str]], ends: list[tuple[int, str]]
) -> Iterator[tuple[Record, str]]:
    """Hands on what comes and keeps where it was last."""
    for record, digest in links:
        ends[:] = [(record.position, digest)]
        yield record, digest
