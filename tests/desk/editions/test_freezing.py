"""What the council decides is kept for ever, and what has changed since can be told."""

import hashlib

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied

from stadtfaden.actors.models import Entry
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.actions import NothingConfirmed, Resolution, freeze_strategy
from stadtfaden.threads.models import DecidedEdition
from tests.cast import NOON, person
from tests.portal import city as cities

pytestmark = pytest.mark.django_db
ROOM = "/auental/schreibtisch/fassungen/"
RESOLUTION = Resolution(title="Digitalstrategie 2026", decided_on=NOON.date(), council_paper="V 7/2026")
FORM = {"title": "Digitalstrategie 2026", "decided_on": "2026-03-02", "council_paper": "V 7/2026"}


@pytest.fixture
def city(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "DATA", tmp_path)
    return cities.auental(tmp_path)


@pytest.fixture
def anton(city, client):
    user = person("anton_approver", city.row)
    client.force_login(user)
    return user


def confirm(city, kind):
    judged = {"review": Review.CONFIRMED, "reviewed_by": person("rita_editor", city.row), "reviewed_at": NOON}
    Statement.objects.filter(kind=kind).update(**judged)


def freeze(city, by):
    return freeze_strategy(municipality=city.row, resolution=RESOLUTION, folder=city.folder, by=by, now=NOON)


def test_a_frozen_edition_holds_what_is_confirmed_and_nothing_else(client, city, anton):
    confirm(city, "goal")

    client.post(ROOM, FORM)

    page = client.get("/auental/fassungen/1/").content.decode()
    assert "40 % aller Wege" in page
    assert "Radschnellwegen" not in page
    assert "V 7/2026" in page


def test_the_file_has_the_digest_that_the_page_names(client, city, anton):
    confirm(city, "goal")
    edition = freeze(city, anton)

    answer = client.get("/auental/fassungen/1/strategie.json")
    again = client.get("/auental/fassungen/1/strategie.json", headers={"If-None-Match": answer["ETag"]})

    assert hashlib.sha256(answer.content).hexdigest() == edition.digest
    assert again.status_code == 304


def test_a_frozen_edition_does_not_follow_what_lives(client, city, anton):
    confirm(city, "goal")
    freeze(city, anton)
    confirm(city, "measure")

    frozen = client.get("/auental/fassungen/1/").content.decode()
    since = client.get("/auental/fassungen/1/seither/").content.decode()

    assert "Radschnellwegen" not in frozen
    assert "Radschnellwegen" in since
    assert "2 Aussagen sind neu" in since


def test_two_editions_are_compared(client, city, anton):
    confirm(city, "goal")
    freeze(city, anton)
    confirm(city, "measure")
    freeze(city, anton)

    forward = client.get("/auental/fassungen/1/seither/?zu=2").context["difference"]
    backward = client.get("/auental/fassungen/2/seither/?zu=1").context["difference"]

    assert (len(forward.added), len(forward.gone)) == (2, 0)
    assert (len(backward.added), len(backward.gone)) == (0, 2)


def test_nothing_confirmed_is_nothing_to_freeze(city, anton):
    with pytest.raises(NothingConfirmed):
        freeze(city, anton)

    assert not DecidedEdition.objects.exists()


def test_an_editor_may_look_but_not_freeze(client, city):
    rita = person("rita_editor", city.row)
    confirm(city, "goal")
    client.force_login(rita)

    looked, froze = client.get(ROOM), client.post(ROOM, FORM)

    assert (looked.status_code, froze.status_code) == (200, 403)
    assert b"<form method" not in looked.content
    with pytest.raises(PermissionDenied):
        freeze(city, rita)


def test_freezing_is_logged_with_the_digest(city, anton):
    confirm(city, "goal")

    edition = freeze(city, anton)

    entry = Entry.objects.get(verb="strategy.frozen")
    assert (entry.by, entry.detail["digest"]) == (anton, edition.digest)


def test_a_day_to_come_is_refused(client, city, anton):
    confirm(city, "goal")

    page = client.post(ROOM, {**FORM, "decided_on": "2999-01-01"})

    assert (page.status_code, DecidedEdition.objects.count()) == (200, 0)
    assert "noch in der Zukunft" in page.content.decode()


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_frozen_edition_costs_as_many_queries_as_ever(
    client, tmp_path, monkeypatch, django_assert_num_queries, how_many
):
    monkeypatch.setattr(settings, "DATA", tmp_path)
    city = cities.town(tmp_path, how_many)
    confirm(city, "goal")
    freeze(city, person("anton_approver", city.row))

    with django_assert_num_queries(5):
        client.get("/auental/fassungen/1/")
    with django_assert_num_queries(13):
        client.get("/auental/fassungen/1/seither/")
