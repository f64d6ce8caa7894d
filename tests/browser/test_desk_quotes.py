"""A new edition came: an editor looks at what broke and takes the new words; axe looks at each page."""

import pytest
from django.conf import settings
from django.test import Client

from stadtfaden.corpus.models import Document, Review, Statement
from tests.browser.rules import violations
from tests.cast import NOON, person
from tests.portal import city as cities
from tests.threads.renewing import GOAL, KINDS, MEASURE, new_edition

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
WIDTHS = (1280, 390)


@pytest.fixture
def rita(transactional_db, tmp_path, monkeypatch):
    """Has confirmed the climate plan, which then got a new edition: one goal changed, one measure gone."""
    monkeypatch.setattr(settings, "DATA", tmp_path)
    city = cities.auental(tmp_path)
    rita = person("rita_editor", city.row)
    document = Document.objects.get(title="Klimaplan Auental")
    Statement.objects.filter(edition__document=document).update(
        review=Review.CONFIRMED, reviewed_by=rita, reviewed_at=NOON
    )
    changed = cities.CLIMATE.replace("25 %", "40 %").replace(MEASURE, "Der Rat berät im Herbst.")
    new_edition(document, changed, {GOAL.replace("25 %", "40 %"): KINDS[GOAL]})
    return rita


def logged_in(page, user):
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": page.base}])
    return page


@pytest.mark.parametrize("width", WIDTHS)
def test_what_broke_is_compared_and_taken(tab, live_server, rita, width, tmp_path):
    page = tab(width, bypass_csp=True)  # axe is a script
    page.base = live_server.url
    logged_in(page, rita)

    page.goto("/auental/schreibtisch/zitate/")
    found = violations(page)
    page.screenshot(path=f"{tmp_path}/list.png", full_page=True)
    page.get_by_role("link", name="Klimaplan Auental").click()
    found += violations(page)
    page.screenshot(path=f"{tmp_path}/paper.png", full_page=True)
    waiting = page.locator("article.broken")
    many = waiting.count()
    page.get_by_role("button", name="Gilt weiter mit neuem Wortlaut").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert found == []
    assert (many, waiting.count()) == (2, 1)
    assert "Sie haben sie bestätigt" in page.locator(".messages").inner_text()
    assert Statement.objects.get(text=GOAL.replace("25 %", "40 %")).review == Review.CONFIRMED
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
