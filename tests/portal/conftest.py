"""A city in a data folder of its own."""

import os
import shutil
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from stadtfaden.pipeline.context import index_of
from stadtfaden.pipeline.entries import entries
from stadtfaden.portal.kept import kept
from stadtfaden.search import EntryKind
from tests.portal import city as cities

LONG_AGO = count(1_600_000_000)  # seconds; each moment is another


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


@pytest.fixture(scope="module")
def filed(shown, django_db_blocker, tmp_path_factory):
    """The records of Auental in a file."""
    path = tmp_path_factory.mktemp("records") / "records.sqlite3"
    with django_db_blocker.unblock(), closing(sqlite3.connect(path)) as file:
        connections["default"].ensure_connection()
        connections["default"].connection.backup(file)
        file.execute("PRAGMA journal_mode=WAL")  # as the settings ask for; the first reader writes nothing
    return path


@pytest.fixture
def on_disk(shown, filed, db, tmp_path):
    """Auental as a served city has it; `rest` lets the files of its records grow old."""
    path = Path(shutil.copy(filed, tmp_path))
    before = connections["default"]
    there = before.copy()
    there.settings_dict = {**before.settings_dict, "NAME": str(path)}
    connections["default"] = there
    kept.cache_clear()

    def rest():
        for file in tmp_path.glob("records.sqlite3*"):
            os.utime(file, (moment := next(LONG_AGO), moment))

    rest()
    yield SimpleNamespace(city=shown.row, rest=rest)
    there.close()
    connections["default"] = before
    kept.cache_clear()


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
