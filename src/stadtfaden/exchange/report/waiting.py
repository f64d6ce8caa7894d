"""Reports that take longer than a page may: made once for each state of the city, in a process of its own.

Everything lies in DATA/reports: `<city>/<name>-<state>.pdf` is ready, `orders/<state>.json` waits, and
`orders/<state>.failed` says why it could not be made. One process at a time makes what waits, and ends.
"""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from django.conf import settings
from django.core.files import locks

from stadtfaden.actors.models import Municipality
from stadtfaden.actors.queries import municipality_named
from stadtfaden.exchange.report.files import write_whole
from stadtfaden.exchange.report.orders import (
    Format,
    Kind,
    NoSuchEdition,
    Order,
    make,
    state_of,
    states_of,
)

FOLDER = "reports"
MOST = 20  # that wait; whoever comes later is asked to come again
PATIENCE = 1200  # seconds
AGAIN = 600  # seconds after which what failed is tried anew
RUN = "import django; django.setup(); from stadtfaden.exchange.report.making import main; main()"
SHOWN = 16  # letters of the state in a file's name
_started: list[subprocess.Popen[bytes]] = []


class State(Enum):
    READY = "ready"
    WAITS = "waits"
    FAILED = "failed"
    TOO_MANY = "too many"


@dataclass(frozen=True, slots=True)
class Answer:
    """`path` where it is ready, `state` names the bytes."""

    state: State
    name: str
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """A file that is there; `at` says of when its records are, `is_latest` that none have changed since."""

    path: Path
    at: datetime
    is_latest: bool


def answer(municipality: Municipality, order: Order, data: Path) -> Answer:
    """What is there, without asking for it: two queries and a look at the disk."""
    name = state_of(municipality, order)
    path = _place(municipality, order, name, data)
    if path.is_file():
        return Answer(State.READY, name, path)
    failed = _orders(data) / f"{name}.failed"
    if failed.is_file() and time.time() - failed.stat().st_mtime < AGAIN:
        return Answer(State.FAILED, name)
    return Answer(State.WAITS if (_orders(data) / f"{name}.json").is_file() else State.TOO_MANY, name)


def ask_for(municipality: Municipality, order: Order, data: Path) -> Answer:
    """What is ready at once; else the order is written down, and a process makes it beside the server."""
    found = answer(municipality, order, data)
    if found.state is State.WAITS and _has_waited_too_long(found.name, data):
        return Answer(State.FAILED, found.name)
    if found.state in {State.READY, State.FAILED}:
        return found
    folder = _orders(data)
    if found.state is State.TOO_MANY:
        if sum(1 for _ in folder.glob("*.json")) >= MOST:
            return found
        folder.mkdir(parents=True, exist_ok=True)
        written = json.dumps({"city": municipality.slug, **asdict(order)})
        write_whole(folder / f"{found.name}.json", written.encode())
    _start(data)
    return Answer(State.WAITS, found.name)


def keep(municipality: Municipality, order: Order, data: Path) -> Path:
    """Makes it here and now, unless it is there. Older ones of the same name go. Raises as `make` does."""
    path = _place(municipality, order, state_of(municipality, order), data)
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        begun = time.time()
        write_whole(path, make(municipality, order, data).data)
        os.utime(path, (begun, begun))  # what has changed since then is not in it
        for other in _all_of(municipality, order, data):
            if other != path:
                other.unlink(missing_ok=True)
    return path


def last_finished(municipality: Municipality, orders: Sequence[Order], data: Path) -> list[Finished | None]:
    """What was made last for each order, even where something has changed since: two queries."""
    states = states_of(municipality, orders)
    return [_last(municipality, order, state, data) for order, state in zip(orders, states, strict=True)]


def make_waiting(data: Path) -> int:
    """All orders, the oldest first; says how many were made. Nothing where another process is at it."""
    made = 0
    with _only_maker(data) as is_ours:
        while is_ours and (order := _oldest(data)) is not None:
            made += _made(order, data)
    return made


def _made(path: Path, data: Path) -> bool:
    """An order that cannot be made is a fact for whoever waits; the others are made all the same."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        municipality = municipality_named(given.pop("city"))
        if municipality is not None:
            order = Order(**{**given, "kind": Kind(given["kind"]), "format": Format(given["format"])})
            keep(municipality, order, data)
            path.with_suffix(".failed").unlink(missing_ok=True)
        path.unlink(missing_ok=True)
    except (NoSuchEdition, OSError, RuntimeError, ValueError, MemoryError) as reason:
        path.with_suffix(".failed").write_text(f"{type(reason).__name__}: {reason}", encoding="utf-8")
        path.unlink(missing_ok=True)
        return False
    return municipality is not None


def _has_waited_too_long(name: str, data: Path) -> bool:
    """The process fell before it could say why: said once, then tried anew."""
    order = _orders(data) / f"{name}.json"
    with contextlib.suppress(FileNotFoundError):  # it was made meanwhile
        if time.time() - order.stat().st_mtime > PATIENCE:
            order.rename(order.with_suffix(".failed"))
            order.with_suffix(".failed").touch()
            return True
    return False


def _start(data: Path) -> None:
    """A process of its own; where one is at it already, the new one ends at once."""
    _started[:] = [process for process in _started if process.poll() is None]
    if _started:
        return
    _started.append(
        subprocess.Popen(  # noqa: S603 -- our own command
            [sys.executable, "-c", RUN, str(data)],
            env={**os.environ, "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
    )


@contextlib.contextmanager
def _only_maker(data: Path) -> Iterator[bool]:
    """Whether nobody else makes reports in this folder; the system frees the lock, however we end."""
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "maker.lock").open("a+") as file:
        is_ours = locks.lock(file, locks.LOCK_EX | locks.LOCK_NB)
        try:
            yield is_ours
        finally:
            if is_ours:
                locks.unlock(file)


def _oldest(data: Path) -> Path | None:
    found = sorted(_orders(data).glob("*.json"), key=lambda path: (path.stat().st_mtime_ns, path.name))
    return found[0] if found else None


def _orders(data: Path) -> Path:
    return data / FOLDER / "orders"


def _place(municipality: Municipality, order: Order, state: str, data: Path) -> Path:
    return data / FOLDER / municipality.slug / f"{_name(order)}-{state[:SHOWN]}.{order.format}"


def _all_of(municipality: Municipality, order: Order, data: Path) -> Iterator[Path]:
    folder = data / FOLDER / municipality.slug
    return folder.glob(f"{_name(order)}-{'?' * SHOWN}.{order.format}")


def _last(municipality: Municipality, order: Order, state: str, data: Path) -> Finished | None:
    made: list[tuple[float, Path]] = []
    for path in _all_of(municipality, order, data):
        with contextlib.suppress(FileNotFoundError):  # a newer one has just taken its place
            made.append((path.stat().st_mtime, path))
    if not made:
        return None
    at, path = max(made)
    return Finished(
        path, datetime.fromtimestamp(at, tz=UTC), path == _place(municipality, order, state, data)
    )


def _name(order: Order) -> str:
    editions = (str(number) for number in (order.before, order.after) if number is not None)
    return "-".join((order.kind, order.language, *editions))
