"""The room of the log: sentences, filters, pages, files."""

import csv
import io
import json

import pytest
from django.utils import timezone

from stadtfaden.actors.models import Entry
from stadtfaden.core.chain import first_broken
from stadtfaden.corpus.models import Statement
from stadtfaden.exchange import LOG_FIELDS, records_in
from stadtfaden.threads.actions import StatementVerdict, decide_statement
from stadtfaden.threads.models import Link
from stadtfaden.threads.queries.states import Review
from tests.cast import person
from tests.portal import city as cities

pytestmark = pytest.mark.django_db
ROOM = "/auental/schreibtisch/protokoll/"


@pytest.fixture
def rita(auental, client):
    user = person("rita_editor", auental.row)
    client.force_login(user)
    return user


def decide(statement, by, review=Review.CONFIRMED, now=None, **more):
    return decide_statement(
        statement=statement,
        seen=statement.revision,
        verdict=StatementVerdict(review=review, **more),
        by=by,
        now=now or timezone.now(),
    )


@pytest.fixture
def entry(auental, rita):
    return decide(Statement.objects.get(code="Z 1"), rita, reason="Steht so im Beschluss.", kind="measure")


def test_an_entry_is_a_sentence_with_before_and_after_in_words(client, entry):
    line = client.get(ROOM).context["lines"][0]

    changes = {change.name: (change.before, change.after) for change in line.changes}
    assert line.words == (
        "Rita Editor hat die Maßnahme Z 1 bestätigt: "
        "„Bis 2035 werden 40 % aller Wege mit dem Rad zurückgelegt.“"
    )
    assert changes == {"Stand": ("Vorschlag", "bestätigt"), "Art": ("Ziel", "Maßnahme")}
    assert line.reason == "Steht so im Beschluss."
    assert line.where == f"/auental/aussagen/{Statement.objects.get(code='Z 1').key}/"


def test_an_entry_has_a_page_with_everything_as_it_is_stored(client, entry):
    page = client.get(f"{ROOM}{entry.position}/").content.decode()

    assert entry.digest in page
    assert entry.previous in page
    assert "&quot;revision&quot;: 2" in page


def test_the_end_of_the_chain_can_be_noted(client, entry):
    assert entry.digest in client.get(ROOM).content.decode()
