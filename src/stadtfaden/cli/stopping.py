"""Ctrl-C ends a process whose threads are busy."""

import os
import signal
import threading
import time

STOPS = {signal.SIGINT, signal.SIGTERM}
_PAUSE = 1.0  # seconds; what is passed on comes by here again


def let_signals_through() -> None:
    """Python answers a signal in its main thread alone, and the system may hand it to any other: then a main
    thread that waits sleeps on. From here on it is passed on. Call it in the main thread of each process.
    """
    heard, told = os.pipe()
    os.set_blocking(told, False)  # whatever a handler writes must not wait
    signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    threading.Thread(
        target=_pass_on, args=(heard, threading.get_ident()), name="signals", daemon=True
    ).start()


def _pass_on(heard: int, main: int) -> None:
    passed_on: dict[int, float] = {}
    while number := os.read(heard, 1):
        sign = number[0]
        if sign in STOPS and time.monotonic() - passed_on.get(sign, -_PAUSE) >= _PAUSE:
            passed_on[sign] = time.monotonic()
            signal.pthread_kill(main, sign)
