"""The invented people of the demo city decide through the same actions as anybody, and only once."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from platformdirs import user_cache_dir
from tests.demo.scripts import DEMO, script

from stadtfaden.actors.models import Entry, Look, User
from stadtfaden.cli.building import learn
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.pipeline.check import check_records
from stadtfaden.pipeline.context import BuildOptions
from stadtfaden.threads.models import DecidedEdition, MeantHole, PlainText, Settlement

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("demo-links")]


@pytest.fixture
def decided(demo_built, monkeypatch):
    ContentType.objects.all().delete()
    connection.creation.deserialize_db_from_string(demo_built.records)
    monkeypatch.setattr(settings, "DATA", demo_built.data)
    return script("deciding").decide("Tesselbrück", demo_built.data)


def told(kind):
    written = json.loads((DEMO / "decisions.json").read_text(encoding="utf-8"))
    return written["before_the_council"][kind] + written["after_the_council"][kind]


def test_they_confirm_what_was_planted_settle_explain_and_the_council_decides(decided, demo_built):
    confirmed = Statement.objects.filter(review=Review.CONFIRMED)

    assert decided > 100
    assert 0 < confirmed.count() < Statement.objects.count()
    assert Settlement.objects.count() == len(told("settled"))
    assert MeantHole.objects.count() == len(told("meant"))
    assert PlainText.objects.count() == len(told("plain"))
    assert DecidedEdition.objects.get().figures["statements"] < confirmed.count()
    assert "erfunden" in Look.objects.get().notice
    assert Entry.objects.filter(verb="statement.confirmed").count() == confirmed.count()
    assert not any(user.has_usable_password() for user in User.objects.all())
    assert script("deciding").decide("Tesselbrück", demo_built.data) == 0


def test_what_they_decided_is_found_at_once_and_the_city_is_sound(decided, demo_built):
    options = BuildOptions(cache=Path(user_cache_dir("stadtfaden")))

    learn(demo_built.data, options)

    checked = check_records(data=demo_built.data, options=options)
    assert [finding for finding in checked.findings if finding.kind == "index"] == []
