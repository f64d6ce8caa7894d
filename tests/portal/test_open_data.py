"""What machines find at the addresses of a city."""

import pytest
from rdflib import DCAT, DCTERMS, RDF, Graph

from stadtfaden.exchange.catalogue import SYNTAXES

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


def test_another_syntax_is_not_found(client, shown):
    assert client.get("/auental/katalog.html").status_code == 404
