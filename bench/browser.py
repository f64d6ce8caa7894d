"""Pages as a browser has them: from the click until everything is drawn, on the shelf of bench.shelf.

The city is served by `stadtfaden serve` on this machine. The browser is open, as that of somebody who
follows a link, and has kept nothing: style and fonts are fetched anew for each page. A line of text from the
same server is opened in turn with each: what the browser itself costs. Beside it the same page in a window
that is opened for it, for which the browser starts a process first.
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

from playwright.sync_api import Browser, Page, sync_playwright

from bench.figures import Figure, percentile, show
from bench.pages import addresses

ROUNDS = 7
GOAL = "≤ 300 ms"
LINE_OF_TEXT = "/robots.txt"
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
PATIENCE = 60  # seconds until the server answers
READY = 15  # seconds until it has made ready what it does when it starts


def measure(data: Path, real: Path) -> None:  # noqa: ARG001 -- the shelf stands already
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        show("Pages in a browser", [Figure("all", "not measured: no Chromium")])
        return
    named = addresses()
    with _served(data) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        window = _Window(browser)
        figures = [_figure(window, name, server, address) for name, address in named.items()]
        browser.close()
    show("Pages in a browser: from asking until all is drawn", figures)


class _Window:
    """One that stays open, and those that are opened for one page."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._page = _new_page(browser)
        self._tools = self._page.context.new_cdp_session(self._page)

    def open_kept_nothing(self, address: str) -> float:
        """Milliseconds."""
        self._tools.send("Network.clearBrowserCache")
        return _opened(self._page, address)

    def open_anew(self, address: str) -> float:
        """Milliseconds."""
        page = _new_page(self._browser)
        spent = _opened(page, address)
        page.context.close()
        return spent


def _figure(window: _Window, name: str, server: str, address: str) -> Figure:
    spent, beside, anew = [], [], []
    for _round in range(ROUNDS):
        beside.append(window.open_kept_nothing(server + LINE_OF_TEXT))
        spent.append(window.open_kept_nothing(server + address))
        anew.append(window.open_anew(server + address))
    usual, new_window = percentile(spent, 0.5), percentile(anew, 0.5)
    return Figure(
        name,
        f"{usual:.0f} ms, slowest {max(spent):.0f} ms; in a new window {new_window:.0f} ms",
        GOAL,
        f"a line of text: {percentile(beside, 0.5):.0f} ms, slowest {max(beside):.0f} ms",
    )


def _new_page(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": 1280, "height": 900}).new_page()


def _opened(page: Page, address: str) -> float:
    page.goto(address, wait_until="load")
    page.wait_for_function(f"{LOADED} > 0")
    return float(page.evaluate(LOADED))


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
        time.sleep(READY)
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
