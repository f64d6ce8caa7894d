"""The desk is tested in the city of the portal's tests, by people who are logged in."""

import pytest
from django.conf import settings

from tests.cast import person
from tests.portal import city as cities
from tests.portal.conftest import auental, folder, shown, town

__all__ = ["auental", "folder", "shown", "town"]


@pytest.fixture
def city(db, tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "DATA", tmp_path)
    return cities.auental(tmp_path)


def logged_in(client, name, city):
    user = person(name, city.row)
    client.force_login(user)
    return user


@pytest.fixture
def rita(city, client):
    return logged_in(client, "rita_editor", city)


@pytest.fixture
def anton(city, client):
    return logged_in(client, "anton_approver", city)


@pytest.fixture
def adele(city, client):
    return logged_in(client, "adele_administrator", city)
