"""export package, import: a whole city as one file."""

import sys
from dataclasses import replace
from pathlib import Path

from django.utils import timezone

from stadtfaden.actors.queries import CityUnclear, city_meant
from stadtfaden.cli import checking
from stadtfaden.cli.options import build_options
from stadtfaden.cli.start import BROKEN, complain, counted, said
from stadtfaden.corpus.queries import original_path
from stadtfaden.pipeline.check import Finding, check_records
from stadtfaden.pipeline.packages import AGAIN, CannotUnpack, pack_city, unpack_city

WRONG_USAGE = 2
SHA256 = 64  # hexadecimal digits


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


def unpack(package: Path, place: Path, folder: Path) -> tuple[str, int]:
    """Into `place`; the city's name and the exit code. All is checked, which builds the index, and said as if
    it lay in `folder`. No name where it must not go there; 1 with a name where the package lacks originals.
    """
    try:
        municipality = unpack_city(package=package, data=place)
    except CannotUnpack as reason:
        complain(str(reason))
        return "", BROKEN
    found = check_records(data=place, options=build_options())
    shown = [replace(one, sentence=one.sentence.replace(str(place), str(folder))) for one in found.findings]
    checking.tell(replace(found, findings=tuple(shown)))
    if not all(one.is_healed or _is_lost(one, place) for one in found.findings):
        complain(f"{package} passt nicht zu sich selbst; {folder} bleibt, wie es war. {AGAIN}")
        return "", BROKEN
    return municipality.name, 0 if found.is_sound else BROKEN


def _is_lost(finding: Finding, data: Path) -> bool:
    """A file that the package says it does not have; those it has were put in place."""
    is_of_a_file = finding.kind in {"original", "decided"} and len(finding.where) == SHA256
    return is_of_a_file and not original_path(data, finding.where).exists()
