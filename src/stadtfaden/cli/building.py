"""build and work: from folders to stored threads."""

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from stadtfaden.cli.options import build_options
from stadtfaden.cli.screen import Screen
from stadtfaden.cli.start import BROKEN, complain, counted
from stadtfaden.pipeline.build import build_folder
from stadtfaden.pipeline.progress import Built, CannotBuild
from stadtfaden.pipeline.queries import built_folders

FINE, SOME_UNREAD, INTERRUPTED = 0, 3, 130


def build(
    folder: Path, city: str, data: Path, *, as_json: bool, again: bool = False, processes: int = 0
) -> int:
    """The exit code; results on stdout, complaints on stderr."""
    try:
        with Screen() as screen:
            built = build_folder(
                folder=folder.absolute(),
                city=city,
                data=data,
                options=build_options(processes, again=again),
                report=screen.show,
            )
    except KeyboardInterrupt:
        complain("Unterbrochen. Was gelesen war, ist gespeichert; derselbe Befehl macht dort weiter.")
        return INTERRUPTED
    except CannotBuild as reason:
        complain(str(reason))
        return BROKEN
    if as_json:
        sys.stdout.write(json.dumps({"city": city, **asdict(built)}, ensure_ascii=False) + "\n")
    else:
        _say(city, built)
    return SOME_UNREAD if built.unread else FINE


def work(data: Path, *, once: bool, interval: int) -> int:
    """Build every known folder, again and again; one that cannot be built does not stop the others."""
    code = FINE
    try:
        while True:
            codes = [build(Path(folder), city.name, data, as_json=False) for city, folder in built_folders()]
            code = max(codes, default=FINE)
            if once or INTERRUPTED in codes:
                return code
            time.sleep(interval)
    except KeyboardInterrupt:
        complain("Beendet.")
        return code


def _say(city: str, built: Built) -> None:
    sys.stdout.write(
        f"{city}: {counted(built.files, 'Datei', 'Dateien')}, davon {built.read} gelesen "
        f"({counted(built.pages, 'Seite', 'Seiten')}), {built.unchanged} unverändert, "
        f"{len(built.unread)} nicht lesbar; "
        f"{counted(built.statements, 'Aussage', 'Aussagen')}, "
        f"{counted(built.links, 'neue Verbindung', 'neue Verbindungen')}; "
        f"{sum(built.seconds.values()):.1f} s.\n"
    )
    for note in built.notes:
        complain(note)
    if built.unread:
        complain(f"Nicht gelesen ({len(built.unread)}):")
    for file in built.unread:
        complain(f"  {file.path}: {file.what} {file.way_out}")
