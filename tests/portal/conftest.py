"""A city in a data folder of its own."""

import numpy as np
import pytest
from django.conf import settings
from django.core.management import call_command

from stadtfaden.pipeline.context import index_of
from stadtfaden.pipeline.entries import entries
from stadtfaden.search import EntryKind
from tests.portal import city as cities


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "DATA", tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def shown(django_db_setup, django_db_blocker, tmp_path_factory):
    """Auental with its index, for all tests of a file that only look at it."""
    folder, before = tmp_path_factory.mktemp("auental"), settings.DATA
    settings.DATA = folder
    with django_db_blocker.unblock():
        city = cities.auental(folder)
        build_index(city)
        yield city
        call_command("flush", verbosity=0, interactive=False)
    settings.DATA = before


@pytest.fixture
def auental(db, folder):
    return cities.auental(folder)


@pytest.fixture
def town(db, folder):
    """Called with 3, it has three of everything."""
    return lambda how_many: cities.town(folder, how_many)


@pytest.fixture
def index():
    return build_index


def build_index(city):
    """Found by words alone; the vectors say nothing."""
    found = list(entries(city.row))
    statements = sum(entry.kind is EntryKind.STATEMENT for entry in found)
    vectors = np.eye(max(statements, 8), dtype=np.float32)[:statements]
    index_of(city.folder, city.row).build(found, vectors, "words alone")
