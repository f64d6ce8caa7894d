"""The demo city as a static site: a larger city than the one of the tests."""

import os

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from tests.exchange.site.conftest import silent
from tests.exchange.site.crawler import Crawl, served
from tests.html_validity import wrong_in

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.queries import pages_with_statements
from stadtfaden.exchange.site import Pictures, Plan, Server, publish

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("demo-links"),
    pytest.mark.skipif(
        "STADTFADEN_WHOLE_SITE" not in os.environ,
        reason="publishes some 4,000 pages, which takes ten minutes: set STADTFADEN_WHOLE_SITE=1",
    ),
]
SERVER = "https://strategie.tesselbrueck.example"


def test_no_link_of_the_demo_city_is_broken_and_its_pages_are_valid(demo_built, tmp_path, monkeypatch):
    ContentType.objects.all().delete()
    connection.creation.deserialize_db_from_string(demo_built.records)
    monkeypatch.setattr(settings, "DATA", demo_built.data)
    city = Municipality.objects.get()
    plan = Plan(
        cities=(city.slug,),
        server=Server.of(SERVER),
        pictures=Pictures.NONE,  # the small city has them
        pages_with_statements=pages_with_statements(city),
    )

    said = publish(plan, tmp_path / "site", silent)
    with served(tmp_path / "site") as top:
        crawl = Crawl(top, own=(SERVER,))
    found = wrong_in(tmp_path / "site", "--first")

    assert (said.dead, crawl.broken, crawl.foreign) == ((), set(), set())
    assert found["wrong"] == []
    assert len(crawl.pages) > 2_000
