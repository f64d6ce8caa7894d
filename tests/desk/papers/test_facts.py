"""What a person says of a paper stands, with name and moment, and no machine takes it back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from stadtfaden.actors.models import Entry
from stadtfaden.corpus.actions import (
    PaperChangedMeanwhile,
    PaperFacts,
    SupersedesInACircle,
    change_document,
    settle_document,
    supersede_document,
)
from stadtfaden.corpus.models import Binding, Document, DocumentStatus
from tests.cast import NOON, person
from tests.portal import city as cities

pytestmark = pytest.mark.django_db
ROOM = "/auental/schreibtisch/papiere/"


@pytest.fixture
def plan(city):
    return Document.objects.get(slug="verkehrsplan-auental")


def change(plan, by, seen=None, **values):
    return change_document(
        document=plan, seen=plan.revision if seen is None else seen, values=values, by=by, now=NOON
    )


def as_posted(plan, **more):
    return {
        "title": plan.title,
        "kind": plan.kind,
        "status": plan.status,
        "binding": plan.binding,
        "seen": plan.revision,
        **more,
    }


def test_what_a_person_says_is_kept_and_logged_with_before_and_after(plan, rita):
    changed = change(plan, rita, status=DocumentStatus.ADOPTED, adopted_on=date(2024, 5, 6), title=plan.title)

    entry = Entry.objects.get(verb="document.changed")
    assert changed == ("status", "adopted_on")
    assert (entry.by, entry.detail["before"]) == (rita, {"status": "unknown", "adopted_on": None})
    assert entry.detail["after"] == {"status": "adopted", "adopted_on": "2024-05-06"}
    assert plan.corrected == ["status", "adopted_on"]


def test_who_may_not_keep_papers_changes_nothing(city, plan):
    with pytest.raises(PermissionDenied):
        change(plan, person("carla_contributor", city.row), title="Anders")

    plan.refresh_from_db()
    assert (plan.title, Entry.objects.filter(verb="document.changed").exists()) == (
        "Verkehrsplan Auental",
        False,
    )


def test_a_later_reading_and_a_list_leave_it_standing(city, plan, rita):
    older = Document.objects.get(slug="klimaplan-auental")
    change(plan, rita, title="Der Verkehrsplan", status=DocumentStatus.DRAFT, horizon=None, supersedes=None)
    change(older, rita, status=DocumentStatus.ADOPTED)

    facts = PaperFacts(title="Plan", status=DocumentStatus.ADOPTED, department="Tiefbauamt")
    settle_document(municipality=city.row, facts=facts, now=NOON, document=plan)
    supersede_document(document=plan, older=older, now=NOON)

    plan.refresh_from_db()
    older.refresh_from_db()
    assert (plan.title, plan.status, plan.department) == ("Der Verkehrsplan", "draft", "Tiefbauamt")
    assert older.status == DocumentStatus.ADOPTED


def test_who_was_slower_changes_nothing(plan, rita):
    change(plan, rita, title="Erster")

    with pytest.raises(PaperChangedMeanwhile):
        change(plan, rita, seen=0, title="Zweiter")

    plan.refresh_from_db()
    assert plan.title == "Erster"


def test_what_replaces_another_paper_makes_it_superseded_unless_it_is_a_draft(plan, rita):
    older = Document.objects.get(slug="klimaplan-auental")
    change(plan, rita, supersedes=older, status=DocumentStatus.DRAFT)
    as_draft = Document.objects.get(pk=older.pk).status

    change(plan, rita, status=DocumentStatus.ADOPTED)

    older.refresh_from_db()
    assert (as_draft, older.status) == ("unknown", "superseded")


def test_papers_do_not_replace_each_other_in_a_circle(plan, rita):
    older = Document.objects.get(slug="klimaplan-auental")
    change(plan, rita, supersedes=older)
    older.refresh_from_db()

    with pytest.raises(SupersedesInACircle):
        change(older, rita, supersedes=plan)


def test_a_form_keeps_what_it_says(client, plan, rita):
    posted = as_posted(
        plan,
        status="adopted",
        adopted_on="2012-07-01",
        horizon="2020",
        binding="council",
        council_paper="2012/44",
        department="Tiefbauamt",
    )

    page = client.post(f"{ROOM}papier/{plan.slug}/", posted)

    plan.refresh_from_db()
    assert (page.status_code, plan.adopted_on, plan.dated_on) == (302, date(2012, 7, 1), date(2012, 7, 1))
    assert (plan.horizon, plan.binding, plan.council_paper) == (2020, Binding.COUNCIL, "2012/44")


def test_a_draft_with_an_adoption_is_asked_about(client, plan, rita):
    page = client.post(f"{ROOM}papier/{plan.slug}/", as_posted(plan, status="draft", adopted_on="2020-01-01"))

    assert page.status_code == 400
    assert "Ein Entwurf ist nicht beschlossen" in page.content.decode()


def test_who_was_slower_sees_how_it_stands(client, plan, rita):
    posted = as_posted(plan, title="Zweiter")
    change(plan, rita, title="Erster")

    page = client.post(f"{ROOM}papier/{plan.slug}/", posted)

    assert page.status_code == 409
    assert 'value="Erster"' in page.content.decode()


def test_the_calendar_says_what_is_due_and_what_nobody_knows(client, plan, rita):
    change(plan, rita, status=DocumentStatus.ADOPTED, adopted_on=date(2012, 7, 1), horizon=2020)

    page = client.get(f"{ROOM}termine/").content.decode()

    over, rest = page.split("Später fällig")
    assert "Beschlossen 2012, Horizont 2020: seit" in over
    assert "abgelaufen" in over
    assert "Klimaplan Auental" in rest.split("Unbekannt, wann")[1]


def test_the_calendar_is_a_file_that_calendars_read(client, plan, rita):
    change(plan, rita, renew_on=date(2031, 2, 3), title="Plan; für Rad, Bus und Bahn " * 4)

    answer = client.get(f"{ROOM}termine.ics")

    lines = answer.content.decode().split("\r\n")
    assert answer["Content-Type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20310203" in lines
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "SUMMARY:Fällig: Plan\\; für Rad\\, Bus" in "".join(lines)


@pytest.mark.parametrize("how_many", [1, 3])
@pytest.mark.parametrize(
    ("page", "queries"), [("", 8), ("termine/", 5), ("hochladen/", 8), ("hochladen/stand/", 6)]
)
def test_each_page_costs_as_many_queries_as_ever(
    client, tmp_path, django_assert_num_queries, how_many, page, queries
):
    city = cities.town(tmp_path, how_many)
    client.force_login(person("rita_editor", city.row))

    with django_assert_num_queries(queries):
        client.get(f"{ROOM}{page}")


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_of_a_paper_costs_as_many_queries_as_ever(
    client, tmp_path, django_assert_num_queries, how_many
):
    city = cities.town(tmp_path, how_many)
    client.force_login(person("rita_editor", city.row))

    with django_assert_num_queries(12):
        client.get(f"{ROOM}papier/leitbild-auental-2040/")
