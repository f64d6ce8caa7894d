"""build and work: from folders to stored threads."""

import json
import os
import signal
import sys
import time
from dataclasses import asdict
from pathlib import Path

from django.utils import timezone

from stadtfaden.cli import mailing
from stadtfaden.cli.options import build_options
from stadtfaden.cli.screen import Screen
from stadtfaden.cli.start import BROKEN, complain, counted
from stadtfaden.pipeline.build import build_folder, build_uploads
from stadtfaden.pipeline.context import BuildOptions
from stadtfaden.pipeline.lessons import learn_from_people
from stadtfaden.pipeline.lock import is_being_built
from stadtfaden.pipeline.progress import Built, CannotBuild
from stadtfaden.pipeline.queries import built_folders

FINE, SOME_UNREAD, INTERRUPTED = 0, 3, 130
PARENT = "STADTFADEN_BESIDE"  # the process beside which `work` works
_HOUR = 3600.0  # seconds between two tries to send the weekly mail
_GLANCE = 1.0  # seconds between two looks for uploads


def build(folder: Path, city: str, data: Path, *, as_json: bool, options: BuildOptions | None = None) -> int:
    """The exit code; results on stdout, complaints on stderr. Without options, those of the machine."""
    try:
        with Screen() as screen:
            built = build_folder(
                folder=folder.absolute(),
                city=city,
                data=data,
                options=options or build_options(),
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


def learn(data: Path, options: BuildOptions) -> None:
    """What people have just decided, so that areas and the index say so; a worker beside it does the same."""
    try:
        learn_from_people(data=data, options=options)
    except CannotBuild as reason:
        if not is_being_built(data):
            complain(str(reason))


def work(data: Path, *, once: bool, interval: int, with_folders: bool = True) -> int:
    """Read what is uploaded within seconds, build every known folder again and again; one that cannot be
    built does not stop the others. Ends with the process that has started it, where that is named.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # readers end with it
    code, next_look, next_mail = FINE, time.monotonic(), time.monotonic()
    try:
        while not _is_left_alone():
            code = max(code, _work_for_people(data))
            next_mail = _send_mail(next_mail)
            if with_folders and time.monotonic() >= next_look:
                codes = [
                    build(Path(folder), city.name, data, as_json=False) for city, folder in built_folders()
                ]
                code = max(codes, default=FINE)
                next_look = time.monotonic() + interval
                if INTERRUPTED in codes:
                    return code
            if once:
                return code
            time.sleep(_GLANCE)
    except KeyboardInterrupt:
        if PARENT not in os.environ:
            complain("Beendet.")
    return code


def _send_mail(next_try: float) -> float:
    """Of searches every day, of desks on Mondays; an hour later to whoever did not get it. What fails, it
    says itself.
    """
    if time.monotonic() < next_try:
        return next_try
    if mailing.is_time(now := timezone.now()):
        mailing.digest(city=None, dry_run=False, with_desks=mailing.is_desk_day(now))
    return time.monotonic() + _HOUR


def _work_for_people(data: Path) -> int:
    """Read what they uploaded, learn from what they decided; where a build holds the data folder, the next
    glance tries again.
    """
    options = build_options()
    try:
        while build_uploads(data=data, options=options) or learn_from_people(data=data, options=options):
            pass
    except CannotBuild as reason:
        if not is_being_built(data):
            complain(str(reason))
            return BROKEN
    return FINE


def _is_left_alone() -> bool:
    return PARENT in os.environ and os.getppid() != int(os.environ[PARENT])


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
