"""A published site as a reader has it, delivered by a plain server of files."""

import re

import pytest
from playwright.sync_api import expect

from stadtfaden.corpus.models import Page
from tests.browser.rules import violations
from tests.exchange.site.crawler import served
from tests.portal.addresses import addresses

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site"), pytest.mark.django_db]


@pytest.fixture
def site(published):
    with served(published[0]) as top:
        yield top


@pytest.fixture
def reader(chromium, site):
    """Called with options of a browser: a page that remembers whom it asked and what went wrong."""
    opened = []

    def open_page(**options):
        context = chromium.new_context(base_url=site, **options)
        opened.append(context)
        page = context.new_page()
        page.foreign, page.complaints = [], []
        page.on("request", lambda asked: asked.url.startswith(site) or page.foreign.append(asked.url))
        page.on("console", lambda line: line.type == "error" and page.complaints.append(line.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    yield open_page
    for context in opened:
        context.close()


@pytest.mark.parametrize(("home", "button"), [("/auental/", "Suchen"), ("/en/auental/", "Search")])
def test_a_search_finds_words_in_the_browser_and_asks_no_other_server(reader, home, button):
    page = reader(viewport={"width": 390, "height": 900})
    page.goto(home)

    page.get_by_role("link", name=button).click()
    page.get_by_role("searchbox").fill("Radschnellweg")
    page.get_by_role("button", name=button).click()
    page.locator("#hits li a").first.wait_for()
    top = page.locator("#hits li").first.bounding_box()["y"]
    hit = page.locator("#hits li").filter(has=page.locator(".kind", has_text="M 1.1"))
    found = hit.locator("mark").all_inner_texts()
    hit.get_by_role("link").click()

    assert top < 700  # of 900: nobody scrolls for the first hit
    assert "Radschnellwegen" in found
    expect(page.locator("blockquote").first).to_contain_text("Die Stadt baut ein Netz von Radschnellwegen")
    assert page.url.startswith(page.url.split("/auental/")[0] + "/auental/aussagen/")
    assert (page.foreign, page.complaints) == ([], [])


def test_a_search_is_narrowed_by_its_address(reader):
    page = reader()

    page.goto("/auental/suche/?q=Rad&art=goal&feld=climate")
    page.locator("#hits li").first.wait_for()

    assert page.locator("#art").input_value() == "goal"
    assert {kind.partition("\n")[0][-4:] for kind in page.locator("#hits .kind").all_inner_texts()} == {
        "Ziel"
    }


@pytest.mark.parametrize("question", ["Rad", "Verkehrsplan", "Federführung", "Solaranlage Schulen"])
def test_what_a_hit_puts_in_quotation_marks_stands_so_in_the_paper(reader, published, question):
    page = reader()
    page.goto(f"/auental/suche/?q={question}")
    page.locator("#hits li").first.wait_for()

    said = page.locator("#hits .said p").all_inner_texts()
    whole = [" ".join(text.split()) for text in Page.objects.values_list("text", flat=True)]
    parts = [part for quote in said for part in re.split(r" ?\[…\] ?", quote.strip("„“")) if part]

    assert [part for part in parts if not any(part in text for text in whole)] == []
    assert len(parts) >= len(said) > 0


def test_what_is_not_there_is_said(reader):
    page = reader()

    page.goto("/auental/suche/?q=Quastenflosser")

    page.get_by_text("Nichts gefunden").or_(page.locator("#hits .hole")).first.wait_for()
    assert page.locator("#hits li").count() == 0


def test_without_a_script_the_search_leads_to_the_lists(reader):
    page = reader(java_script_enabled=False)
    page.goto("/auental/suche/?q=Radschnellwege")

    said = page.get_by_text("braucht JavaScript").is_visible()
    has_dead_form = page.locator("main form").is_visible()
    page.get_by_role("link", name="Alle Aussagen von A bis Z").first.click()
    page.get_by_role("link", name="D", exact=True).click()
    page.get_by_role("link", name="S. 2 (PDF 2)").last.click()

    assert (said, has_dead_form) == (True, False)
    expect(page.locator("mark")).to_have_text(re.compile("^Die Stadt baut ein Netz"))


def test_axe_finds_nothing_on_a_published_site(reader, published):
    named = addresses(published[2])
    looked_at = {name: named[name] for name in ("home", "statement", "page", "a to z", "accessibility")}
    page = reader(bypass_csp=True)

    found = {}
    for name, address in (looked_at | {"hits": "/auental/suche/?q=Rad", "lost": "/404.html"}).items():
        page.goto(address, wait_until="networkidle")
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            found[name, width] = violations(page)

    assert {where: broken for where, broken in found.items() if broken} == {}


def test_the_policy_stops_a_foreign_script(reader):
    page = reader()
    page.goto("/auental/")

    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {src: '/x.js'}))")
    page.wait_for_timeout(100)

    assert any("Content Security Policy" in complaint for complaint in page.complaints)


def places_found(page, question):
    page.goto(f"/auental/suche/?q={question}")
    page.locator("#hits h2, #hits .hole").first.wait_for()
    return {link.get_attribute("href") for link in page.locator("#hits li a").all()}


@pytest.mark.parametrize(
    ("typed", "also"), [("Radschnellweg", "radschnellwegen"), ("Fahrrad", "Rad"), ("SCHULE", "Schulen")]
)
def test_a_word_finds_its_forms_and_what_says_the_same(reader, typed, also):
    page = reader()

    assert places_found(page, typed) == places_found(page, also) != set()


def test_a_part_of_a_compound_finds_it_and_a_mere_beginning_does_not(reader):
    page = reader()

    places_found(page, "Radschnellweges")
    expect(page.locator("#hits > p")).to_have_text("Gefunden für: Radschnellwegen")
    whole, part, beginning = (places_found(page, word) for word in ("Radschnellwege", "Weg", "Radschne"))

    assert whole
    assert whole <= part
    assert beginning == set()


def test_a_slip_of_the_pen_is_asked_back_and_shows_no_hits_unasked(reader):
    page = reader()
    before = places_found(page, "Radschnelweg")
    link = page.locator("#hits .lead a")
    expect(link).to_have_text("Radschnellwegen")

    link.click()
    page.locator("#hits li").first.wait_for()

    assert before == set()
    assert page.locator("#q").input_value() == "Radschnellwegen"
    assert page.complaints == []
