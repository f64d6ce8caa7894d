"""The page on which the day begins."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from stadtfaden.actors.models import Membership, Organisation
from stadtfaden.corpus.models import Document, QuoteCheck, QuoteOutcome, SheetField, Statement
from stadtfaden.pipeline.models import SourceFile, Upload, UploadState
from stadtfaden.threads.actions import (
    LinkVerdict,
    StatementVerdict,
    decide_link,
    decide_statement,
    postpone,
    renew_candidates,
)
from stadtfaden.threads.models import Candidate, Link
from stadtfaden.threads.queries.states import Review
from tests.cast import person
from tests.portal import city as cities

pytestmark = pytest.mark.django_db
ROOM = "/auental/schreibtisch/"


@pytest.fixture
def city(auental):
    renew_candidates(municipality=auental.row)
    return auental


def told(client):
    """Name of each task to its sentence, in the order of the page."""
    return {task.name: task.sentence for task in client.get(ROOM).context["today"].tasks}


def test_what_is_most_urgent_comes_first_in_sentences_with_numbers(client, rita, city):
    Document.objects.filter(title="Klimaplan Auental").update(renew_on=date(2020, 1, 1))

    found = told(client)

    waiting = Candidate.objects.count()
    assert found == {
        "contradictions": "1 Widerspruch zwischen Papieren ist offen.",
        "candidates": f"{waiting} Vorschläge warten auf eine Entscheidung.",
        "due": "1 Papier ist zur Erneuerung fällig.",
    }


def test_the_way_to_the_queue_says_let_us_begin(client, rita):
    page = client.get(ROOM).content.decode()

    assert "Los geht’s" in page
    assert 'href="/auental/schreibtisch/pruefen/?art=goal"' in page


def test_what_was_put_off_counts_again_on_its_day_and_not_before(client, rita, city):
    first, second, *rest = Candidate.objects.order_by("pk")
    today = timezone.localdate()
    postpone(candidate=first, by=rita, now=timezone.now(), today=today)
    postpone(candidate=second, by=rita, now=timezone.now(), today=today - timedelta(days=7))

    found = told(client)

    assert found["back"] == "1 zurückgestellter Vorschlag ist wieder da."
    assert found["candidates"].startswith(f"{len(rest) + 1} Vorschläge")


def test_a_file_of_the_folder_that_was_not_read_is_counted(client, rita, city):
    SourceFile.objects.create(
        municipality=city.row,
        folder="/papiere",
        path="kaputt.pdf",
        size=1,
        changed_at_ns=1,
        what="Die Datei ist beschädigt.",
        seen_at=timezone.now(),
    )

    assert told(client)["unread"] == "1 Datei im Ordner ließ sich nicht lesen."


def test_the_share_that_is_confirmed_is_a_sentence_and_a_line(client, rita, city):
    every = Statement.objects.count()
    goal = Statement.objects.filter(kind="goal").order_by("pk")[0]
    decide_statement(
        statement=goal, seen=0, verdict=StatementVerdict(review=Review.CONFIRMED), by=rita, now=timezone.now()
    )

    page = client.get(ROOM).content.decode()

    assert f"1 von {every} Aussagen sind bestätigt ({100 // every} %)." in page
    assert f'x2="{round(600 / every)}"' in page


def test_what_colleagues_did_is_grouped_and_stays_while_the_session_lasts(client, rita, city):
    anton = person("anton_approver", city.row)
    for link in Link.objects.all():
        verdict = LinkVerdict(review=Review.CONFIRMED)
        decide_link(link=link, seen=link.revision, verdict=verdict, by=anton, now=timezone.now())

    pages = [client.get(ROOM).context["news"] for _ in range(2)]

    assert [[one.words for one in news] for news in pages] == [
        ["Anton Approver: Verbindung bestätigt (2)"]
    ] * 2


def test_the_next_session_tells_only_what_came_since(client, rita, city):
    anton = person("anton_approver", city.row)
    link = Link.objects.order_by("pk")[0]
    verdict = LinkVerdict(review=Review.CONFIRMED)
    decide_link(link=link, seen=0, verdict=verdict, by=anton, now=timezone.now() - timedelta(hours=1))
    client.get(ROOM)
    client.logout()
    client.force_login(rita)

    assert client.get(ROOM).context["news"] == []


def test_ones_own_decisions_stand_below_as_sentences(client, rita, city):
    goal = Statement.objects.get(code="Z 1")
    decide_statement(
        statement=goal, seen=0, verdict=StatementVerdict(review=Review.CONFIRMED), by=rita, now=timezone.now()
    )

    page = client.get(ROOM)

    assert page.context["own"][0].sentence == "Rita Editor hat das Ziel Z 1 bestätigt"
    assert page.context["news"] == []


def test_a_contributor_sees_what_concerns_their_office(client, city):
    carla = person("carla_contributor", city.row)
    office = Organisation.objects.create(municipality=city.row, name="Umweltamt")
    Membership.objects.filter(user=carla).update(organisation=office)
    Document.objects.filter(title="Klimaplan Auental").update(horizon=2020, department="Umweltamt")
    Document.objects.filter(title="Verkehrsplan Auental").update(horizon=2020, department="Tiefbauamt")
    client.force_login(carla)

    found = told(client)

    assert found == {
        "contradictions": "1 Widerspruch in Papieren Ihres Amts ist offen.",
        "due": "1 Papier ist zur Erneuerung fällig.",
    }


def test_where_nothing_waits_the_page_says_so(client, city):
    client.force_login(person("carla_contributor", city.row))

    assert "Auf Sie wartet nichts." in client.get(ROOM).content.decode()


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_costs_as_many_queries_as_ever(client, tmp_path, django_assert_num_queries, how_many):
    city = cities.town(tmp_path, how_many)
    renew_candidates(municipality=city.row)
    rita = person("rita_editor", city.row)
    client.force_login(rita)
    for link in Link.objects.filter(type="supports"):
        verdict = LinkVerdict(review=Review.CONFIRMED)
        decide_link(link=link, seen=0, verdict=verdict, by=rita, now=timezone.now())
    anton, holds = person("anton_approver", city.row), StatementVerdict(review=Review.CONFIRMED)
    for goal in Statement.objects.filter(code="Z 1"):
        decide_statement(statement=goal, seen=0, verdict=holds, by=anton, now=timezone.now())
    client.get(ROOM)

    with django_assert_num_queries(20):
        client.get(ROOM)
    with django_assert_num_queries(6):
        client.get(f"{ROOM}anvertraut/")


def test_quotes_that_a_new_edition_broke_come_before_everything(client, rita):
    goal = Statement.objects.get(code="Z 1")
    verdict = StatementVerdict(review=Review.CONFIRMED)
    decide_statement(statement=goal, seen=0, verdict=verdict, by=rita, now=timezone.now())
    check = QuoteCheck.objects.create(
        statement=goal,
        edition=goal.edition,
        outcome=QuoteOutcome.GONE,
        likeness=0.0,
        checked_at=timezone.now(),
    )

    broken = client.get(ROOM).context["today"].tasks[0]
    QuoteCheck.objects.filter(pk=check.pk).update(postponed_until=date(2999, 1, 1))
    later = told(client)

    assert broken.sentence.startswith("1 Zitat steht in der neuen Ausgabe seines Papiers nicht mehr")
    assert [part.words for part in broken.parts] == ["Verkehrsplan Auental (1)"]
    assert "broken" not in later


def test_a_file_that_was_handed_in_and_not_read_presses_for_two_weeks(client, rita, city):
    for days in (1, 15):
        Upload.objects.create(
            municipality=city.row,
            file_name="kaputt.pdf",
            size=1,
            uploaded_by=rita,
            uploaded_at=timezone.now() - timedelta(days=days),
            state=UploadState.REFUSED,
            what="Die Datei ist beschädigt.",
        )

    assert told(client)["failed"] == "1 hochgeladene Datei ließ sich nicht lesen."


def test_more_contradictions_than_anybody_counts_are_called_many(client, rita, monkeypatch):
    monkeypatch.setattr("stadtfaden.threads.queries.todo.MOST_COUNTED", 0)
    monkeypatch.setattr("stadtfaden.threads.queries.MOST_COUNTED", 0)

    assert told(client)["contradictions"] == "Mehr als 0 Widerspruch zwischen Papieren ist offen."


def test_a_contributor_sees_what_papers_entrust_to_their_office_and_what_the_role_may(client, city):
    carla = person("carla_contributor", city.row)
    client.force_login(carla)
    nothing = client.get(ROOM).content.decode()
    SheetField.objects.update(key="lead")
    for office, how_many in (("Tiefbauamt", 1), ("Bauamt", 0)):
        own, _ = Organisation.objects.get_or_create(municipality=city.row, name=office)
        Membership.objects.filter(user=carla).update(organisation=own)
        assert client.get(ROOM).context["entrusted"] == how_many

    Membership.objects.filter(user=carla).update(organisation=Organisation.objects.get(name="Tiefbauamt"))
    page = client.get(ROOM).content.decode()
    own = client.get(f"{ROOM}anvertraut/").content.decode()

    assert "Kein Papier nennt Carla Contributor als federführend" in nothing
    assert "In 1 Maßnahme nennt ein Papier Tiefbauamt / Carla Contributor als federführend." in page
    assert "Sie sehen alles an diesem Schreibtisch und ändern noch nichts." in page
    assert 'href="/auental/schreibtisch/pruefen/"' not in page
    assert ("Radschnellwegen" in own, "Solaranlage" in own) == (True, False)
