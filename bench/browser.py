"""Pages as a browser has them: from the click until everything is drawn, on the shelf of bench.shelf.

The city is served by `stadtfaden serve` on this machine; each page is opened anew, with nothing kept. A
line of text from the same server is opened in turn with each: what a fresh process of the browser costs.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from playwright.sync_api import Browser, sync_playwright

from bench.figures import Figure, percentile, show
from bench.pages import addresses

ROUNDS = 7
GOAL = "≤ 300 ms"
LINE_OF_TEXT = "/robots.txt"
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
PATIENCE = 60  # seconds until the server answers


def measure(data: Path, real: Path) -> None:  # noqa: ARG001 -- the shelf stands already
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        show("Pages in a browser", [Figure("all", "not measured: no Chromium")])
        return
    named = addresses()
    with _served(data) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        figures = [_figure(browser, name, server, address) for name, address in named.items()]
        browser.close()
    show("Pages in a browser: from asking until all is drawn", figures)


def _figure(browser: Browser, name: str, server: str, address: str) -> Figure:
    spent, beside = [], []
    for _round in range(ROUNDS):
        spent.append(_opened(browser, server + address))
        beside.append(_opened(browser, server + LINE_OF_TEXT))
    return Figure(
        name,
        f"{percentile(spent, 0.5):.0f} ms, slowest {max(spent):.0f} ms",
        GOAL,
        f"a line of text: {percentile(beside, 0.5):.0f} ms, slowest {max(beside):.0f} ms",
    )


def _opened(browser: Browser, address: str) -> float:
    """Milliseconds."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address, wait_until="load")
    page.wait_for_function(f"{LOADED} > 0")
    spent = float(page.evaluate(LOADED))
    context.close()
    return spent


@contextmanager
def _served(data: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = str(Path(sys.executable).with_name("stadtfaden"))
    command = [program, "--data", str(data), "serve", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
    try:
        address = f"http://127.0.0.1:{port}"
        _until_it_answers(address)
        yield address
    finally:
        process.terminate()
        process.wait()


def _until_it_answers(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(address, timeout=PATIENCE).close()  # noqa: S310 -- our own server
        except URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            return
