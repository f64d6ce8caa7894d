"""The queue: one candidate after the other, decided by people who see what others did."""

import pytest
from django.conf import settings

from stadtfaden.corpus.models import Review, Statement
from stadtfaden.desk.review import views
from stadtfaden.threads.actions import renew_candidates
from stadtfaden.threads.models import Candidate, Link
from tests.cast import person
from tests.portal import city as cities

pytestmark = pytest.mark.django_db
QUEUE = "/auental/schreibtisch/pruefen/"


@pytest.fixture
def city(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "DATA", tmp_path)
    found = cities.auental(tmp_path)
    renew_candidates(municipality=found.row)
    return found


@pytest.fixture
def goal(city):
    return Statement.objects.get(kind="goal", text__contains="2035")


def answer(verdict, **more):
    return {"verdict": verdict, "seen": 0, "kind": "goal", **more}


def test_the_queue_leads_to_what_helps_most(client, rita):
    first = Candidate.objects.order_by("-priority", "pk")[0]

    page = client.get(QUEUE)

    place = f"aussage/{first.statement.key}/" if first.statement else f"verbindung/{first.link_id}/"
    assert (page.status_code, page["Location"]) == (302, QUEUE + place)


def test_a_confirmed_statement_leads_back_to_the_queue_with_its_filter(client, rita, goal):
    page = client.post(f"{QUEUE}aussage/{goal.key}/?art=goal", answer("confirmed"))

    goal.refresh_from_db()
    assert (page.status_code, page["Location"]) == (302, f"{QUEUE}?art=goal")
    assert (goal.review, goal.reviewed_by) == (Review.CONFIRMED, rita)


def test_the_card_shows_the_exact_words_and_ticks_what_is_proposed(client, rita, goal):
    page = client.get(f"{QUEUE}aussage/{goal.key}/").content.decode()

    mobility = goal.areas.get(area__slug="mobility").area_id
    assert f"„{goal.text}“" in page
    assert f'<input type="checkbox" name="areas" value="{mobility}"' in page
    assert page.count(" checked") == 2


def test_a_rejected_one_keeps_the_reason(client, rita, goal):
    client.post(f"{QUEUE}aussage/{goal.key}/", answer("rejected", reason="description", words="Rückblick"))

    goal.refresh_from_db()
    assert (goal.review, goal.review_reason) == (Review.REJECTED, "beschreibt nur: Rückblick")


def test_the_second_person_sees_what_the_first_did(client, rita, city, goal):
    anton = person("anton_approver", city.row)
    client.post(f"{QUEUE}aussage/{goal.key}/", answer("confirmed"))
    client.force_login(anton)

    page = client.post(f"{QUEUE}aussage/{goal.key}/", answer("rejected"))

    goal.refresh_from_db()
    assert (page.status_code, goal.review, goal.reviewed_by) == (409, Review.CONFIRMED, rita)
    assert "Rita Editor" in page.content.decode()


def test_a_decision_is_taken_back_from_the_next_card(client, rita, goal):
    client.post(f"{QUEUE}aussage/{goal.key}/", answer("confirmed"))
    card = client.get(QUEUE, follow=True)
    position = card.context["last"].entry.position
    assert f"Zuletzt haben Sie bestätigt: <span>„{goal.text}“</span>" in card.content.decode().replace(
        ' class="paper"', ""
    )

    client.post(f"{QUEUE}zurueck/{position}/")

    goal.refresh_from_db()
    assert (goal.review, Candidate.objects.filter(statement=goal).exists()) == (Review.CANDIDATE, True)


def test_what_is_put_off_comes_no_more_today(client, rita, goal):
    client.post(f"{QUEUE}aussage/{goal.key}/", answer("later"))

    card = client.get(f"{QUEUE}?art=goal", follow=True)

    assert card.context["statement"] != goal


def test_a_link_shows_both_sides_and_takes_another_type(client, rita):
    link = Link.objects.get(type="supports")
    address = f"{QUEUE}verbindung/{link.pk}/"
    page = client.get(address).content.decode()

    client.post(address, {"verdict": "confirmed", "seen": 0, "type": "refines"})

    link.refresh_from_db()
    assert f"„{link.source.text}“" in page
    assert f"„{link.target.text}“" in page
    assert (link.type, link.review, link.reviewed_by) == ("refines", Review.CONFIRMED, rita)


def test_alike_ones_are_decided_at_once(client, rita, goal):
    candidate = Candidate.objects.get(statement=goal)

    client.post(
        f"{QUEUE}gleiche/aussage/{goal.pk}/",
        {"verdict": "confirmed", "chosen": [str(candidate.pk)], "with_connections": "on"},
    )

    goal.refresh_from_db()
    assert goal.review == Review.CONFIRMED
    assert set(goal.areas.values_list("review", flat=True)) == {Review.CONFIRMED}


@pytest.mark.parametrize(
    ("what", "given"),
    [
        ("an unknown kind", {"verdict": "confirmed", "seen": 0, "kind": "poem"}),
        ("an unknown verdict", {"verdict": "perhaps", "seen": 0, "kind": "goal"}),
        ("an area of nowhere", {"verdict": "confirmed", "seen": 0, "kind": "goal", "areas": ["999"]}),
        ("nothing", {}),
    ],
)
def test_bad_input_decides_nothing(client, rita, goal, what, given):
    page = client.post(f"{QUEUE}aussage/{goal.key}/", given)

    goal.refresh_from_db()
    assert (page.status_code, goal.review) == (200, Review.CANDIDATE)
    assert 'role="alert"' in page.content.decode()


def test_words_of_people_are_shown_as_words(client, rita, goal):
    client.post(f"{QUEUE}aussage/{goal.key}/", answer("rejected", words="<script>alert(1)</script>"))

    page = client.get(f"{QUEUE}aussage/{goal.key}/").content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_card_costs_as_many_queries_as_ever(
    client, tmp_path, monkeypatch, django_assert_num_queries, how_many
):
    monkeypatch.setattr(settings, "DATA", tmp_path)
    city = cities.town(tmp_path, how_many)
    renew_candidates(municipality=city.row)
    client.force_login(person("rita_editor", city.row))
    goal = Statement.objects.filter(kind="goal")[0]
    link = Link.objects.filter(type="conflicts")[0]
    for address in (QUEUE, f"{QUEUE}aussage/{goal.key}/", f"{QUEUE}verbindung/{link.pk}/"):
        client.get(address)

    with django_assert_num_queries(5):
        client.get(QUEUE)
    with django_assert_num_queries(17):
        client.get(f"{QUEUE}aussage/{goal.key}/")
    with django_assert_num_queries(14):
        client.get(f"{QUEUE}verbindung/{link.pk}/")


def test_of_many_alike_ones_the_first_are_looked_through_at_once(client, rita, city, monkeypatch):
    monkeypatch.setattr(views, "AT_ONCE", 1)
    first = Candidate.objects.filter(statement__isnull=False).order_by("pk")[0]
    Candidate.objects.filter(statement__isnull=False).update(group=first.group)

    page = client.get(f"{QUEUE}gleiche/aussage/{first.statement_id}/").content.decode()

    assert page.count('name="chosen"') == 1
    assert "kommen die nächsten" in page


@pytest.mark.parametrize("verdict", ["confirmed", "rejected"])
def test_a_contradiction_is_not_decided_in_passing_but_with_a_verdict_on_its_own_page(
    client, rita, city, verdict
):
    link = Link.objects.filter(type="conflicts")[0]

    card = client.get(f"{QUEUE}verbindung/{link.pk}/").content.decode()
    page = client.post(f"{QUEUE}verbindung/{link.pk}/", answer(verdict, type="refines"))

    link.refresh_from_db()
    assert (page.status_code, page["Location"]) == (302, f"/auental/schreibtisch/widersprueche/{link.pk}/")
    assert (link.review, link.type, link.revision) == (Review.CANDIDATE, "conflicts", 0)
    assert "Urteil sprechen" in card
    assert 'value="rejected"' not in card


def test_contradictions_are_not_decided_by_the_dozen(client, rita, city):
    link = Link.objects.filter(type="conflicts")[0]

    page = client.get(f"{QUEUE}gleiche/verbindung/{link.pk}/")

    assert page.status_code == 404
