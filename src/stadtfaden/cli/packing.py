"""export package, import: a whole city as one file."""

import sys
from pathlib import Path

from django.utils import timezone

from stadtfaden.actors.queries import CityUnclear, city_meant
from stadtfaden.cli import checking
from stadtfaden.cli.start import BROKEN, complain, counted, said
from stadtfaden.pipeline.packages import CannotUnpack, pack_city, unpack_city

WRONG_USAGE = 2


def pack(data: Path, *, city: str | None, out: Path | None) -> int:
    """1 where a file is missing: the package is written all the same, without it."""
    if out is None:
        complain("Bitte die Datei nennen: stadtfaden export package --out stadt.zip.")
        return WRONG_USAGE
    try:
        municipality = city_meant(city)
        done = pack_city(municipality=municipality, data=data, out=out, now=timezone.now())
    except CityUnclear as reason:
        complain(str(reason))
        return BROKEN
    except OSError as error:
        complain(f"{out} lässt sich nicht schreiben: {said(error)}.")
        return BROKEN
    for sha256 in done.missing:
        complain(f"Das Original {sha256} fehlt im Datenordner und im Paket.")
    rows = counted(done.rows, "Zeile", "Zeilen")
    files = counted(done.originals, "Datei", "Dateien")
    sys.stdout.write(f"{municipality.name}: {rows} und {files} in {out}.\n")
    return BROKEN if done.missing else 0


def unpack(package: Path, data: Path) -> int:
    """Then all is checked, which builds the index."""
    if package.is_dir():
        complain(f"{package} ist ein Ordner. Bitte die Datei nennen, die stadtfaden export package schrieb.")
        return WRONG_USAGE
    try:
        municipality = unpack_city(package=package, data=data)
    except CannotUnpack as reason:
        complain(str(reason))
        return BROKEN
    except OSError as error:
        complain(f"{package} lässt sich nicht lesen: {said(error)}.")
        return BROKEN
    sys.stdout.write(f"{municipality.name} liegt in {data}.\n")
    return checking.check(data, as_json=False)
