"""One day at the desk, in a real browser before a real server: from the invitation to the decided edition."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from playwright.sync_api import expect

from stadtfaden.core.papers import slug_of
from tests.browser import journey_papers as papers
from tests.browser.hands import HANDS
from tests.browser.test_desk_people import WORDS, with_authenticator

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
RUN = [sys.executable, "-c", "from stadtfaden.cli.main import app; app()"]


def stadtfaden(*words, data):
    done = subprocess.run(
        [*RUN, *words, "--data", str(data)], capture_output=True, text=True, check=False, env=surroundings()
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def surroundings():
    names = ("DJANGO_SETTINGS_MODULE", "STADTFADEN_DATA")
    return {name: value for name, value in os.environ.items() if name not in names}


CITIES = {"mouse": "Hirschau", "finger": "Hirschau am Berg", "keys": "Hirschau im Tal"}
SETTLE = """
import sys
from pathlib import Path
from stadtfaden.cli.start import begin
begin(Path(sys.argv[1]), makes_folder=True)
from django.utils import timezone
from stadtfaden.actors.actions import settle_municipality
for name in sys.argv[2:]:
    settle_municipality(name=name, now=timezone.now())
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A city for each hand, without any paper: they come over the desk."""
    folder = tmp_path_factory.mktemp("hirschau") / "data"
    subprocess.run(
        [sys.executable, "-c", SETTLE, str(folder), *CITIES.values()], check=True, env=surroundings()
    )
    return folder


@pytest.fixture(scope="module")
def server(data):
    """The server with its worker, as `stadtfaden serve` starts them."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [*RUN, "serve", "--port", str(port), "--data", str(data)],
        stdout=subprocess.DEVNULL,
        env=surroundings(),
    ) as process:
        address = f"http://localhost:{port}"
        try:
            wait_for(address)
            yield address
        finally:
            process.terminate()


def wait_for(address):
    for _ in range(480):
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 -- our own server
                return
        except OSError:  # not yet there, or still waking up
            time.sleep(0.25)
    pytest.fail("the server did not start")


@pytest.fixture
def screen(chromium):
    """A page that remembers what went wrong."""
    opened = []

    def open_screen(**options):
        context = chromium.new_context(**options)
        context.set_default_timeout(60_000)  # the worker reads on a busy machine
        opened.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    yield open_screen
    for context in opened:
        context.close()


@pytest.mark.parametrize("way", HANDS)
def test_a_day_at_the_desk(screen, server, data, tmp_path, way):
    page = screen(**HANDS[way].context)
    hand, desk = HANDS[way](page), f"{server}/{slug_of(CITIES[way], 80)}"
    with_authenticator(page)
    shelf = {
        "klimaplan.pdf": papers.climate(),
        "verkehrsplan.pdf": papers.mobility(),
        "verkehrsplan-2.pdf": papers.mobility_anew(),
    }
    for name, content in shelf.items():
        (tmp_path / name).write_bytes(content)

    come_in_by_a_key(hand, server, CITIES[way], data)
    upload(hand, tmp_path / "klimaplan.pdf", tmp_path / "verkehrsplan.pdf")
    review(hand, "Maßnahmen", 18)
    review(hand, "Ziele", 2)
    settle_the_contradiction(hand)
    upload(hand, tmp_path / "verkehrsplan-2.pdf", edition_of="Verkehrsplan Hirschau")
    settle_the_broken_quotes(hand)
    freeze(hand)

    shown = page.locator("main").inner_text()
    assert "550 sichere" in shown
    assert "Lastenräder kostenlos" not in shown
    assert hand.traces() == hand.leaves
    page.goto(f"{desk}/widersprueche/")
    expect(page.locator("main")).to_contain_text("Zielkonflikt")
    assert page.complaints == []
    stadtfaden("check", data=data)


def come_in_by_a_key(hand, server, city, data):
    """Invited from the command line, with a key, out, and in again by the key."""
    page = hand.page
    page.goto(invitation(f"ines@{slug_of(city, 80)}.example.org", city, server, data))
    hand.write(page.get_by_label("Passwort"), WORDS)
    hand.press(page.get_by_role("button", name="Konto eröffnen"))
    hand.press(page.get_by_role("link", name="Schlüssel hinzufügen"))
    hand.press(page.get_by_role("button", name="Schlüssel hinzufügen"))
    page.wait_for_url("**/ersatzcodes/")
    open_menu(hand)
    hand.press(page.get_by_role("link", name="Abmelden").first)
    hand.press(page.get_by_role("button", name="Abmelden"))
    page.wait_for_url(lambda now: "abmelden" not in now)
    page.goto(f"{server}/konto/anmelden/")
    hand.press(page.get_by_role("button", name="Mit Schlüssel anmelden"))
    page.wait_for_url("**/schreibtisch/**")


def invitation(mail, city, server, data):
    said = stadtfaden("invite", mail, "--city", city, "--name", "Ines Imhof", "--address", server, data=data)
    letter = re.search(r"http\S+", said)
    assert letter is not None
    return letter.group()


def open_menu(hand):
    """On a phone the ways wait in a menu."""
    if (menu := hand.page.locator(".menu > summary")).is_visible():
        hand.press(menu)


def enter(hand, room):
    open_menu(hand)
    hand.press(hand.page.locator(".masthead nav").get_by_role("link", name=room, exact=True))
    hand.page.wait_for_load_state()


def upload(hand, *paths, edition_of=None):
    page = hand.page
    enter(hand, "Papiere")
    hand.press(page.get_by_role("link", name="Papiere hochladen"))
    hand.hand_over(page.get_by_label("Dateien"), paths)
    if edition_of is not None:
        hand.choose(page.locator("select[name=document]"), f"eine neue Ausgabe von „{edition_of}“")
    hand.press(page.get_by_role("button", name="Hochladen"))
    for path in paths:
        page.locator(".uploaded li.done").filter(has_text=path.name).wait_for(timeout=240_000)
    page.locator("#uploads:not([data-busy])").wait_for(timeout=240_000)
    page.wait_for_load_state("networkidle")  # the page asks for the state until nothing is read any more


def review(hand, kind, how_many):
    """Each decision brings the next one; the third is taken back on the way."""
    page = hand.page
    enter(hand, "Zu tun")
    hand.press(page.get_by_role("link", name=f"{kind} ({how_many})"))
    page.get_by_role("heading", name="Stimmt das so?").wait_for()
    for number in range(how_many):
        decide(hand, "Bestätigen")
        if number == 2:
            decide(hand, "Zurücknehmen")
            expect(page.get_by_text("zurückgenommen")).to_be_visible()
            decide(hand, "Bestätigen")
    expect(page.get_by_role("heading", name="Hier wartet nichts")).to_be_visible()


def decide(hand, words):
    before = hand.page.url
    hand.decide(hand.page.get_by_role("button", name=words))
    hand.page.wait_for_url(lambda now: now != before)


def settle_the_contradiction(hand):
    page = hand.page
    enter(hand, "Widersprüche")
    hand.press(page.locator(".contradiction a").first)
    hand.tick(page.get_by_label("Zielkonflikt"))
    hand.write(page.get_by_label("Warum"), "Der Rat gewichtet im Herbst.")
    hand.write(page.get_by_label("Vorlage, die es geklärt hat (Nummer)"), "V 12/2026")
    hand.press(page.get_by_role("button", name="Urteil festhalten"))
    page.wait_for_url(
        re.compile("/schreibtisch/widersprueche/(#content)?$")
    )  # a skip link is kept on the way


def settle_the_broken_quotes(hand):
    page = hand.page
    enter(hand, "Neue Ausgaben")
    hand.press(page.get_by_role("link", name=re.compile("Verkehrsplan Hirschau")).first)
    page.wait_for_url(re.compile("/zitate/[^/#]+/(#content)?$"))  # the list would fit a wider pattern
    expect(page.locator("article.broken")).to_have_count(2)
    while waiting := page.locator("article.broken").count():
        one = page.locator("article.broken").first
        has_changed = "geändert" in one.get_by_role("heading", level=2).inner_text()
        act = "Gilt weiter mit neuem Wortlaut" if has_changed else "Gilt nicht mehr"
        hand.press(one.get_by_role("button", name=act))
        expect(page.locator("article.broken")).to_have_count(waiting - 1)
        page.wait_for_load_state()  # a page that is half there has articles without buttons


def freeze(hand):
    page = hand.page
    enter(hand, "Beschlussfassungen")
    hand.write(page.get_by_label("Wie diese Fassung heißt"), "Digitalstrategie Hirschau 2026")
    hand.date(page.get_by_label("Tag des Beschlusses"), "2026-03-02")
    hand.write(page.get_by_label("Nummer der Vorlage"), "V 15/2026")
    hand.press(page.get_by_role("button", name="Weiter: Was festgehalten würde"))
    expect(page.get_by_role("heading", name="Das wird festgehalten")).to_be_visible()
    hand.press(page.get_by_role("button", name="Genau das festhalten"))
    page.wait_for_url(re.compile("/hirschau[^/]*/fassungen/1/(#content)?$"))
