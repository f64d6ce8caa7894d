"""The API describes itself, to machines and to people."""

import re

import pytest

from stadtfaden.api.service import api

pytestmark = pytest.mark.usefixtures("db")


def document(client, language="de"):
    return client.get("/api/v1/openapi.json", headers={"Accept-Language": language}).json()


def refs(told):
    if isinstance(told, dict):
        yield from ([told["$ref"]] if "$ref" in told else [])
        for value in told.values():
            yield from refs(value)
    elif isinstance(told, list):
        for value in told:
            yield from refs(value)


def test_the_document_is_openapi_and_whole(client, shown):
    told = document(client)

    assert told["openapi"].startswith("3.1")
    assert set(told["paths"]) == set(api.get_openapi_schema()["paths"])
    for ref in refs(told):
        assert ref.rpartition("/")[2] in told["components"]["schemas"]
    for operations in told["paths"].values():
        assert set(operations) == {"get"}
        assert {"200", "304", "400", "404", "405", "429"} <= set(map(str, operations["get"]["responses"]))
        assert set(operations["get"]["tags"]) < {tag["name"] for tag in told["tags"]}
    assert all(tag["name"].isascii() for tag in told["tags"])


def test_it_says_under_which_licence_and_whom_to_ask(client, shown, settings):
    assert document(client)["info"]["license"] == {"name": "nicht angegeben"}
    settings.LICENCE, settings.OPERATOR = "http://dcat-ap.de/def/licenses/cc-zero", "Amt für Stadtforschung"
    settings.ADDRESS = "https://strategie.auental.example"

    info = document(client)["info"]

    assert info["license"] == {"name": "Creative Commons CC0 1.0", "url": settings.LICENCE}
    assert info["contact"] == {"name": "Amt für Stadtforschung", "url": settings.ADDRESS}


def test_it_speaks_german_and_english(client, shown):
    german, english = document(client), document(client, "en")

    assert german["paths"]["/api/v1/cities"]["get"]["summary"] == "Städte"
    assert english["paths"]["/api/v1/cities"]["get"]["summary"] == "Cities"
    assert german["paths"].keys() == english["paths"].keys()


def test_every_answer_of_the_lists_has_only_the_fields_of_the_document(client, shown):
    told = document(client)
    shapes = told["components"]["schemas"]
    for path, operations in told["paths"].items():
        address = path.replace("{city}", "auental")
        if "{" in address:
            continue
        name = operations["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        answer = client.get(address).json()

        assert set(answer) == set(shapes[name.rpartition("/")[2]]["properties"])


@pytest.mark.parametrize(("address", "word"), [("/api/", "Offene Daten"), ("/en/api/", "Open data")])
def test_people_read_the_same_without_anything_foreign(client, shown, address, word):
    page = client.get(address).content.decode()

    assert f'<h1 class="knotted filled">{word}</h1>' in page
    for path in api.get_openapi_schema()["paths"]:
        assert f"GET {path}" in page
    assert re.findall(r"<script|\sstyle=|<style|(?:src|href)=\"(?:https?:)?//(?!testserver)", page) == []


def test_all_that_the_page_leads_to_is_there(client, shown):
    page = client.get("/api/").content.decode()
    names = set(re.findall(r'id="([^"]+)"', page))

    for link in set(re.findall(r'href="([^"]+)"', page)) - {"/konto/"}:
        if link.startswith("#"):
            assert link[1:] in names
        elif not link.startswith(("/static/", "http")):
            assert client.get(link).status_code in {200, 302}


def test_without_a_city_the_page_opens(client, db):
    assert client.get("/api/").status_code == 200
