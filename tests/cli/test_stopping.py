"""Ctrl-C ends what runs, whichever thread the system hands the signal to."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.cli.conftest import APART, STADTFADEN

WAITING = """
import signal, threading
from stadtfaden.cli.stopping import let_signals_through

let_signals_through()
over = threading.Event()
signal.signal(signal.SIGINT, lambda *_: over.set())
work = lambda: signal.pthread_kill(threading.get_ident(), signal.SIGINT)
threading.Timer(0.2, work).start()
over.wait()
"""


def test_a_signal_that_another_thread_gets_wakes_the_main_thread():
    done = subprocess.run([sys.executable, "-c", WAITING], timeout=20, check=False)

    assert done.returncode == 0


def threads_of(process):
    return [int(task.name) for task in Path(f"/proc/{process}/task").iterdir()]


@pytest.fixture
def server(hirschau):
    """The command and the process that answers for it; it has just answered for the first time."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [STADTFADEN, "serve", "--no-worker", "--port", str(port), "--data", hirschau]
    process = subprocess.Popen(command, env=APART, start_new_session=True, stdout=subprocess.DEVNULL)
    for _ in range(240):
        try:
            urllib.request.urlopen(f"http://localhost:{port}/", timeout=5).close()
            break
        except OSError:
            time.sleep(0.25)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    yield process, int(children[0])
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.mark.xdist_group("hirschau")
@pytest.mark.skipif(sys.platform != "linux", reason="names a thread of another process")
def test_one_ctrl_c_ends_the_server_while_its_threads_work(server):
    process, answering = server
    other = next(thread for thread in threads_of(answering) if thread != answering)

    ctypes.CDLL(None).tgkill(answering, other, signal.SIGINT)  # as the system may choose
    time.sleep(0.1)
    os.kill(process.pid, signal.SIGINT)

    assert process.wait(timeout=10) is not None
    assert not Path(f"/proc/{answering}").exists()
