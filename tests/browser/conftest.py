"""The system's Chromium, a live server, and a city to look at."""

import os
import shutil

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

from tests.exchange.site.conftest import published
from tests.portal import city as cities
from tests.portal.addresses import addresses
from tests.portal.conftest import build_index

__all__ = ["published"]

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium():
    """A test that needs it says how it is installed."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium: apt-get install chromium")
    # Playwright keeps an event loop in this thread; our rows are asked for in the same thread all the same.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def shelf(transactional_db, tmp_path, monkeypatch):
    """Name of the page to its address; the city stands for one test."""
    monkeypatch.setattr(settings, "DATA", tmp_path)
    city = cities.auental(tmp_path)
    build_index(city)
    return addresses(city)


@pytest.fixture
def tab(chromium, live_server):
    """Called with a width: a page of its own that remembers whom it asked and what went wrong."""
    opened = []

    def open_tab(width, **options):
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, base_url=live_server.url, **options
        )
        opened.append(context)
        page = context.new_page()
        page.foreign, page.complaints = [], []
        page.on(
            "request", lambda asked: asked.url.startswith(live_server.url) or page.foreign.append(asked.url)
        )
        page.on(
            "console",
            lambda line: line.type == "error" and page.complaints.append((line.text, line.location)),
        )
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    yield open_tab
    for context in opened:
        context.close()
