"""Every kind of page as a reader has it: on a screen, on a phone, on paper, by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.rules import violations

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
WIDTHS = (1280, 768, 390, 320)
WAYS = """Überblick Papiere Handlungsfelder Ziele Maßnahmen Zielwerte Fäden Widersprüche Lücken
    English"""


def test_axe_finds_nothing_in_the_dark(tab, shelf):
    page = tab(1280, bypass_csp=True, color_scheme="dark")

    found = {}
    for name in ("home", "page with a statement", "matrix", "area", "thread", "hits"):
        page.goto(shelf[name])
        found[name] = violations(page)

    assert {name: broken for name, broken in found.items() if broken} == {}


def test_nothing_scrolls_sideways_and_the_policy_stops_nothing_that_a_page_needs(tab, shelf):
    page = tab(WIDTHS[0])

    too_wide = {}
    for name, address in shelf.items():
        page.goto(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
                too_wide[name, width] = needed

    assert too_wide == {}
    assert (page.foreign, page.complaints) == ([], [])


def test_the_fonts_arrive(tab, shelf):
    page = tab(1280)
    page.goto(shelf["paper"])

    loaded = page.evaluate(
        "document.fonts.ready.then(fonts => [...fonts].filter(font => font.status == 'loaded').length)"
    )

    assert loaded == 2


def test_the_picture_of_the_page_is_drawn_below_its_marks(tab, shelf):
    page = tab(1280)
    page.goto(shelf["page with a statement"])

    picture = page.locator(".sheet > svg image").bounding_box()
    mark = page.locator(".sheet > svg .mark-box").first.bounding_box()

    assert picture["width"] > 500
    assert picture["y"] < mark["y"] < picture["y"] + picture["height"]


def test_the_keyboard_reaches_the_skip_link_and_the_main_ways(tab, shelf):
    page = tab(1280)
    page.goto(shelf["home"])

    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.className")
    on_screen = page.locator(".skip").bounding_box()["y"] >= 0
    reached = set()
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.textContent.trim()"))

    assert (first, on_screen) == ("skip", True)
    assert {"Papiere", "Handlungsfelder", "Ziele", "Fäden", "Widersprüche", "Lücken"} <= reached


def test_the_skip_link_leads_to_the_content(tab, shelf):
    page = tab(1280)
    page.goto(shelf["home"])

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


def test_from_a_measure_it_is_at_most_three_clicks_to_the_sentence_in_the_leitbild(tab, shelf):
    page = tab(1280, java_script_enabled=False)
    page.goto(shelf["statement"])

    page.get_by_role("link", name="Dem Faden dieser Aussage folgen").click()
    page.locator(".steps > li").first.get_by_role("link", name="S. 2 (PDF 2)").click()

    expect(page.locator("mark")).to_have_text("Auental ist im Jahr 2040 eine Stadt der kurzen Wege.")


def test_a_search_leads_to_the_marked_words_without_a_script(tab, shelf):
    page = tab(390, java_script_enabled=False)
    page.goto(shelf["home"])

    page.get_by_role("link", name="Suchen").click()
    page.get_by_role("searchbox").fill("Radschnellwege")
    page.get_by_role("button", name="Suchen").click()
    page.get_by_role("link", name="S. 2 (PDF 2)").first.click()

    expect(page.locator("mark")).to_have_text(re.compile("^Die Stadt baut ein Netz von Radschnellwegen"))


def test_on_a_phone_the_ways_wait_in_a_menu_that_opens_by_keyboard_without_a_script(tab, shelf):
    page = tab(390, java_script_enabled=False)
    page.goto(shelf["home"])
    ways = page.get_by_role("navigation", name="Hauptwege").get_by_role("link")
    top = page.get_by_role("main").bounding_box()["y"]

    shut = ways.count()
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert (top <= 120, shut) == (True, 0)  # px of 900
    expect(ways).to_have_text(WAYS.split())
    expect(ways.last).to_be_visible()


def test_a_printed_page_keeps_its_source_and_leaves_the_ways_out(tab, shelf):
    page = tab(1280)
    page.goto(shelf["paper"])
    page.emulate_media(media="print")

    assert not page.locator(".masthead nav").is_visible()
    assert page.locator(".source").first.is_visible()
    assert shelf["paper"] in page.locator(".printed-address").inner_text()
