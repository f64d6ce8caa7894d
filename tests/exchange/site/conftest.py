"""Auental as a static site, written once for the tests that only look at it."""

from concurrent.futures import Executor, Future

import pytest
from django.conf import settings
from django.core.management import call_command

from stadtfaden.corpus.queries import pages_with_statements
from stadtfaden.exchange.site import Pictures, Plan, Server, publish
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
        done = Future()
        done.set_result(fn(*args, **kwargs))
        return done


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker, tmp_path_factory):
    """The folder of the site, what was said of it, and the city."""
    folder, before = tmp_path_factory.mktemp("auental"), settings.DATA
    settings.DATA = folder
    with django_db_blocker.unblock():
        city = cities.auental(folder)
        place = folder / "site"
        yield place, publish(plan_of(city), place, silent), city
        call_command("flush", verbosity=0, interactive=False)
    settings.DATA = before
