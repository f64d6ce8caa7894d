"""The system's Chromium, a live server, and a city to look at."""

import pytest
from django.conf import settings
from django.db.backends.signals import connection_created

from tests.portal import city as cities
from tests.portal.addresses import addresses
from tests.portal.conftest import build_index


def read_beside_a_writer(connection, **_given):
    """As in a file, where a reader never waits for a writer; in memory the tables would be locked."""
    connection.cursor().execute("PRAGMA read_uncommitted = 1")


connection_created.connect(read_beside_a_writer)


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
