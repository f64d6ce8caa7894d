"""The room of the statements: looked up, corrected, marked, split, merged, linked."""

import pytest
from django.conf import settings

from stadtfaden.corpus.models import Statement
from tests.cast import person
from tests.portal import city as cities

pytestmark = pytest.mark.django_db
ROOM = "/auental/schreibtisch/aussagen/"


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
    return Statement.objects.get(kind="goal", text__contains="2035")


@pytest.fixture
def measure(city):
    return Statement.objects.get(code="M 1.1")


def facts(**more):
    return {"what": "facts", "seen": 0, "kind": "goal", "code": "Z 1", **more}


def range_on(page, words):
    start = page.text.index(words)
    return {"start": start, "end": start + len(words)}


def shown(client, address):
    page = client.get(address)
    assert page.status_code == 200
    return page.content.decode()


def test_the_list_is_narrowed_by_words_kind_paper_area_and_state(client, rita, goal):
    found = {}
    for asked in (
        "",
        "?q=Rad",
        "?q=Z+1",
        "?art=goal",
        "?papier=klimaplan-auental",
        "?feld=mobility",
        "?stand=bestaetigt",
    ):
        page = client.get(ROOM + asked)
        found[asked] = page.context["part"].paginator.count

    assert found == {
        "": 7,
        "?q=Rad": 3,
        "?q=Z+1": 1,
        "?art=goal": 2,
        "?papier=klimaplan-auental": 2,
        "?feld=mobility": 2,
        "?stand=bestaetigt": 0,
    }
