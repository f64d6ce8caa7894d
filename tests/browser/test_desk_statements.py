"""Words are marked on a page: by mouse, by keyboard, and on a phone without any script."""

import pytest
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import expect

from stadtfaden.corpus.models import Statement
from tests.browser.rules import violations
from tests.cast import person
from tests.portal import city as cities

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
ROOM = "/auental/schreibtisch/aussagen/"
MARK = f"{ROOM}seite/verkehrsplan-auental/1/"


@pytest.fixture
def rita(transactional_db, tmp_path, settings):
    cache.clear()
    settings.DATA = tmp_path
    return person("rita_editor", cities.auental(tmp_path).row)


@pytest.fixture
def desk(tab, live_server, rita):
    """Called with a width: a page in which Rita is logged in."""

    def opened(width, **options):
        page = tab(width, **options)
        client = Client()
        client.force_login(rita)
        session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.add_cookies([session])
        return page

    return opened


def word(page, text):
    return page.locator("[data-from]", has_text=text).first


def test_words_are_marked_by_mouse_and_stand_as_a_statement(desk):
    page = desk(1280)
    page.goto(MARK)

    word(page, "Anteil").hover()
    page.mouse.down()
    page.locator("[data-from]", has_text="Fuß").first.hover()
    page.mouse.up()
    chosen = page.locator("[data-chosen]").inner_text()
    page.get_by_label("Art", exact=True).select_option("indicator")
    page.get_by_role("button", name="Aussage aufnehmen").click()
    page.wait_for_url(lambda address: "/seite/" not in address)

    made = Statement.objects.get(made_by="person")
    assert chosen == "„Anteil der Wege zu Fuß“"
    assert (made.text, made.kind) == ("Anteil der Wege zu Fuß", "indicator")
    assert page.complaints == []


def test_words_are_marked_by_keyboard_alone(desk):
    page = desk(1280)
    page.goto(MARK)

    page.locator("[data-from][tabindex='0']").focus()
    while page.evaluate("document.activeElement.textContent") != "bleibt":
        page.keyboard.press("ArrowRight")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    chosen = page.locator("[data-chosen]").inner_text()
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.textContent") != "Aussage aufnehmen":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/seite/" not in address)

    assert chosen == "„bleibt mindestens bei 25“"
    assert Statement.objects.get(made_by="person").text == "bleibt mindestens bei 25"
    assert page.complaints == []


def test_on_a_phone_without_a_script_two_taps_mark_the_words(desk):
    page = desk(390, java_script_enabled=False)
    page.goto(MARK)

    word(page, "Anteil").click()
    word(page, "Fuß").click()
    page.get_by_label("Art", exact=True).select_option("target")
    page.get_by_role("button", name="Aussage aufnehmen").click()

    expect(page.get_by_text("Die Aussage ist aufgenommen")).to_be_visible()
    assert Statement.objects.get(made_by="person").text == "Anteil der Wege zu Fuß"


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_the_room_and_nothing_scrolls_sideways(desk, width):
    page = desk(width, bypass_csp=True)
    measure = Statement.objects.get(code="M 1.1")
    own = f"{ROOM}{measure.key}/"
    addresses = [
        *(ROOM, f"{ROOM}?q=Rad", own, f"/en{own}", MARK, f"{MARK}?von=40&bis=60", f"{own}teilen/"),
        *(f"{own}worte/{purpose}/" for purpose in ("titel", "feld", "zielwert", "digital")),
        *(f"{own}zusammenlegen/", f"{own}verbinden/?q=Wege"),
    ]

    found, wide = {}, {}
    for address in addresses:
        page.goto(address)
        found[address] = violations(page)
        wide[address] = page.evaluate("document.documentElement.scrollWidth")

    assert {address: broken for address, broken in found.items() if broken} == {}
    assert {address: seen for address, seen in wide.items() if seen > width} == {}
    assert (page.foreign, page.complaints) == ([], [])
