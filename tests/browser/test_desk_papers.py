"""A paper is dropped onto the desk, read beside it, and stands on the shelf; a list of measures too."""

import base64
from pathlib import Path

import pytest
from django.conf import settings
from platformdirs import user_cache_dir
from playwright.sync_api import expect

from stadtfaden.pipeline.build import build_uploads
from stadtfaden.pipeline.context import BuildOptions
from tests.browser.rules import violations
from tests.cast import person
from tests.pipeline.lists import workbook
from tests.pipeline.papers import LEITBILD
from tests.portal import city as cities

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
ROOM = "/auental/schreibtisch/papiere/"
DROP = """(text) => {
  const carried = new DataTransfer();
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  carried.items.add(new File([bytes], "Leitbild Hirschau.txt"));
  carried.items.add(new File([new Uint8Array(0)], "leer.pdf"));
  const drop = new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true});
  document.querySelector(".drop").dispatchEvent(drop);
}"""


@pytest.fixture
def city(transactional_db, tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "DATA", tmp_path)
    return cities.auental(tmp_path)


@pytest.fixture
def seated(tab, city, client, live_server):
    """Called with a width: rita's page, logged in."""

    def seated(width):
        client.force_login(person("rita_editor", city.row))
        page = tab(width, bypass_csp=True)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        )
        return page

    return seated


def work():
    options = BuildOptions(cache=Path(user_cache_dir("stadtfaden")), processes=1)
    while build_uploads(data=settings.DATA, options=options):
        pass


class Looks:
    """What axe says of each page, and how far it is too wide; empty where all is well."""

    def __init__(self, page, width):
        self.page, self.width, self.wrong = page, width, {}

    def at(self, name):
        wide = self.page.evaluate("document.documentElement.scrollWidth") > self.width
        if (found := violations(self.page)) or wide:
            self.wrong[name] = (found, wide)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_dropped_paper_is_read_beside_the_page_and_stands_on_the_shelf(seated, width):
    page = seated(width)
    looks = Looks(page, width)

    page.goto(f"{ROOM}hochladen/")
    page.evaluate(DROP, base64.b64encode(LEITBILD.encode()).decode())
    page.locator("form.upload button").click()
    page.locator("li.waiting").wait_for()
    looks.at("waiting")
    refused = page.locator("li.refused").inner_text()
    work()
    page.locator("li.done").get_by_text("Vorschläge warten").wait_for()
    looks.at("read")
    read = page.locator("li.done").inner_text()
    for name in ("", "papier/leitbild-auental-2040/", "termine/"):
        page.goto(f"{ROOM}{name}")
        looks.at(name)

    assert "Die Datei ist leer" in refused
    assert "Leitbild Hirschau" in read
    assert (looks.wrong, page.foreign, page.complaints) == ({}, [], [])


@pytest.mark.parametrize("width", [1280, 390])
def test_a_list_of_measures_is_shown_before_it_is_imported(seated, width):
    page = seated(width)
    looks = Looks(page, width)
    file = {"name": "Liste.xlsx", "mimeType": "text/plain", "buffer": workbook()}

    page.goto(f"{ROOM}listen/")
    looks.at("list")
    page.set_input_files("#list", files=[file])
    page.locator("main form button").click()
    work()
    page.locator("button[name=import]").wait_for()
    looks.at("columns")
    shown = page.locator(".preview").inner_text()
    page.locator("button[name=import]").click()
    page.locator("[data-busy]").wait_for()
    work()
    page.locator("button.reject").wait_for()
    looks.at("imported")

    assert "Radweg an der Aue bauen" in shown
    assert (looks.wrong, page.foreign, page.complaints) == ({}, [], [])


def test_a_paper_is_handed_in_without_any_script(seated, tab, live_server):
    page = seated(1280)
    plain = tab(1280, java_script_enabled=False)
    plain.context.add_cookies(page.context.cookies())
    plain.goto(f"{ROOM}hochladen/")

    plain.set_input_files(
        "#files", files=[{"name": "leitbild.txt", "mimeType": "text/plain", "buffer": LEITBILD.encode()}]
    )
    plain.locator("form.upload button").click()

    expect(plain.locator(".uploads")).to_contain_text("Wartet darauf, gelesen zu werden")
    expect(plain.locator("meta[http-equiv=refresh]")).to_have_count(1)
