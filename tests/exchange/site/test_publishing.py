"""The public pages as files."""

import json
import re
from pathlib import Path
from shutil import copytree
from urllib.parse import urlsplit

import pytest
from lxml import etree, html
from rdflib import DCAT, RDF, Graph

from stadtfaden.corpus.models import Page
from stadtfaden.exchange.catalogue import DATA_SETS
from stadtfaden.exchange.site import CannotPublish, NotOurs, Pictures, publish
from stadtfaden.showing.templatetags import linked_data
from tests.exchange.site.conftest import SERVER, Here, plan_of, silent
from tests.exchange.site.crawler import Crawl, served
from tests.html_validity import wrong_in
from tests.portal.addresses import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("site")]


def files_of(place):
    return {
        path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()
    }


def pictures_of(place):
    return [*place.rglob("bild.png")]


def test_no_link_is_broken_no_anchor_is_missing_and_nothing_is_asked_of_another_server(published):
    place, said, _ = published

    with served(place) as top:
        crawl = Crawl(top, own=(SERVER,))

    assert (crawl.broken, crawl.foreign, said.dead) == (set(), set(), ())
    assert len(crawl.pages) > 150


def test_a_reader_who_follows_the_links_finds_every_page_but_lists_that_a_chapter_shows_whole(published):
    place, _, _ = published

    with served(place) as top:
        crawl = Crawl(top, own=(SERVER,))
    written = {f"/{name.removesuffix('index.html')}" for name in files_of(place) if name.endswith(".html")}

    alone = {address for address in written - set(crawl.pages) if "/aussagen/" not in address}

    assert alone == {"/en/", "/404.html", "/en/404.html"}  # typed, or shown by the server


def test_every_page_keeps_the_address_that_it_has_on_the_running_server(published):
    place, _, city = published

    named = {address.partition("?")[0] for address in addresses(city).values()}
    served_alone = ("/einbetten/", "/abo/")  # need a header for each page, and somebody who writes mails
    bare = {address for address in named if not any(part in address for part in served_alone)}

    assert [address for address in bare if not (place / address[1:] / "index.html").exists()] == []
    assert [address for address in bare if not (place / "en" / address[1:] / "index.html").exists()] == []


def test_every_page_is_valid_html(published):
    place, said, _ = published

    found = wrong_in(place)

    assert found["wrong"] == []
    assert found["pages"] == said.pages


def test_a_second_run_writes_the_same_bytes_in_bundles_too_and_changes_nothing(published):
    place, first, city = published
    stamps = {path: path.stat().st_mtime_ns for path in place.rglob("*") if path.is_file()}

    again = publish(plan_of(city), place, silent, Here())

    assert first.changed == first.files
    assert (again.files, again.changed, again.gone) == (first.files, 0, 0)
    assert {path: path.stat().st_mtime_ns for path in place.rglob("*") if path.is_file()} == stamps


def test_the_policy_of_every_page_forbids_scripts_but_for_the_search(published):
    place, _, _ = published

    policies: dict[str, list[str]] = {}
    for path in place.rglob("index.html"):
        found = re.search(r'Content-Security-Policy" content="([^"]*)"', path.read_text())
        policies.setdefault(found[1] if found else "", []).append(path.relative_to(place).as_posix())
    scripted = [names for policy, names in policies.items() if "script-src" in policy]

    assert sorted(*scripted) == ["auental/suche/index.html", "en/auental/suche/index.html"]
    assert set(policies.get("", [])) == {"index.html", "en/index.html"}  # they only lead on
    assert all("default-src &#x27;none&#x27;" in policy for policy in policies if policy)


def test_what_needs_a_server_is_left_out(published):
    place, _, _ = published

    pages = [path.read_text() for path in place.rglob("index.html")]

    assert [page for page in pages if "/schreibtisch/" in page or "/konto/" in page] == []
    assert [page for page in pages if 'href="?' in page and 'id="hit"' not in page] == []


def test_styles_and_fonts_have_names_that_say_their_content(published):
    place, _, _ = published

    static = [path.name for path in (place / "static").rglob("*") if path.is_file()]
    styles = [path.read_text() for path in (place / "static").rglob("*.css")]

    assert static
    assert all(re.search(r"\.[0-9a-f]{12}\.", name) for name in static)
    assert any(
        re.search(r'url\("/static/ui/fonts/[a-z-]+\.[0-9a-f]{12}\.woff2"\)', style) for style in styles
    )


def test_a_picture_stands_once_whatever_language_its_page_speaks(published):
    place, _, _ = published

    assert pictures_of(place / "auental") == pictures_of(place) != []


def test_search_engines_find_every_page_once(published):
    place, _, _ = published
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}

    listed = [str(row.text) for row in etree.parse(place / "sitemap.xml").iterfind(".//s:loc", space)]

    assert len(listed) == len(set(listed)) > 50
    space["x"] = "http://www.w3.org/1999/xhtml"
    others = [row.get("href") for row in etree.parse(place / "sitemap.xml").iterfind(".//x:link", space)]
    assert set(others) == set(listed)
    assert all((place / urlsplit(address).path[1:] / "index.html").exists() for address in listed)
    assert f"Sitemap: {SERVER}/sitemap.xml" in (place / "robots.txt").read_text()


def test_a_site_below_a_folder_of_the_server_leads_within_it(published, tmp_path):
    place, _, city = published
    plan = plan_of(city, Pictures.ALL, server=f"{SERVER}/strategie")

    publish(plan, tmp_path / "strategie", silent)
    with served(tmp_path) as top:
        crawl = Crawl(top, "/strategie/", own=(SERVER,))

    assert crawl.broken == set()
    assert all(address.startswith("/strategie/") for address in crawl.pages)
    assert len(pictures_of(tmp_path)) > len(pictures_of(place)) > 0


def test_the_catalogue_names_files_of_the_site_alone(published):
    place, _, _ = published

    graph = Graph().parse(place / "auental" / "katalog.ttl")
    named = {str(one) for one in graph.objects(None, DCAT.downloadURL)}

    assert len(named) > 30
    for address in {*named, *map(str, graph.objects(None, DCAT.landingPage))}:
        path = address.removeprefix(f"{SERVER}/").partition("#")[0]
        assert (place / path).exists(), address
    assert list(graph.subjects(RDF.type, DCAT.DataService)) == []
    for name in DATA_SETS:
        assert f'id="{name.name}"' in (place / "auental" / "katalog" / "index.html").read_text()


def test_what_a_page_tells_machines_and_is_not_there_is_reported(published, tmp_path, monkeypatch):
    _, _, city = published
    address = f"{SERVER}/auental/gibt-es-nicht/"
    monkeypatch.setattr(linked_data, "_licence", lambda: {"license": address})

    said = publish(plan_of(city, Pictures.NONE), tmp_path / "site", silent)

    assert {(one.address, one.status) for one in said.dead} == {(address, 404)}


def test_a_folder_with_something_else_in_it_is_left_alone(published, tmp_path):
    _, _, city = published
    (tmp_path / "brief.txt").write_text("Bitte aufheben")

    with pytest.raises(NotOurs):
        publish(plan_of(city), tmp_path, silent)

    assert files_of(tmp_path) == {"brief.txt": b"Bitte aufheben"}


def test_a_run_that_is_stopped_leaves_the_site_and_the_next_one_goes_on(published, tmp_path):
    place, _, city = published
    plan, site = plan_of(city), tmp_path / "site"
    copytree(place, site)
    before = files_of(site)
    (site / "auental" / "index.html").write_text("von Hand")

    def stops(done, known):
        if done == 40:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(plan, site, stops)
    left = files_of(site)
    said = publish(plan, site, silent)

    assert left == before | {"auental/index.html": b"von Hand"}
    assert files_of(site) == before
    assert (said.changed, [path.name for path in tmp_path.iterdir()]) == (1, ["site"])


def test_a_page_that_falls_over_publishes_nothing(published, tmp_path):
    _, _, city = published
    Page.objects.exclude(words=b"").update(words=b"no boxes")

    with pytest.raises(CannotPublish):
        publish(plan_of(city), tmp_path / "site", silent)

    assert not (tmp_path / "site").exists()


def test_the_words_of_a_page_are_the_words_of_the_running_server(published, client):
    place, _, city = published
    address = addresses(city)["contradictions"]

    def words(page):
        return [
            " ".join("".join(map(str, main.itertext())).split())
            for main in html.fromstring(page).iterfind(".//main")
        ]

    assert words((place / address[1:] / "index.html").read_text()) == words(
        client.get(address).content.decode()
    )


def test_the_mark_of_the_folder_is_the_same_everywhere(published):
    place, _, _ = published

    assert json.loads(Path(place / "stadtfaden.json").read_text()) == {"format": 1, "stadtfaden": "site"}
