"""check: do records, originals and index agree?"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from stadtfaden.cli.options import build_options
from stadtfaden.cli.start import BROKEN, complain, counted
from stadtfaden.pipeline.check import Checked, check_records
from stadtfaden.pipeline.progress import CannotBuild

_NAMES = {
    "pages": ("Seite", "Seiten"),
    "passages": ("Stelle", "Stellen"),
    "statements": ("Aussage", "Aussagen"),
    "fields": ("Feld", "Felder"),
    "targets": ("Zielwert", "Zielwerte"),
    "digital": ("Digitalbezug", "Digitalbezüge"),
    "originals": ("Original", "Originale"),
    "entries": ("Eintrag im Protokoll", "Einträge im Protokoll"),
    "decided": ("Beschlussfassung", "Beschlussfassungen"),
    "indexes": ("Suchindex", "Suchindexe"),
}


def check(data: Path, *, as_json: bool) -> int:
    """0 where all agrees or was healed, 1 where something does not."""
    try:
        checked = check_records(data=data, options=build_options())
    except CannotBuild as reason:
        complain(str(reason))
        return BROKEN
    if as_json:
        answer = {
            "is_sound": checked.is_sound,
            "counts": checked.counts,
            "findings": [asdict(finding) for finding in checked.findings],
        }
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    else:
        tell(checked)
    return 0 if checked.is_sound else BROKEN


def tell(checked: Checked) -> None:
    for finding in checked.findings:
        complain(finding.sentence)
    looked_at = ", ".join(f"{counted(n, *_NAMES[kind])}" for kind, n in checked.counts.items())
    sys.stdout.write(f"{'In Ordnung' if checked.is_sound else 'Nicht in Ordnung'}: {looked_at}.\n")
