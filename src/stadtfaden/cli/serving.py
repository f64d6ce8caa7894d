"""serve: the pages, from the same machine."""

import socket
import sys

from granian.constants import Interfaces
from granian.server import Server

from stadtfaden.cli.start import BROKEN, complain

ANYWHERE = {"127.0.0.1", "0.0.0.0", "::"}  # noqa: S104 -- compared, not bound


def serve(*, host: str, port: int, workers: int) -> int:
    """Answers until it is stopped."""
    if _is_taken(host, port):
        complain(f"Anschluss {port} ist schon belegt. Bitte mit --port einen anderen nennen.")
        return BROKEN
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
