"""From the invitation to the key, as a person does it; axe looks at each page."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from stadtfaden.actors import actions
from stadtfaden.actors.models import Municipality, Role
from tests.browser.rules import violations
from tests.cast import person

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WORDS = "drei Amseln am Hang"


@pytest.fixture
def city(transactional_db):
    cache.clear()
    return Municipality.objects.create(name="Auental", slug="auental")


@pytest.fixture
def letter(city):
    """The path of an invitation for Ines, administrator."""
    invitee = actions.Invitee("ines@example.org", Role.ADMINISTRATOR, name="Ines Imhof")
    _, secret = actions.invite_from_terminal(municipality=city, invitee=invitee, now=timezone.now())
    return f"/konto/einladung/{secret}/"


def with_authenticator(page):
    """A platform authenticator that knows its owner, as a fingerprint reader does."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    return devtools, devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})[
        "authenticatorId"
    ]


def local(page, path):
    """Keys are bound to a name; browsers trust localhost without https."""
    return re.sub("//[^:/]+", "//localhost", page.context.pages[0].base_address) + path


@pytest.fixture
def phone(tab, live_server):
    """Called with a width: a page that speaks with localhost."""

    def opened(width=390, **options):
        page = tab(width, **options)
        page.base_address = live_server.url
        return page

    return opened


def test_an_invited_person_opens_an_account_adds_a_key_and_comes_back_with_it(phone, letter):
    page = phone(1280)
    devtools, authenticator = with_authenticator(page)

    page.goto(local(page, letter))
    page.get_by_label("Passwort").fill(WORDS)
    page.get_by_role("button", name="Konto eröffnen").click()
    page.get_by_role("link", name="Schlüssel hinzufügen").click()
    page.get_by_role("button", name="Schlüssel hinzufügen").click()
    page.wait_for_url("**/ersatzcodes/")
    kept = devtools.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]
    page.goto(local(page, "/konto/sicherheit/app/"))
    picture = page.locator(".code-picture path").bounding_box()
    page.get_by_role("link", name="Abmelden").first.click()
    page.get_by_role("button", name="Abmelden").click()
    page.goto(local(page, "/konto/anmelden/"))
    page.get_by_role("button", name="Mit Schlüssel anmelden").click()
    page.wait_for_url("**/auental/schreibtisch/**")

    assert [one["isResidentCredential"] for one in kept] == [True]
    assert picture["width"] > 100
    expect(page.get_by_text("Ines Imhof").first).to_be_visible()
    assert page.complaints == []


def test_a_key_that_does_not_answer_says_so_on_the_page(phone, city):
    page = phone(1280)
    devtools, authenticator = with_authenticator(page)
    devtools.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False})

    page.goto(local(page, "/konto/anmelden/"))
    page.get_by_role("button", name="Mit Schlüssel anmelden").click()

    trouble = page.get_by_role("alert").filter(has_text="Der Schlüssel hat nicht geantwortet")
    expect(trouble).to_be_visible(timeout=90_000)


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_on_the_pages_of_accounts_and_people(phone, letter, city, width):
    adele = person("adele_administrator", city)
    adele.set_password(WORDS)
    adele.save()
    EmailAddress.objects.create(user=adele, email=adele.email, verified=True, primary=True)
    page = phone(width, bypass_csp=True)
    found = {}

    def look(path):
        page.goto(local(page, path))
        found[path] = violations(page)
        sideways = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert (path, sideways) == (path, 0)

    for path in (letter, "/konto/anmelden/", "/konto/passwort/vergessen/", "/en/konto/anmelden/"):
        look(path)
    page.goto(local(page, "/konto/anmelden/"))
    page.get_by_label("E-Mail").fill(adele.email)
    page.get_by_label("Passwort").fill(WORDS)
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.wait_for_url("**/schreibtisch/**")
    page.goto(local(page, "/konto/schluessel/neu/"))
    page.get_by_label("Passwort").fill(WORDS)
    page.get_by_role("button", name="Weiter").click()
    page.wait_for_url("**/schluessel/neu/")
    for path in (
        "/auental/schreibtisch/personen/",
        "/konto/",
        "/konto/adresse/",
        "/konto/passwort/",
        "/konto/schluessel/neu/",
        "/konto/sicherheit/",
        "/konto/sicherheit/app/",
        "/konto/willkommen/",
        "/konto/abmelden/",
    ):
        look(path)

    assert {path: broken for path, broken in found.items() if broken} == {}
    assert (page.foreign, page.complaints) == ([], [])
