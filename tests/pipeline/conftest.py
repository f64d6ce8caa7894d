"""One build for all tests that only look at it."""

from pathlib import Path

import pytest
from django.core.management import call_command
from platformdirs import user_cache_dir

from stadtfaden.actors.queries import city_meant
from stadtfaden.pipeline.build import build_folder
from stadtfaden.pipeline.context import BuildOptions
from tests.pipeline.papers import lay_out

CITY = "Hirschau"
OPTIONS = BuildOptions(cache=Path(user_cache_dir("stadtfaden")), processes=1)


class Shelf:
    """A folder of papers, a data folder, and how to build one into the other."""

    def __init__(self, place):
        self.data = place / "data"
        self.papers = place / "papers"
        self.told = []
        self.first = None

    def build(self, options=OPTIONS, city=CITY):
        self.told.clear()
        return build_folder(
            folder=self.papers, city=city, data=self.data, options=options, report=self.told.append
        )

    @property
    def city(self):
        return city_meant(CITY)


@pytest.fixture(scope="module")
def tables(django_db_setup, django_db_blocker):
    """Tables that keep what is written until the module ends."""
    with django_db_blocker.unblock():
        yield
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="module")
def shelf(tables, tmp_path_factory):
    """Four papers of Hirschau, read and tied together."""
    shelf = Shelf(tmp_path_factory.mktemp("hirschau"))
    lay_out(shelf.papers)
    shelf.first = shelf.build()
    return shelf
