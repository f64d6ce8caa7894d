"""What all rooms of tests share: real papers where the environment says, and one Chromium a process."""

import os
import shutil
from pathlib import Path

import pytest
from django.utils import translation
from playwright.sync_api import sync_playwright

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
REAL = Path(os.environ.get("STADTFADEN_REAL_DATA", Path(__file__).parents[2] / "shared" / "data"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """A test is known by its group. Xdist 3.8 writes it where pytest 9.2 no longer looks (pytest-xdist issue
    1386): every process would build for itself what a group shares.
    """
    if not config.getoption("loadgroup", default=False):
        return
    for item in items:
        group = "_".join(sorted(mark.args[0] for mark in item.iter_markers("xdist_group")))
        if group and not item.nodeid.endswith(f"@{group}"):
            item._id = type(item.id).parse(f"{item.nodeid}@{group}")


@pytest.fixture(autouse=True)
def _german():
    """A page asked for in English leaves its language to whatever runs next in this thread."""
    translation.deactivate()


@pytest.fixture(scope="session")
def real_data():
    """The folder of real papers; tests that need it are skipped where it is missing."""
    if not REAL.is_dir():
        pytest.skip(f"no real papers at {REAL}; name them with STADTFADEN_REAL_DATA")
    return REAL


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
