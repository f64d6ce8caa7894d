"""No city, one, several; and what changes when people decide."""

from stadtfaden.corpus.models import Statement
from tests.cast import person
from tests.portal.addresses import addresses
from tests.portal.city import City


def test_several_cities_are_a_list(client, auental, folder):
    City(folder, name="Bergheim am See", slug="bergheim")

    page = client.get("/").content.decode()

    assert "Auental" in page
    assert "/bergheim/" in page


def test_no_city_says_which_command_reads_one(client, db):
    assert "stadtfaden build" in client.get("/").content.decode()


def test_an_empty_city_has_all_its_lists(client, db, folder):
    City(folder)

    for end in (
        "",
        "papiere/",
        "matrix/",
        "felder/",
        "faeden/",
        "widersprueche/",
        "luecken/",
        "suche/?q=rad",
    ):
        assert client.get(f"/auental/{end}").status_code == 200


def test_a_proposal_looks_different_from_what_is_confirmed(client, auental):
    address = addresses(auental)["statement"]
    before = client.get(address).content.decode()
    Statement.objects.filter(code="M 1.1").update(review="confirmed", reviewed_by=person("rita_editor"))

    after = client.get(address).content.decode()

    assert '<span class="confirmed-by">bestätigt</span>' not in before
    assert '<span class="confirmed-by">bestätigt</span>' in after
