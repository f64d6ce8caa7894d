"""Every page says how young it is and how it is cited; a few may be framed, nothing else."""

import html
import json
import re

import pytest

from stadtfaden.corpus.models import Document, DocumentStatus, Statement
from tests.cast import NOON, person
from tests.portal.addresses import addresses

pytestmark = pytest.mark.usefixtures("db")
EMBEDDED = [
    "embedded statement",
    "embedded thread",
    "embedded area",
    "embedded matrix",
    "embedded money",
    "embedded thread map",
    "embedded timeline",
]


def page_of(client, address):
    return html.unescape(client.get(address).content.decode())


def test_a_statement_is_cited_with_paper_edition_page_and_address(client, shown):
    address = addresses(shown)["statement"]

    page = page_of(client, address)

    assert "Auental: Maßnahme M 1.1: Die Stadt baut ein Netz" in page
    assert "Verkehrsplan Auental, Ausgabe 1, S. 2 (PDF 2). Stadtfaden, Stand " in page
    assert f"http://testserver{address}" in page


def test_a_bibliography_gets_an_entry_whose_signs_are_escaped(client, shown):
    page = page_of(client, "/auental/ziele/?text=40 %")

    assert "@misc{auental-ziele," in page
    assert "author = {{Auental}}," in page
    assert "url = {http://testserver/auental/ziele/?text=40%20%}," in page


@pytest.mark.parametrize("name", ["home", "statement", "shelf", "area", "search"])
def test_every_page_says_as_of_when(client, shown, name):
    assert "Stand: 2. März 2026" in page_of(client, addresses(shown)[name])


@pytest.mark.parametrize("name", EMBEDDED)
def test_an_embedded_page_may_be_framed_and_leads_to_the_whole(client, shown, name):
    answer = client.get(addresses(shown)[name])

    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers
    assert 'target="_blank"' in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "whole"),
    [("matrix", "matrix"), ("geld", "geld"), ("wer-wen-stuetzt", "fadenkarte"), ("zeit", "zeitleiste")],
)
def test_a_picture_of_the_whole_may_be_framed_and_leads_to_its_table(client, shown, name, whole):
    answer = client.get(f"/auental/einbetten/{name}/")

    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers
    assert f'href="/auental/{whole}/" target="_blank"' in answer.content.decode()
    assert f"/auental/einbetten/{name}/" in client.get(f"/auental/{whole}/").content.decode()


def test_nothing_else_may_be_framed(client, shown):
    others = {name: address for name, address in addresses(shown).items() if name not in EMBEDDED}

    for address in others.values():
        answer = client.get(address)
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Frame-Options"] == "DENY"


def test_every_page_says_that_papers_are_adopted_and_their_overview_is_not(client, shown):
    Document.objects.update(status=DocumentStatus.DRAFT)
    none = page_of(client, addresses(shown)["matrix"])
    Document.objects.filter(slug="verkehrsplan-auental").update(status=DocumentStatus.ADOPTED)
    one = page_of(client, addresses(shown)["areas"])

    assert "diese Zusammenschau der Papiere hat der Rat nicht beschlossen" in none
    assert (
        f"eines von {Document.objects.count()} Papieren ist beschlossen, diese Zusammenschau noch nicht"
        in one
    )


@pytest.mark.parametrize(
    ("page", "name", "least"),
    [
        ("statement", "Maßnahme M 1.1", 400),
        ("thread", "rote Faden", 800),
        ("area", "Mobilität und Verkehr", 350),
        ("matrix", "Welches Papier", 600),
        ("thread map", "Wer wen", 600),
    ],
)
def test_what_is_embedded_has_room_and_says_what_it_shows(client, shown, page, name, least):
    page_ = client.get(addresses(shown)[page]).content.decode()

    [(title, height)] = re.findall(
        r"&lt;iframe .*? title=&quot;(.*?)&quot; .*? height=&quot;(\d+)&quot;", page_
    )

    assert title.startswith("Auental: ")
    assert name in title
    assert int(height) >= least


def test_an_embedded_area_says_how_much_of_it_is_confirmed_and_how_old_it_is(client, shown):
    Statement.objects.filter(code="M 1.1").update(
        review="confirmed", reviewed_by=person("zita_citizen"), reviewed_at=NOON
    )

    page = page_of(client, addresses(shown)["embedded area"])

    assert "1 von 2 Aussagen sind von Menschen bestätigt" in page
    assert "Stand 2. März 2026" in page


def test_the_digital_connection_of_an_area_is_counted_alike_everywhere(client, shown):
    told = json.loads(b"".join(client.get("/auental/felder/liste.json").streaming_content))["rows"]
    digital = next(row["digital"] for row in told if row["id"] == "mobility")
    words = "Eine Aussage hat mit Digitalisierung zu tun" if digital == 1 else f"{digital} Aussagen haben"

    assert words in client.get("/auental/felder/mobility/").content.decode()
    assert words.lower() in client.get(addresses(shown)["embedded area"]).content.decode().lower()


def test_the_home_page_is_not_cited_by_the_name_of_the_city_twice(client, shown):
    page_ = client.get("/auental/").content.decode()

    assert "Auental: Auental" not in page_
    assert "Auental: Der rote Faden durch ihre Papiere. Stadtfaden" in page_


@pytest.mark.parametrize(
    ("operator", "leads_to"),
    [
        ("", "/auental/ueber/#anschrift"),
        ("Stadt Auental, Markt 1", "/auental/ueber/#anschrift"),
        ("Stadt Auental, Markt 1, faden@auental.example", "mailto:faden@auental.example?subject="),
    ],
)
def test_every_page_says_where_a_mistake_is_reported(client, shown, settings, operator, leads_to):
    settings.OPERATOR = operator

    page_ = client.get("/auental/ziele/?feld=mobility").content.decode()

    (way,) = re.findall(r'<a href="([^"]*)">Fehler auf dieser Seite melden</a>', page_)
    assert way.startswith(leads_to)
    assert ("%3A//testserver/auental/ziele/%3Ffeld%3Dmobility" in way) == ("@" in operator)


def test_citizens_read_no_names_of_settings(client, shown, settings):
    settings.OPERATOR = settings.ENFORCEMENT = ""
    for page in ("ueber/", "barrierefreiheit/", "leichte-sprache/"):
        answer = client.get(f"/auental/{page}")
        assert answer.status_code == 200
        assert "STADTFADEN_" not in answer.content.decode()
    assert "Die Stadt hat hier noch keine Anschrift" in client.get("/auental/ueber/").content.decode()


def test_the_file_of_an_area_and_of_all_statements_can_be_found(client, shown):
    area = client.get("/auental/felder/mobility/").content.decode()
    letters = client.get("/auental/a-bis-z/").content.decode()

    (of_area,) = re.findall(r'href="([^"]*liste\.xlsx)"', area)
    (of_all,) = re.findall(r'href="([^"]*aussagen\.xlsx)"', letters)
    assert client.get(f"/auental/felder/mobility/{of_area}").status_code == 200
    assert client.get(of_all).status_code == 200


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_a_file_that_was_asked_wrongly_is_a_problem_and_no_page(client, shown, ending):
    answer = client.get(f"/auental/ziele/liste.{ending}?pruefung=witz")

    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["parameter"] == "pruefung"
