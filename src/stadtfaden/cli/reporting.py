"""report: the chapters of the portal as a paged PDF."""

import json
import sys
import time
from datetime import date
from pathlib import Path

from django.utils import timezone

from stadtfaden.actors.queries import CityUnclear, city_meant
from stadtfaden.cli.start import BROKEN, complain, said
from stadtfaden.exchange.report import gather, typeset, write_whole
from stadtfaden.ui.templatetags.stadtfaden import number


def report(*, out: Path, city: str | None, on: date | None, portal: str, as_json: bool) -> int:
    """0 when the file stands; an older file of that name stays until the new one is whole."""
    started = time.monotonic()
    try:
        municipality = city_meant(city)
    except CityUnclear as reason:
        complain(str(reason))
        return BROKEN
    if wrong := _not_writable(out):
        complain(wrong)
        return BROKEN
    found = gather(municipality, on=on or timezone.localdate(), address=portal)
    pdf = typeset(found)
    try:
        write_whole(out, pdf.data)
    except OSError as error:
        complain(f"{out} lässt sich nicht schreiben: {said(error)}. Bitte einen anderen Ort nennen.")
        return BROKEN
    seconds = round(time.monotonic() - started, 1)
    answer = {
        "city": municipality.name,
        "file": str(out),
        "on": date(*found.on).isoformat(),
        "pages": pdf.pages,
        "bytes": len(pdf.data),
        "papers": len(found.papers),
        "areas": len(found.areas),
        "quotes": sum(len(paper.quoted) for paper in found.papers),
        "seconds": seconds,
    }
    if as_json:
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(
            f"{out}: {pdf.pages} Seiten, {answer['quotes']} Zitate aus {answer['papers']} Papieren; "
            f"{number(seconds)} s.\n"
        )
    return 0


def _not_writable(out: Path) -> str:
    """Said before the work, not after it; "" where nothing speaks against it."""
    if out.is_dir():
        return f"{out} ist ein Ordner. Bitte eine Datei nennen, zum Beispiel {out / 'strategie.pdf'}."
    if not out.parent.is_dir():
        return f"Den Ordner {out.parent} gibt es nicht. Bitte anlegen oder einen anderen nennen."
    return ""
