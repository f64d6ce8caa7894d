"""The room of the city's own paper: written down from a hole, changed, taken out, and seen on the portal."""

import pytest
from django.conf import settings

from stadtfaden.corpus.models import Statement
from stadtfaden.pipeline.own_papers import rows_standing
from stadtfaden.threads.models import Link
from stadtfaden.threads.queries import holes
from tests.cast import person
from tests.portal import city as cities

pytestmark = pytest.mark.django_db
ROOM = "/auental/schreibtisch/eigenes/"
TITLE = "Ladepunkte an allen Schulen bauen"
SAID = {"kind": "measure", "title": TITLE, "code": "E 1", "target": "120 Ladepunkte bis 2030"}


@pytest.fixture
def city(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "DATA", tmp_path)
    return cities.auental(tmp_path)


@pytest.fixture
def rita(city, client):
    user = person("rita_editor", city.row)
    client.force_login(user)
    return user


@pytest.fixture
def goal(city):
    """The goal of the climate plan, for which nothing is done."""
    return Statement.objects.get(kind="goal", text__contains="25 %")


def standing(city):
    return rows_standing(city.row, settings.DATA)


def words(page):
    return " ".join(page.content.decode().split())


def test_from_a_hole_a_measure_is_written_down_that_closes_it(client, city, rita, goal):
    hole = client.get(f"/auental/schreibtisch/abdeckung/goal-without-measure/aussage/{goal.key}/")
    address = f"{ROOM}neu/?art=measure&zu={goal.key}"
    assert f'href="{address.replace("&", "&amp;")}"' in hole.content.decode()
    asked = client.get(address)
    assert goal.text in asked.content.decode()

    answer = client.post(address, SAID)

    made = standing(city)[0].statement
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/auental/schreibtisch/aussagen/{made.key}/",
    )
    assert (made.text, Link.objects.get(source=made).target) == (TITLE, goal)
    assert goal not in holes(city.row).goals_without_measure


def test_it_appears_on_the_portal_as_a_draft_with_its_place(client, city, rita):
    client.post(f"{ROOM}neu/", {**SAID, "lead": "Amt für Gebäude"})
    made = standing(city)[0].statement
    client.logout()

    page = words(client.get(f"/auental/aussagen/{made.key}/"))

    assert TITLE in page
    assert "Entwurf, am Schreibtisch geschrieben: vom Rat nicht beschlossen" in page
    assert "Amt für Gebäude" in page
    assert "S. 2" in page
    paper = words(client.get(f"/auental/papiere/{made.edition.document.slug}/"))
    assert "am Schreibtisch geschrieben" in paper
