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
