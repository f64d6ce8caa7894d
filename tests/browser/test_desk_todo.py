"""The start page of the desk and the log as people have them: on a screen, on a phone, without a script."""

import re
from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from stadtfaden.corpus.models import Document, Statement
from stadtfaden.threads.actions import StatementVerdict, decide_statement, renew_candidates
from stadtfaden.threads.models import Link
from stadtfaden.threads.queries.states import Review
from tests.browser.rules import violations
from tests.cast import person

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
HOME = "/auental/schreibtisch/"


@pytest.fixture
def busy(shelf):
    """Something of everything: what waits, what is due, what Rita and Anton decided."""
    city = Statement.objects.earliest("pk").edition.document.municipality
    renew_candidates(municipality=city)
    Document.objects.filter(title="Klimaplan Auental").update(renew_on=date(2024, 5, 1))
    rita, anton = person("rita_editor", city), person("anton_approver", city)
    for by, kind, reason in ((rita, "goal", "Steht so im Beschluss."), (anton, "vision", "")):
        statement = Statement.objects.filter(kind=kind).earliest("pk")
        verdict = StatementVerdict(review=Review.CONFIRMED, reason=reason)
        decide_statement(statement=statement, seen=0, verdict=verdict, by=by, now=timezone.now())
    assert Link.objects.exists()
    return rita


def logged_in(page, live_server, client, user):
    client.force_login(user)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(tab, busy, live_server, client, width):
    page = tab(width, bypass_csp=True)
    logged_in(page, live_server, client, busy)
    last = f"{HOME}protokoll/?tat=statement.confirmed"

    found = {}
    for address in (
        HOME,
        f"{HOME}protokoll/",
        last,
        f"{HOME}protokoll/9/",
        f"/en{HOME}",
        f"/en{HOME}protokoll/",
    ):
        page.goto(address)
        sideways = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        found[address] = (violations(page), sideways)

    assert found == dict.fromkeys(found, ([], 0))
    assert (page.foreign, page.complaints) == ([], [])


def test_from_what_is_to_do_it_is_one_click_to_the_first_candidate(tab, busy, live_server, client):
    page = tab(390, java_script_enabled=False)
    logged_in(page, live_server, client, busy)

    page.goto(HOME)
    page.get_by_role("link", name="Los geht’s").click()

    page.wait_for_url("**/schreibtisch/pruefen/**")
    # a contradiction gets a verdict, all else is confirmed here
    expect(page.get_by_role("button", name=re.compile("Bestätigen|Urteil sprechen"))).to_be_visible()


def test_the_log_is_sought_and_read_without_a_script(tab, busy, live_server, client):
    page = tab(1280, java_script_enabled=False)
    logged_in(page, live_server, client, busy)

    page.goto(f"{HOME}protokoll/")
    page.get_by_label("Wer").select_option("Anton Approver")
    page.get_by_role("button", name="Zeigen").click()
    page.get_by_role("link", name="Anton Approver hat die Vision bestätigt").first.click()

    expect(page.get_by_role("heading", name="Eintrag").first).to_be_visible()
    expect(page.get_by_role("row", name="Stand Vorschlag bestätigt")).to_be_visible()
