"""publish: the public pages as a static site."""

import json
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import asdict
from multiprocessing import active_children
from pathlib import Path
from subprocess import CalledProcessError

from django.conf import settings
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from stadtfaden.actors.queries import CityUnclear, city_meant, municipalities
from stadtfaden.cli.start import BROKEN, WRONG_USE, begin_beside, complain, counted, said
from stadtfaden.corpus.queries import pages_with_statements
from stadtfaden.exchange import site
from stadtfaden.pipeline.pool import Pool
from stadtfaden.ui.templatetags.stadtfaden import number

SOME_DEAD, INTERRUPTED = 3, 130
MEGABYTE = 1_000_000
EVERY = 10  # seconds
UNDONE = (CityUnclear, site.NotOurs, site.CannotPublish, CalledProcessError, BrokenProcessPool, OSError)


def publish(
    place: Path, *, city: str | None, address: str, pictures: str, processes: int, as_json: bool
) -> int:
    """0 when the site stands, 3 when some of its links lead nowhere: then it stands all the same."""
    started = time.monotonic()
    wanted = address or settings.ADDRESS
    try:
        server = site.Server.of(wanted)
    except ValueError:
        complain(_unfit(wanted, "--address" if address else "STADTFADEN_URL"))
        return WRONG_USE
    try:
        cities = [city_meant(city)] if city or not municipalities().exists() else list(municipalities())
        plan = site.Plan(
            cities=tuple(one.slug for one in cities),
            server=server,
            pictures=site.Pictures(pictures),
            pages_with_statements=frozenset().union(*map(pages_with_statements, cities)),
        )
        published = _with_progress(plan, place.absolute(), processes or os.cpu_count() or 1)
    except KeyboardInterrupt:
        complain("Unterbrochen. Veröffentlicht wurde nichts; derselbe Befehl macht dort weiter.")
        return INTERRUPTED
    except UNDONE as reason:
        complain(_why(reason, place))
        return BROKEN
    _tell(published, place, seconds=round(time.monotonic() - started, 1), as_json=as_json)
    return SOME_DEAD if published.dead else 0


def _unfit(address: str, named_by: str) -> str:
    if not address:
        return "Wo wird die Seite stehen? Bitte mit --address nennen, etwa https://strategie.musterstadt.de."
    return (
        f"„{address}“ ({named_by}) ist keine Adresse einer Website: Sie beginnt mit http:// oder https://, "
        "nennt dann den Server und hat weder ? noch #, etwa https://strategie.musterstadt.de."
    )


def _why(reason: Exception, place: Path) -> str:
    """Nothing has been published; the site that stood still stands."""
    match reason:
        case site.NotOurs():
            return f"{reason} hat „publish“ nicht geschrieben. Bitte einen anderen Ordner nennen."
        case site.CannotPublish():
            return f"Die Seite {reason} lässt sich nicht herstellen. Veröffentlicht wurde nichts."
        case BrokenProcessPool():
            return "Ein Prozess ist abgestürzt oder wurde beendet. Veröffentlicht wurde nichts."
        case CalledProcessError():
            return f"Die Suche lässt sich nicht herstellen: {reason.stderr.decode(errors='replace').strip()}"
        case OSError():
            return f"{place} lässt sich nicht schreiben: {said(reason)}. Bitte einen anderen Ort nennen."
    return str(reason)


def _with_progress(plan: site.Plan, place: Path, processes: int) -> site.Published:
    if not sys.stderr.isatty():
        with _pool(processes) as pool:
            return site.publish(plan, place, _Lines(), pool)
    columns = (
        SpinnerColumn(),
        TextColumn("Seiten"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with _pool(processes) as pool, Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=None)
        return site.publish(
            plan, place, lambda done, known: bars.update(task, completed=done, total=known), pool
        )


@contextmanager
def _pool(processes: int) -> Iterator[Pool | None]:
    """Processes that start as this one did and end with it; none where one is enough."""
    if processes == 1:
        yield None
        return
    pool = Pool(processes, begin_beside)
    try:
        yield pool
    except KeyboardInterrupt:
        for process in active_children():
            process.kill()  # they only read, and whoever is asked to stop twice waits for nobody
        raise
    finally:
        pool.shutdown(cancel_futures=True)


class _Lines:
    """Where nobody looks: a line now and then, for whoever reads the log."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, done: int, known: int) -> None:
        if time.monotonic() - self._last >= EVERY:
            self._last = time.monotonic()
            complain(f"{number(done)} von bisher {number(known)} bekannten Seiten stehen.")


def _tell(published: site.Published, place: Path, *, seconds: float, as_json: bool) -> None:
    if as_json:
        answer = {"folder": str(place), **asdict(published), "seconds": seconds}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        return
    sys.stdout.write(
        f"{place}: {number(published.pages)} Seiten, {number(published.files)} Dateien, "
        f"{number(round(published.size / MEGABYTE, 1))} MB; {number(published.changed)} neu oder geändert, "
        f"{number(published.gone)} entfallen; {number(seconds)} s.\n"
    )
    if published.dead:
        complain(f"{counted(len(published.dead), 'Verweis führt', 'Verweise führen')} ins Leere:")
        for dead in published.dead:
            complain(f"  {dead.address} ({dead.status}), genannt auf {dead.page}")
