"""One day at the desk, in a real browser before a real server: from the invitation to the decided edition."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.browser import journey_papers as papers
from tests.browser.test_desk_people import WORDS, with_authenticator
from tests.browser.test_every_page import violations

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
RUN = [sys.executable, "-c", "from stadtfaden.cli.main import app; app()"]
DESK = "/hirschau/schreibtisch/"


def stadtfaden(*words, data):
    done = subprocess.run(
        [*RUN, *words, "--data", str(data)], capture_output=True, text=True, check=False, env=surroundings()
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def surroundings():
    names = ("DJANGO_SETTINGS_MODULE", "STADTFADEN_DATA")
    return {name: value for name, value in os.environ.items() if name not in names}


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A city with one paper; the others come over the desk."""
    folder = tmp_path_factory.mktemp("hirschau")
    (folder / "papers").mkdir()
    (folder / "papers" / "klimaplan.pdf").write_bytes(papers.climate())
    stadtfaden("build", str(folder / "papers"), "--city", "Hirschau", data=folder / "data")
    return folder / "data"


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
    for _ in range(240):
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 -- our own server
                return
        except OSError:  # not yet there, or still waking up
            time.sleep(0.25)
    pytest.fail("the server did not start")


@pytest.fixture
def screen(chromium):
    """Called with a width: a page that remembers what went wrong."""
    opened = []

    def open_screen(width, **options):
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        context.set_default_timeout(60_000)  # the worker reads on a busy machine
        opened.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    yield open_screen
    for context in opened:
        context.close()


def test_a_day_at_the_desk(screen, server, data, tmp_path):
    page = screen(1280)
    with_authenticator(page)
    first, second = tmp_path / "verkehrsplan.pdf", tmp_path / "verkehrsplan-2.pdf"
    first.write_bytes(papers.mobility())
    second.write_bytes(papers.mobility_anew())

    come_in_by_a_key(page, server, data)
    upload(page, server, first, "Verkehrsplan Hirschau")
    review_by_keyboard(page, server, 18)
    settle_the_contradiction(page, server)
    upload(page, server, second, "Verkehrsplan Hirschau", edition_of="Verkehrsplan Hirschau")
    settle_the_broken_quotes(page, server)
    freeze(page, server)

    page.goto(f"{server}/hirschau/fassungen/1/")
    shown = page.locator("main").inner_text()
    assert "550 sichere" in shown
    assert "Lastenräder kostenlos" not in shown
    page.goto(f"{server}/hirschau/widersprueche/")
    assert "Zielkonflikt" in page.locator("main").inner_text()
    assert page.complaints == []
    stadtfaden("check", data=data)


def come_in_by_a_key(page, server, data):
    """Invited from the command line, with a key, out, and in again by the key."""
    said = stadtfaden(
        "invite",
        "ines@example.org",
        *("--city", "Hirschau", "--name", "Ines Imhof", "--address", server),
        data=data,
    )
    letter = re.search(r"http\S+", said)
    assert letter is not None
    page.goto(letter.group())
    page.get_by_label("Passwort").fill(WORDS)
    page.get_by_role("button", name="Konto eröffnen").click()
    page.get_by_role("link", name="Schlüssel hinzufügen").click()
    page.get_by_role("button", name="Schlüssel hinzufügen").click()
    page.wait_for_url("**/ersatzcodes/")
    page.get_by_role("link", name="Abmelden").first.click()
    page.get_by_role("button", name="Abmelden").click()
    page.goto(f"{server}/konto/anmelden/")
    page.get_by_role("button", name="Mit Schlüssel anmelden").click()
    page.wait_for_url("**/hirschau/schreibtisch/**")


def upload(page, server, path, title, *, edition_of=None):
    page.goto(f"{server}{DESK}papiere/hochladen/")
    page.get_by_label("Dateien").set_input_files(path)
    if edition_of is not None:
        page.locator("select[name=document]").select_option(label=f"eine neue Ausgabe von „{edition_of}“")
    page.get_by_role("button", name="Hochladen").click()
    done = page.locator(".uploaded li.done").filter(has_text=path.name)
    done.get_by_role("link", name=title).wait_for(timeout=240_000)
    page.locator("#uploads:not([data-busy])").wait_for(timeout=240_000)
    page.wait_for_load_state("networkidle")  # the page asks for the state until nothing is read any more


def review_by_keyboard(page, server, how_many):
    """A letter decides, the next one is there at once; one is taken back on the way."""
    page.goto(f"{server}{DESK}pruefen/?art=measure")
    for number in range(how_many):
        press(page, "b")
        if number == 2:
            press(page, "u")
            assert page.get_by_text("zurückgenommen").is_visible()
            press(page, "b")
    page.goto(f"{server}{DESK}pruefen/?art=goal")
    press(page, "b")


def press(page, letter):
    """The key decides, and the next page stands there."""
    before = page.url
    page.keyboard.press(letter)
    page.wait_for_url(lambda now: now != before)


def settle_the_contradiction(page, server):
    page.goto(f"{server}{DESK}widersprueche/")
    page.locator(".contradiction a").first.click()
    page.get_by_label("Zielkonflikt").check()
    page.get_by_label("Warum").fill("Der Rat gewichtet im Herbst.")
    page.get_by_label("Vorlage, die es geklärt hat (Nummer)").fill("V 12/2026")
    page.get_by_role("button", name="Urteil festhalten").click()
    page.wait_for_url(f"**{DESK}widersprueche/")


def settle_the_broken_quotes(page, server):
    page.goto(f"{server}{DESK}zitate/")
    page.get_by_role("link", name=re.compile("Verkehrsplan Hirschau")).first.click()
    while page.locator("article.broken").count():
        one = page.locator("article.broken").first
        holds = one.get_by_role("button", name="Gilt weiter mit neuem Wortlaut")
        (holds if holds.count() else one.get_by_role("button", name="Gilt nicht mehr")).click()
        page.wait_for_load_state()


def freeze(page, server):
    page.goto(f"{server}{DESK}fassungen/")
    page.get_by_label("Wie diese Fassung heißt").fill("Digitalstrategie Hirschau 2026")
    page.get_by_label("Tag des Beschlusses").fill("2026-03-02")
    page.get_by_label("Nummer der Vorlage").fill("V 15/2026")
    page.get_by_role("button", name="Festhalten").click()
    page.wait_for_url("**/hirschau/fassungen/1/")


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_any_room(screen, server, data, width):
    page = screen(width, bypass_csp=True)
    said = stadtfaden(
        "invite", f"anna{width}@example.org", *("--city", "Hirschau", "--address", server), data=data
    )
    letter = re.search(r"http\S+", said)
    assert letter is not None
    page.goto(letter.group())
    page.get_by_label("Name").fill("Anna Ast")
    page.get_by_label("Passwort").fill(WORDS)
    page.get_by_role("button", name="Konto eröffnen").click()
    page.wait_for_load_state()
    found = {}
    for room in (
        *("", "pruefen/", "aussagen/", "widersprueche/", "abdeckung/", "abdeckung/ziele/"),
        *("abdeckung/bewusst/", "papiere/", "papiere/hochladen/", "papiere/termine/", "zitate/"),
        *("fassungen/", "protokoll/", "personen/"),
    ):
        page.goto(f"{server}{DESK}{room}")
        found[room] = violations(page)
        sideways = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert (room, sideways) == (room, 0)

    assert {room: broken for room, broken in found.items() if broken} == {}
