"""Auental as a static site, written once for the tests that only look at it."""

from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

from stadtfaden.corpus.queries import pages_with_statements
from stadtfaden.exchange.site import Pictures, Plan, Published, Server, publish
from tests.portal import city as cities

SERVER = "https://strategie.auental.example"


def plan_of(city, pictures=Pictures.STATEMENTS, server=SERVER):
    return Plan(
        cities=(city.row.slug,),
        server=Server.of(server),
        pictures=pictures,
        pages_with_statements=pages_with_statements(city.row),
    )


def silent(done, known):
    """Nobody watches."""


class Here(Executor):
    """As a pool of processes is asked, in bundles; the records of a test stand in its own process alone."""

    def submit(self, fn, /, *args, **kwargs):
        done: Future[object] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


@dataclass(frozen=True)
class Built:
    """`folder` holds the originals and the site; `records` are to be put back."""

    folder: Path
    said: Published
    city: cities.City
    records: str


@pytest.fixture(scope="session")
def built(django_db_setup, django_db_blocker, tmp_path_factory):
    """Published once; every test that asks it stands in the group "site"."""
    folder, before = tmp_path_factory.mktemp("auental"), settings.DATA
    settings.DATA = folder
    with django_db_blocker.unblock():
        city = cities.auental(folder)
        said = publish(plan_of(city), folder / "site", silent)
        records = connection.creation.serialize_db_to_string()
        call_command("flush", verbosity=0, interactive=False)
    settings.DATA = before
    return Built(folder, said, city, records)


@pytest.fixture(scope="module")
def published(built, django_db_blocker):
    """The folder of the site, what was said of it, and the city."""
    before, settings.DATA = settings.DATA, built.folder
    with django_db_blocker.unblock():
        ContentType.objects.all().delete()
        connection.creation.deserialize_db_from_string(built.records)
        yield built.folder / "site", built.said, built.city
        call_command("flush", verbosity=0, interactive=False)
    settings.DATA = before
