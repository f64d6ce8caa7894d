"""What machines find at the addresses of a city."""

import io
import json
import re

import pytest
from PIL import Image
from rdflib import DCAT, DCTERMS, RDF, Graph

from stadtfaden.exchange.catalogue import DATA_SETS, SYNTAXES

pytestmark = pytest.mark.usefixtures("db")


@pytest.mark.parametrize("ending", SYNTAXES)
def test_the_catalogue_comes_in_every_syntax(client, shown, ending):
    answer = client.get(f"/auental/katalog.{ending}")

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, SYNTAXES[ending][1])
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_all_that_the_catalogue_names_is_there(client, shown):
    graph = Graph().parse(data=client.get("/auental/katalog.ttl").content, format="turtle")
    named = {*graph.objects(None, DCAT.accessURL), *graph.objects(None, DCAT.landingPage)}

    assert len(named) > 30
    for address in named:
        assert client.get(str(address).removeprefix("http://testserver")).status_code == 200, address


def test_it_says_who_under_which_licence_and_since_when(client, shown, settings):
    settings.LICENCE, settings.OPERATOR = "http://dcat-ap.de/def/licenses/cc-zero", "Amt für Stadtforschung"
    settings.ADDRESS = "https://strategie.auental.example"

    text = client.get("/en/auental/katalog.ttl").content.decode()
    graph = Graph().parse(data=text, format="turtle")
    (whole,) = graph.subjects(RDF.type, DCAT.Catalog)

    assert str(whole) == "https://strategie.auental.example/auental/katalog#katalog"
    assert str(graph.value(whole, DCTERMS.license)) == settings.LICENCE
    assert str(graph.value(whole, DCTERMS.issued)).startswith("2026-03-02T12:00:00")
    assert "Amt für Stadtforschung" in text


@pytest.mark.parametrize(
    ("accepted", "leads_to"),
    [
        ("text/turtle", "/auental/katalog.ttl"),
        ("application/ld+json, */*;q=0.1", "/auental/katalog.jsonld"),
        ("application/rdf+xml;q=0.9, text/turtle;q=0.2", "/auental/katalog.rdf"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "/auental/katalog/"),
        ("*/*", "/auental/katalog/"),
        ("image/png", "/auental/katalog/"),
    ],
)
def test_the_name_of_a_data_set_leads_to_what_is_accepted(client, shown, accepted, leads_to):
    answer = client.get("/auental/katalog", headers={"Accept": accepted})

    assert (answer.status_code, answer.headers["Location"]) == (303, leads_to)
    assert "Accept" in answer.headers["Vary"].split(", ")
    assert client.get(leads_to).status_code == 200


def test_every_data_set_is_told_to_people_and_to_search_engines(client, shown, settings):
    settings.LICENCE = "http://dcat-ap.de/def/licenses/cc-zero"
    page = client.get("/en/auental/katalog/").content.decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    told = json.loads(block)

    assert told["url"] == "http://testserver/en/auental/katalog/"
    assert len(told["dataset"]) == len(DATA_SETS)
    for one in told["dataset"]:
        name = one["@id"].removeprefix("http://testserver/auental/katalog#")
        assert f'id="{name}"' in page
        assert one["license"] == settings.LICENCE
        assert one["description"]
        for file in one["distribution"]:
            assert client.get(file["contentUrl"].removeprefix("http://testserver")).status_code == 200


def test_the_first_page_and_the_page_about_it_lead_to_the_data(client, shown):
    for address in ("/auental/", "/auental/ueber/"):
        content, _, foot = client.get(address).content.decode().partition("<footer")
        assert 'href="/auental/katalog/"' in content
        assert 'href="/auental/katalog/"' in foot
    assert 'href="/auental/katalog/"' in client.get("/api/").content.decode()


def test_another_syntax_is_not_found(client, shown):
    assert client.get("/auental/katalog.html").status_code == 404


@pytest.mark.parametrize("path", ["", "matrix/", "felder/mobility/", "felder/climate/"])
def test_city_matrix_and_areas_have_pictures_of_their_own_beside_a_link(client, shown, path):
    page = client.get(f"/auental/{path}").content.decode()
    (address,) = re.findall(r'property="og:image" content="http://testserver([^"]+)"', page)

    picture = client.get(address)

    assert address == f"/auental/{path}vorschau.png"
    assert picture.headers["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(picture.content)).size == (1200, 630)


def test_no_other_area_has_a_picture(client, shown):
    assert client.get("/auental/felder/weltraum/vorschau.png").status_code == 404
