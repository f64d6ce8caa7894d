"""serve: the pages, from the same machine."""

import sys

from granian.constants import Interfaces
from granian.server import Server

ANYWHERE = {"127.0.0.1", "0.0.0.0", "::"}  # noqa: S104 -- compared, not bound


def serve(*, host: str, port: int, workers: int) -> int:
    """Answers until it is stopped."""
    shown = "localhost" if host in ANYWHERE else host
    sys.stdout.write(f"Stadtfaden läuft: http://{shown}:{port}/ (Ende mit Strg-C)\n")
    sys.stdout.flush()
    Server(
        "stadtfaden.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_enabled=False,
    ).serve()
    return 0
