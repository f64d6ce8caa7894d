"""Plain words: people write them, the public reads them, and one sees when they lag behind."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stadtfaden.actors.models import Entry
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.actions import StatementVerdict, decide_statement
from stadtfaden.threads.actions.plain import NOT_YET, WrittenMeanwhile, drop_plain_text, write_plainly
from stadtfaden.threads.models import Area, PlainText, StatementArea
from stadtfaden.threads.queries import plain as asked
from tests.cast import NOON, person

pytestmark = pytest.mark.django_db
ROOM = "/auental/schreibtisch/einfach/"
WORDS = "Viele Menschen sollen mit dem Rad fahren."


@pytest.fixture
def goal(city):
    return Statement.objects.get(kind="goal", text__contains="25 %")


@pytest.fixture
def area(city):
    return Area.objects.get(municipality=city.row, slug="mobility")


def write(city, of, by, *, text=WORDS, seen=NOT_YET, now=NOON):
    return write_plainly(municipality=city.row, of=of, text=text, seen=seen, by=by, now=now)


def confirm(statement, by):
    statement.refresh_from_db()
    verdict = StatementVerdict(review=Review.CONFIRMED)
    decide_statement(statement=statement, seen=statement.revision, verdict=verdict, by=by, now=NOON)


def test_what_is_written_stands_in_public_with_name_and_day(client, rita, goal):
    client.post(f"{ROOM}aussage/{goal.key}/", {"text": WORDS, "seen": NOT_YET})

    page = client.get(f"/auental/aussagen/{goal.key}/").content.decode()
    assert WORDS in page
    assert "Geschrieben von Rita Editor" in page


def test_markup_is_shown_as_written(client, city, rita, area):
    write(city, area, rita, text="<script>alert(1)</script>")

    page = client.get("/auental/felder/mobility/").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_checking_shows_hints_and_keeps_nothing(client, rita, area):
    page = client.post(
        f"{ROOM}feld/mobility/",
        {"text": "Der ÖPNV wird ausgebaut.", "seen": NOT_YET, "check": "1"},
    ).content.decode()

    assert "Eine Abkürzung. Schreiben Sie sie aus." in page
    assert "Wer tut es?" in page
    assert "Der ÖPNV wird ausgebaut." in page
    assert not PlainText.objects.exists()


def test_who_comes_second_sees_what_the_first_wrote_and_loses_nothing(client, city, rita, area):
    write(city, area, person("anton_approver", city.row))

    answer = client.post(f"{ROOM}feld/mobility/", {"text": "Meine Worte.", "seen": NOT_YET})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert WORDS in page
    assert "Meine Worte." in page
    assert PlainText.objects.get().text == WORDS


def test_an_older_revision_changes_nothing(city, rita, area):
    write(city, area, rita)
    write(city, area, rita, text="Zweite Fassung.", seen=0)

    with pytest.raises(WrittenMeanwhile):
        write(city, area, rita, text="Dritte Fassung.", seen=0)

    assert PlainText.objects.get().text == "Zweite Fassung."


def test_a_text_lags_behind_when_the_paper_says_it_otherwise(client, city, rita, goal):
    write(city, goal, rita)
    PlainText.objects.update(of_text="Bis 2025 werden 20 % aller Wege mit dem Rad zurückgelegt.")

    behind = asked.statements_explained(city.row, is_behind=True)
    page = client.get(f"/auental/aussagen/{goal.key}/").content.decode()

    assert list(behind) == [goal]
    assert "Der Text, den das erklärt, hat sich seither geändert." in page


def test_a_text_about_an_area_lags_behind_what_was_confirmed_since(client, city, rita, area):
    write(city, area, rita)
    about = StatementArea.objects.filter(area=area).earliest("pk")
    about.review, about.reviewed_by, about.reviewed_at = Review.CONFIRMED, rita, NOON + timedelta(days=1)
    about.save()

    page = client.get("/auental/felder/mobility/").content.decode()

    assert vars(asked.areas_explained(city.row).get(slug="mobility"))["since"] == 1
    assert "Seither wurde eine Aussage dazu bestätigt." in page


def test_what_is_confirmed_and_unexplained_waits_in_the_room(client, rita, goal):
    assert goal.text not in client.get(f"{ROOM}?zeigen=ziele").content.decode()
    confirm(goal, rita)

    assert goal.text in client.get(f"{ROOM}?zeigen=ziele").content.decode()


def test_taking_away_is_logged_with_what_stood_there(client, city, rita, area):
    plain = write(city, area, rita)

    client.post(f"{ROOM}feld/mobility/weg/", {"seen": plain.revision})

    entries = Entry.objects.filter(verb__startswith="plain.").order_by("pk")
    assert [(entry.verb, entry.detail["before"]) for entry in entries] == [
        ("plain.written", None),
        ("plain.dropped", WORDS),
    ]
    assert not PlainText.objects.exists()


def test_taking_away_what_was_changed_meanwhile_takes_nothing(city, rita, area):
    plain = write(city, area, rita)
    write(city, area, rita, text="Neu.", seen=0)

    with pytest.raises(WrittenMeanwhile):
        drop_plain_text(plain=plain, seen=0, by=rita, now=NOON)

    assert PlainText.objects.get().text == "Neu."


def test_contributors_and_strangers_do_not_write(city, area):
    for name in ("carla_contributor", "zita_citizen"):
        with pytest.raises(PermissionDenied):
            write(city, area, person(name, city.row))

    assert not PlainText.objects.exists()


@pytest.mark.parametrize("shown", ["", "ziele", "massnahmen", "veraltet", "fertig"])
def test_every_list_of_the_room_opens(client, city, rita, goal, area, shown):
    write(city, goal, rita)
    write(city, area, rita)

    assert client.get(ROOM, {"zeigen": shown} if shown else {}).status_code == 200


def test_the_room_costs_the_same_for_many(client, city, rita):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{ROOM}?zeigen=fertig")
        return len(captured)

    goals = list(Statement.objects.filter(kind="goal", edition__is_current=True))
    write(city, goals[0], rita)
    client.get(ROOM)
    one = cost()
    for goal in goals[1:]:
        write(city, goal, rita)

    assert len(goals) > 1
    assert cost() == one
