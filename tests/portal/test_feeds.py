"""What changed can be followed, and search engines find every page."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stadtfaden.actors.actions import log_entry
from stadtfaden.corpus.models import Statement
from tests.cast import NOON, person

pytestmark = pytest.mark.usefixtures("db")
ATOM = "{http://www.w3.org/2005/Atom}"
PLACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
CHANGED = "{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod"
XHTML = "{http://www.w3.org/1999/xhtml}link"
FEEDS = ("/auental/atom.xml", "/auental/felder/mobility/atom.xml", "/auental/suche/atom.xml?q=Rad")


def entries(client, address):
    answer = client.get(address)
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(answer.content).findall(f"{ATOM}entry")  # noqa: S314 -- our own words


def confirmed(code, city):
    row = Statement.objects.get(code=code)
    row.review, row.reviewed_by, row.reviewed_at = "confirmed", person("rita_editor", city), NOON
    row.save()
    return row


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_is_whole(client, shown, address):
    feed = ET.fromstring(client.get(address).content)  # noqa: S314 -- our own words
    names = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]

    assert feed.findtext(f"{ATOM}title")
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Auental"
    assert [one.get("href") for one in feed.findall(f"{ATOM}link") if one.get("rel") == "self"] == [
        f"http://testserver{address}"
    ]
    assert len(names) == len(set(names)) > 0
    for entry in feed.findall(f"{ATOM}entry"):
        (link,) = (one.get("href", "") for one in entry.findall(f"{ATOM}link"))
        assert client.get(link.removeprefix("http://testserver")).status_code == 200


@pytest.mark.parametrize("address", FEEDS)
def test_the_ids_of_a_feed_do_not_depend_on_the_server(client, shown, settings, address):
    def ids():
        feed = ET.fromstring(client.get(address).content)  # noqa: S314 -- our own words
        return [one.text for one in feed.iter(f"{ATOM}id")]

    here = ids()
    settings.ADDRESS = "https://strategie.auental.example"

    assert ids() == here
    assert all(one.startswith("urn:uuid:") for one in here)


def test_a_feed_without_news_is_as_young_as_the_city(client, shown):
    log_entry(verb="city.named", subject="actors.Municipality:1", now=NOON, municipality=shown.row)

    feed = ET.fromstring(client.get("/auental/felder/culture/atom.xml").content)  # noqa: S314 -- our own words

    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}updated") == NOON.isoformat()


def test_what_a_person_confirms_is_news_without_their_name(client, shown):
    row = confirmed("M 1.1", shown.row)

    first = next(
        one for one in entries(client, "/auental/atom.xml") if "Bestätigt" in one.findtext(f"{ATOM}title")
    )

    assert first.findtext(f"{ATOM}title").startswith("Bestätigt: Maßnahme M 1.1: ")
    assert row.text in first.findtext(f"{ATOM}summary")
    assert first.findtext(f"{ATOM}updated") == "2026-03-02T12:00:00+00:00"
    assert "Rita" not in client.get("/auental/atom.xml").content.decode()


def test_the_feed_of_an_area_tells_of_that_area(client, shown):
    confirmed("M 1.1", shown.row)

    mobility, culture = (
        [one.findtext(f"{ATOM}title") for one in entries(client, f"/auental/felder/{slug}/atom.xml")]
        for slug in ("mobility", "culture")
    )

    assert any("M 1.1" in title for title in mobility)
    assert "Papier gelesen: Klimaplan Auental" not in mobility
    assert culture == []


def test_a_saved_search_has_the_filters_of_the_page(client, shown):
    every = entries(client, "/auental/suche/atom.xml?q=Rad")
    goals = entries(client, "/auental/suche/atom.xml?q=Rad&art=goal&papier=klimaplan-auental")

    assert len(every) > len(goals) == 1
    assert goals[0].findtext(f"{ATOM}title").endswith("(Vorschlag)")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/auental/suche/atom.xml?q=Rad&art=witz", 400),
        ("/auental/suche/atom.xml?q=Rad&utm=a", 400),
        ("/auental/atom.xml?feld=mobility", 400),
        ("/auental/felder/weltraum/atom.xml", 404),
        ("/nirgendwo/atom.xml", 404),
        ("/sitemap-auental-witz.xml", 404),
    ],
)
def test_bad_addresses_are_refused(client, shown, address, status):
    assert client.get(address).status_code == status


def test_the_search_page_leads_to_its_feed(client, shown):
    page = client.get("/auental/suche/?q=Rad&art=goal").content.decode()

    links = re.findall(r'href="(/auental/suche/atom\.xml[^"]*)"', page)

    assert len(links) == 2  # in the head, for readers of feeds, and below the hits
    for link in links:
        assert len(entries(client, link.replace("&amp;", "&"))) == 2


def places(client, address):
    return [one.text for one in ET.fromstring(client.get(address).content).iter(PLACE)]  # noqa: S314 -- our own


def test_the_sitemap_leads_to_every_page_of_the_city(client, shown):
    parts = places(client, "/sitemap.xml")
    pages = [page for part in parts for page in places(client, part.removeprefix("http://testserver"))]

    assert parts == [
        f"http://testserver/sitemap-auental-{name}.xml"
        for name in ("seiten", "papiere", "aussagen", "widersprueche")
    ]
    assert len(pages) == len(set(pages)) == 2 * (25 + 3 + 3 + 7 + 1)
    for page in pages:
        assert client.get(page.removeprefix("http://testserver")).status_code == 200, page


def test_each_page_of_the_sitemap_names_its_other_language_and_when_it_changed(client, shown):
    confirmed("M 1.1", shown.row)
    key = Statement.objects.get(code="M 1.1").key
    log_entry(verb="city.named", subject="actors.Municipality:1", now=NOON, municipality=shown.row)

    for name in ("seiten", "papiere", "aussagen"):
        told = ET.fromstring(client.get(f"/sitemap-auental-{name}.xml").content)  # noqa: S314 -- our own words
        for url in told:
            others = {one.get("hreflang"): one.get("href") for one in url.iter(XHTML)}
            assert url.findtext(PLACE) in {others["de"], others["en"]}
            assert others["en"] == str(others["de"]).replace("/auental/", "/en/auental/")
            assert others["x-default"] == others["de"]
            assert url.findtext(CHANGED) == "2026-03-02"
    assert f"/en/auental/aussagen/{key}/" in client.get("/sitemap-auental-aussagen.xml").content.decode()


HEAD = re.compile(r'<link rel="(canonical|alternate)"(?: hreflang="([a-z-]+)")? href="([^"]*)">')


@pytest.mark.parametrize(
    ("address", "lasting"),
    [
        ("ziele/?feld=mobility&seite=1", "ziele/"),
        ("papiere/verkehrsplan-auental/seite/1/?von=0&bis=5", "papiere/verkehrsplan-auental/seite/1/"),
    ],
)
def test_a_page_has_one_address_in_each_language(client, shown, address, lasting):
    german, english = (
        {language or kind: place for kind, language, place in HEAD.findall(page.content.decode())}
        for page in (client.get(f"/auental/{address}"), client.get(f"/en/auental/{address}"))
    )
    both = {"de": f"http://testserver/auental/{lasting}", "en": f"http://testserver/en/auental/{lasting}"}
    assert german == {**both, "x-default": both["de"], "canonical": both["de"]}
    assert english == {**both, "x-default": both["de"], "canonical": both["en"]}


def test_what_is_shared_says_what_stands_there(client, shown):
    measure = Statement.objects.get(code="M 1.1")
    quote = f"„{measure.text}“ (Verkehrsplan Auental, S. 2 (PDF 2))"
    counted = "Aussagen, mit Wortlaut und Seite."
    said = {
        f"aussagen/{measure.key}/": quote,
        f"faden/{measure.key}/": quote,
        "papiere/verkehrsplan-auental/": f"Was „Verkehrsplan Auental“ festlegt, in 3 {counted}",
        "felder/mobility/": f"Was die Papiere zu „Mobilität und Verkehr“ sagen, in 2 {counted}",
    }

    for address, words in said.items():
        page = client.get(f"/auental/{address}").content.decode()
        (told,) = re.findall(r'<meta name="description" property="og:description" content="([^"]*)">', page)
        assert told == words


def test_the_operators_address_stands_in_sitemap_and_feed(client, shown, settings):
    settings.ADDRESS = "https://strategie.auental.example"

    for address in ("/sitemap.xml", "/sitemap-auental-papiere.xml", "/auental/atom.xml", "/robots.txt"):
        text = client.get(address).content.decode()
        assert "https://strategie.auental.example/" in text
        assert "testserver" not in text


def test_feeds_and_sitemaps_cost_the_same_with_three_of_everything(client, shown, index):
    def costs():
        found = {}
        for address in (*FEEDS, "/sitemap.xml", "/sitemap-auental-aussagen.xml", "/auental/katalog.ttl"):
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            found[address] = len(captured)
        return found

    before = costs()
    shown.grow(3)

    assert costs() == before
    assert max(before.values()) <= 12


def data_of(client, address):
    page = client.get(address).content.decode()
    return json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])


def test_a_page_says_to_machines_what_it_is(client, shown):
    measure = Statement.objects.get(code="M 1.1")

    home = data_of(client, "/auental/")
    paper = data_of(client, "/auental/papiere/leitbild-auental-2040/")
    quote = data_of(client, f"/auental/aussagen/{measure.key}/")

    assert [one["@type"] for one in home["@graph"]] == ["GovernmentOrganization", "DataCatalog"]
    assert (paper["@type"], paper["datePublished"]) == ("CreativeWork", "2019-09-03")
    assert (quote["@type"], quote["text"]) == ("Quotation", measure.text)
    assert quote["citation"] == "Verkehrsplan Auental, S. 2 (PDF 2)"


def test_hostile_words_cannot_end_the_data_block(client, shown):
    hostile = Statement.objects.get(text__contains="<script>")

    page = client.get(f"/auental/aussagen/{hostile.key}/").content.decode()

    assert data_of(client, f"/auental/aussagen/{hostile.key}/")["text"] == hostile.text
    assert "<script>alert" not in page


def test_a_link_to_a_page_shows_title_and_picture(client, shown):
    page = client.get("/auental/ziele/").content.decode()
    told = dict(re.findall(r'<meta property="og:([a-z:_]+)" content="([^"]*)">', page))
    picture = client.get(told["image"].removeprefix("http://testserver"))

    assert told["title"] == re.findall(r"<title>(.*?)</title>", page)[0]
    assert (told["url"], told["locale"]) == ("http://testserver/auental/ziele/", "de_DE")
    assert picture.headers["Content-Type"] == "image/png"
    assert picture.content[16:24] == (1200).to_bytes(4, "big") + (630).to_bytes(4, "big")
