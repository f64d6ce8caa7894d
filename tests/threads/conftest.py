"""Threads are tested in the city of the portal's tests."""

import pytest

from tests.cast import person
from tests.portal.city import auental


@pytest.fixture
def city(db, tmp_path):
    return auental(tmp_path)


@pytest.fixture
def rita(city):
    return person("rita_editor", city.row)
