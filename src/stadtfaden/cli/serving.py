"""serve: the pages, from the same machine."""

import contextlib
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.utils.module_loading import import_string
from granian.constants import Interfaces
from granian.server import Server

from stadtfaden.cli.building import PARENT
from stadtfaden.cli.start import BROKEN, complain
from stadtfaden.cli.stopping import let_signals_through

_PAUSE = 10  # seconds
_GRACE = 2  # seconds for the answers under way, once the server is to stop
ANYWHERE = {"127.0.0.1", "0.0.0.0", "::"}  # noqa: S104 -- compared, not bound


def serve(*, host: str, port: int, workers: int, beside: Path | None = None) -> int:
    """Answers until it is stopped. `beside` is the data folder whose uploads are read meanwhile."""
    if _is_taken(host, port):
        complain(f"Anschluss {port} ist schon belegt. Bitte mit --port einen anderen nennen.")
        return BROKEN
    call_command("clearsessions")
    for name, said, what in (
        (
            "STADTFADEN_OPERATOR",
            settings.OPERATOR,
            "Name, Anschrift und E-Mail dessen, der die Seiten betreibt",
        ),
        ("STADTFADEN_ENFORCEMENT", settings.ENFORCEMENT, "die Stelle, die Streit über Barrieren schlichtet"),
    ):
        if not said:
            complain(
                f"Hinweis: {what}, nennt die Einstellung {name}. Bis dahin sagen die Seiten, dass das fehlt."
            )
    shown = "localhost" if host in ANYWHERE else f"[{host}]" if ":" in host else host
    settings.ALLOWED_HOSTS.append(shown)  # whoever is told to listen there is asked under that name
    sys.stdout.write(f"Stadtfaden läuft: http://{shown}:{port}/ (Ende mit Strg-C)\n")
    sys.stdout.flush()
    server = Server(
        settings.WSGI_APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        workers_kill_timeout=_GRACE,
        log_enabled=False,
    )
    let_signals_through()
    with contextlib.nullcontext() if beside is None else _worker_beside(beside):
        server.serve(target_loader=_pages)
    return 0


def _pages(application: str) -> WSGIHandler:
    """In each process that answers."""
    let_signals_through()
    found: WSGIHandler = import_string(application)
    return found


@contextlib.contextmanager
def _worker_beside(data: Path) -> Iterator[None]:
    """Another process reads what is uploaded; it ends with this one, however this one ends."""
    is_over = threading.Event()
    started: list[subprocess.Popen[bytes]] = []

    def keep() -> None:
        while not is_over.is_set():
            started[:] = [_start_worker(data)]
            started[0].wait()
            is_over.wait(_PAUSE)  # one that fell is followed by another

    keeper = threading.Thread(target=keep, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        is_over.set()
        for worker in started:
            worker.terminate()
        keeper.join(_PAUSE)


def _start_worker(data: Path) -> subprocess.Popen[bytes]:
    run = "from stadtfaden.cli.main import app; app()"
    return subprocess.Popen(  # noqa: S603 -- our own command
        [sys.executable, "-c", run, "work", "--data", str(data), "--no-folders"],
        env={**os.environ, PARENT: str(os.getpid())},
        stdin=subprocess.DEVNULL,
    )


def _is_taken(host: str, port: int) -> bool:
    """Whether somebody listens there; the server itself would share the port and never say so."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False
