"""Takes the pictures of the docs anew: `python tools/pictures.py [name …]` (docs/pictures.md).

It builds the demo city in DATA, whose invented people have decided already, serves it and looks at its pages
in Chromium. The pictures lie in docs/pictures, at most LARGEST bytes each.
"""

import io
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import django
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

if TYPE_CHECKING:
    from stadtfaden.threads.models import Link

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
DATA = ROOT / "build" / "pictures"
STADTFADEN = Path(sys.executable).parent / "stadtfaden"
PORT = 8139
SERVER = f"http://localhost:{PORT}"
CITY = "tesselbrueck"
LARGEST = 300_000
WIDE, PHONE = (1280, 900), (390, 844)
PATIENCE = 120  # seconds until the server answers
MEASURE, DISAGREES = "Radhauptnetz mit fünf Achsen", "Barrierefrei unterwegs"
LEITBILD, DESK_OF = "Leitbild Tesselbrück 2035", "Saskia Thönnessen"
PAGES = {
    "home": "/",
    "area": "/felder/mobility/",
    "matrix": "/matrix/",
    "measures": "/massnahmen/?digital=any",
    "targets": "/zielwerte/",
    "thread": "/faden/{measure}/",
    "page": "/papiere/{paper}/seite/{page}/?marke={top}",
    "contradiction": "/widersprueche/{one}/{other}/",
    "search": "/suche/?q=Was+tut+die+Stadt+gegen+Hitze%3F",
    "money": "/geld/",
}
ON_A_PHONE = ("home", "thread")
AT_THE_DESK = "/schreibtisch/widersprueche/"


def main(wanted: list[str]) -> None:
    """All pictures, or those that are named."""
    prepare()
    from stadtfaden.actors.queries import municipality_named  # noqa: PLC0415 -- Django stands from here on

    if municipality_named(CITY) is None:
        subprocess.run([str(STADTFADEN), "demo"], check=True)  # noqa: S603 -- our own command
    with served(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        for name, address in PAGES.items():
            where = f"/{CITY}{address.format(**shown())}"
            if not wanted or name in wanted:
                take(browser, where, name, WIDE)
            if name in ON_A_PHONE and (not wanted or f"{name}-phone" in wanted):
                take(browser, where, f"{name}-phone", PHONE)
        if not wanted or "desk" in wanted:
            take(browser, f"/{CITY}{AT_THE_DESK}{disagreement().pk}/", "desk", WIDE, cookie=logged_in())
        browser.close()


def prepare() -> None:
    """Django, on a data folder of its own."""
    DATA.mkdir(parents=True, exist_ok=True)
    os.environ["STADTFADEN_DATA"] = str(DATA)
    os.environ["DJANGO_SETTINGS_MODULE"] = "stadtfaden.config.settings"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in this thread
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- as above

    call_command("migrate", verbosity=0)


def shown() -> dict[str, object]:
    """What the addresses of the pages ask for: a vision on its page, a measure, and two statements
    that disagree.
    """
    from stadtfaden.corpus.models import Statement  # noqa: PLC0415 -- as above

    every = Statement.objects.select_related("page", "edition__document").filter(edition__is_current=True)
    measure = every.get(text=MEASURE)
    top = every.get(kind="vision", edition__document__title=LEITBILD)
    link = disagreement()
    return {
        "measure": measure.key,
        "top": top.key,
        "paper": top.edition.document.slug,
        "page": top.page.number,
        "one": link.source.key,
        "other": link.target.key,
    }


def disagreement() -> "Link":
    from django.db.models import Q  # noqa: PLC0415 -- as above

    from stadtfaden.threads.models import Link  # noqa: PLC0415 -- as above

    of_both = Q(source__text=DISAGREES) | Q(target__text=DISAGREES)
    return Link.objects.select_related("source", "target").get(of_both, type="conflicts")


def logged_in() -> str:
    """The session of an invented person at her desk."""
    from django.conf import settings  # noqa: PLC0415 -- as above
    from django.test import Client  # noqa: PLC0415 -- as above

    from stadtfaden.actors.models import User  # noqa: PLC0415 -- as above

    client = Client()
    client.force_login(
        User.objects.get(name=DESK_OF), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@contextmanager
def served() -> Iterator[None]:
    server = subprocess.Popen(  # noqa: S603 -- our own command
        [str(STADTFADEN), "serve", "--port", str(PORT), "--no-worker"],
        stdout=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + PATIENCE
        while not answers() and time.monotonic() < until:
            time.sleep(1)
        yield
    finally:
        server.terminate()
        server.wait()


def answers() -> bool:
    try:
        with urllib.request.urlopen(f"{SERVER}/{CITY}/"):  # noqa: S310 -- our own server
            return True
    except urllib.error.URLError:
        return False


def take(browser: Browser, address: str, name: str, size: tuple[int, int], *, cookie: str = "") -> None:
    """What fits on the screen, in as many colours as LARGEST allows."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="light")
    if cookie:
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": SERVER}])
    page = context.new_page()
    answer = page.goto(f"{SERVER}{address}", wait_until="networkidle")
    if answer is None or not answer.ok or not page.url.endswith(address):
        raise RuntimeError(f"{address}: {answer and answer.status}, {page.url}")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    context.close()
    for colours in (256, 128, 64, 32):
        written = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
        if len(written.getvalue()) <= LARGEST:
            break
    (PICTURES / f"{name}.png").write_bytes(written.getvalue())
    sys.stdout.write(f"{name}.png: {len(written.getvalue()) // 1000} kB\n")


def chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    raise SystemExit("Chromium is missing: apt-get install chromium")


if __name__ == "__main__":
    main(sys.argv[1:])
