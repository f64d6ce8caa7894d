"""The room of the log: sentences, filters, pages, files."""

import csv
import io
import json

import pytest
from django.utils import timezone

from stadtfaden.actors.actions import Invitee, invite_from_terminal, log_entry
from stadtfaden.actors.models import Entry, Role
from stadtfaden.core.chain import first_broken, records_in
from stadtfaden.corpus.models import Statement
from stadtfaden.exchange import LOG_FIELDS
from stadtfaden.threads.actions import StatementVerdict, decide_statement
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


def test_an_entry_about_what_is_gone_keeps_its_sentence(client, rita, auental):
    log_entry(
        verb="quote.dropped",
        subject="corpus.Statement:987654",
        now=timezone.now(),
        municipality=auental.row,
        detail={"before": {"text": "Die Wege werden kurz."}, "after": None},
        by=rita,
    )

    line = client.get(ROOM).context["lines"][0]

    assert (line.quote, line.where) == ("Die Wege werden kurz.", "")
    assert line.sentence.startswith("Rita Editor hat etwas, das nicht mehr im Regal steht,")


def test_no_address_of_a_person_is_shown_or_given_out(client, rita, auental):
    invitee = Invitee(email="ines@example.org", role=Role.EDITOR, name="Ines Imhof")
    invite_from_terminal(municipality=auental.row, invitee=invitee, now=timezone.now())

    page = client.get(ROOM).content.decode()
    files = [b"".join(client.get(f"{ROOM}protokoll.{form}")) for form in ("csv", "jsonl")]

    assert "Stadtfaden hat Ines Imhof eingeladen" in page
    assert [b"example.org" in given for given in files] == [False, False]
    assert "ines@example.org" not in page


@pytest.mark.parametrize(
    ("asked", "verbs"),
    [
        ("person={rita}", {"statement.confirmed"}),
        ("tat=statement.confirmed", {"statement.confirmed"}),
        ("sache={subject}", {"statement.confirmed"}),
        ("von={day}&bis={day}", {"statement.confirmed"}),
        ("bis=2026-03-02", {"document.settled", "edition.read", "links.proposed"}),
        ("person={rita}&tat=links.proposed", set()),
    ],
)
def test_entries_are_found_by_person_deed_thing_and_day(client, rita, entry, asked, verbs):
    day = timezone.localdate().isoformat()

    page = client.get(f"{ROOM}?{asked.format(rita=rita.pk, subject=entry.subject, day=day)}")

    assert {line.entry.verb for line in page.context["lines"]} == verbs


@pytest.mark.parametrize("asked", ["person=0", "tat=murks", "von=gestern", "sache=<script>", "vor=x"])
def test_what_cannot_be_sought_is_a_bad_request(client, rita, asked):
    assert client.get(f"{ROOM}?{asked}").status_code == 400


def test_the_log_is_paged_by_position(client, rita, auental):
    for number in range(120):
        log_entry(
            verb="document.changed",
            subject="corpus.Document:1",
            now=timezone.now(),
            municipality=auental.row,
            detail={"fields": str(number)},
        )
    last = Entry.objects.latest("position").position

    first = client.get(ROOM).context
    second = client.get(f"{ROOM}?vor={first['older']}").context

    assert [first["lines"][0].entry.position, first["older"]] == [last, last - 49]
    assert second["lines"][0].entry.position == last - 50


def test_the_whole_chain_is_verified_from_its_file_alone(client, entry):
    lines = b"".join(client.get(f"{ROOM}protokoll.jsonl")).decode().splitlines()
    entry.delete()

    changed = [*lines[:-1], lines[-1].replace("Beschluss", "Entwurf")]
    found = [first_broken(records_in(file)) for file in (lines, changed, lines[1:])]

    assert [one and one.sentence for one in found] == [
        None,
        f"Eintrag {len(lines)} ist nachträglich verändert worden.",
        "Eintrag 1 fehlt; nach ihm steht Eintrag 2.",
    ]


def test_the_table_runs_no_formula_and_holds_what_was_asked_for(client, rita, auental):
    rita.name = "=HYPERLINK(1)"
    rita.save()
    decide(Statement.objects.get(code="Z 1"), rita)

    given = b"".join(client.get(f"{ROOM}protokoll.csv?tat=statement.confirmed")).decode()

    rows = list(csv.DictReader(io.StringIO(given, newline="")))
    assert [(row["name"], row["verb"]) for row in rows] == [("'=HYPERLINK(1)", "statement.confirmed")]
    assert tuple(rows[0]) == LOG_FIELDS
    assert json.loads(rows[0]["detail"])["after"]["review"] == "confirmed"


def test_there_is_no_third_kind_of_file(client, rita):
    assert client.get(f"{ROOM}protokoll.xls").status_code == 404


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_room_costs_as_many_queries_as_ever(client, tmp_path, django_assert_num_queries, how_many):
    city = cities.town(tmp_path, how_many)
    rita = person("rita_editor", city.row)
    client.force_login(rita)
    for statement in Statement.objects.filter(code="Z 1"):
        decide(statement, rita)

    with django_assert_num_queries(11):
        client.get(ROOM)
