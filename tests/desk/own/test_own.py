"""The room of the city's own paper: written down from a hole, changed, taken out, and seen on the portal."""

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stadtfaden.corpus.models import Statement
from stadtfaden.pipeline.own_papers import rows_standing
from stadtfaden.threads.models import Link
from stadtfaden.threads.queries import holes
from stadtfaden.threads.queries.levels import review_counts
from tests.cast import person

pytestmark = pytest.mark.django_db
ROOM = "/auental/schreibtisch/eigenes/"
TITLE = "Ladepunkte an allen Schulen bauen"
SAID = {"kind": "measure", "title": TITLE, "code": "E 1", "target": "120 Ladepunkte bis 2030"}


@pytest.fixture
def goal(city):
    """The goal of the climate plan, for which nothing is done."""
    return Statement.objects.get(kind="goal", text__contains="25 %")


def standing(city):
    return rows_standing(city.row, settings.DATA)


def words(page):
    return " ".join(page.content.decode().split())


def test_from_a_hole_a_measure_is_written_down_that_closes_it(client, city, rita, goal):
    hole = client.get(f"/auental/schreibtisch/abdeckung/goal-without-measure/aussage/{goal.key}/")
    address = f"{ROOM}neu/?art=measure&zu={goal.key}"
    assert f'href="{address.replace("&", "&amp;")}"' in hole.content.decode()
    asked = client.get(address)
    assert goal.text in asked.content.decode()

    answer = client.post(address, SAID)

    made = standing(city)[0].statement
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/auental/schreibtisch/aussagen/{made.key}/",
    )
    assert (made.text, Link.objects.get(source=made).target) == (TITLE, goal)
    assert goal not in holes(city.row).goals_without_measure


def test_it_appears_on_the_portal_as_a_draft_with_its_place(client, city, rita):
    client.post(f"{ROOM}neu/", {**SAID, "lead": "Amt für Gebäude"})
    made = standing(city)[0].statement
    client.logout()

    page = words(client.get(f"/auental/aussagen/{made.key}/"))

    assert TITLE in page
    assert "Entwurf, am Schreibtisch geschrieben: vom Rat nicht beschlossen" in page
    assert "Amt für Gebäude" in page
    assert "S. 2" in page
    paper = words(client.get(f"/auental/papiere/{made.edition.document.slug}/"))
    assert "am Schreibtisch geschrieben" in paper
    listed = words(client.get("/auental/massnahmen/"))
    assert "Entwurf, am Schreibtisch geschrieben" in listed


def test_sent_twice_it_is_written_once_and_the_second_comes_to_it(client, city, rita):
    first = client.post(f"{ROOM}neu/", SAID)

    second = client.post(f"{ROOM}neu/", SAID)

    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert len(standing(city)) == 1


def test_of_the_same_words_with_another_rest_the_second_is_led_to_what_stands(client, city, rita):
    client.post(f"{ROOM}neu/", SAID)

    answer = client.post(f"{ROOM}neu/", {**SAID, "code": "E 2"})

    assert answer.status_code == 409
    assert "Genau das steht schon im eigenen Papier." in words(answer)
    assert f"/auental/schreibtisch/aussagen/{standing(city)[0].statement.key}/" in words(answer)
    assert 'value="E 2"' in words(answer)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [({"title": " \n "}, "title"), ({"kind": "vision"}, "kind"), ({"title": "a" * 601}, "title")],
)
def test_what_is_missing_or_too_long_is_marked_and_nothing_is_written(client, city, rita, said, wrong):
    answer = client.post(f"{ROOM}neu/", {**SAID, **said})

    assert (answer.status_code, standing(city)) == (400, [])
    assert f'id="id_{wrong}_error"' in words(answer)


def test_it_is_changed_as_a_new_edition(client, city, rita):
    client.post(f"{ROOM}neu/", SAID)
    one = standing(city)[0]
    page = words(client.get(f"{ROOM}1/"))
    assert f'value="{one.row.mark}"' in page

    answer = client.post(f"{ROOM}1/", {**SAID, "cost": "2 Mio. €", "seen": one.row.mark})

    assert answer.status_code == 302
    assert standing(city)[0].row.cost == "2 Mio. €"
    assert standing(city)[0].statement.edition.number == 2


def test_whoever_changes_second_sees_what_the_first_wrote(client, city, rita):
    client.post(f"{ROOM}neu/", SAID)
    seen = standing(city)[0].row.mark
    client.post(f"{ROOM}1/", {**SAID, "cost": "2 Mio. €", "seen": seen})

    late = client.post(f"{ROOM}1/", {**SAID, "cost": "3 Mio. €", "seen": seen})

    assert late.status_code == 409
    assert "Rita Editor hat das inzwischen geändert." in words(late)
    assert 'value="2 Mio. €"' in words(late)
    assert standing(city)[0].row.cost == "2 Mio. €"


def test_it_is_taken_out_with_a_reason_that_the_log_keeps(client, city, rita):
    client.post(f"{ROOM}neu/", SAID)
    one = standing(city)[0]
    without = client.post(f"{ROOM}1/entfernen/", {"seen": one.row.mark, "reason": ""})
    assert (without.status_code, len(standing(city))) == (400, 1)

    answer = client.post(f"{ROOM}1/entfernen/", {"seen": one.row.mark, "reason": "War ein Versehen."})

    assert (answer.status_code, standing(city)) == (302, [])
    log = words(client.get("/auental/schreibtisch/protokoll/"))
    assert "Rita Editor nahm die Maßnahme E 1 aus dem eigenen Papier" in log
    assert "War ein Versehen." in log
    assert client.get(f"{ROOM}1/").status_code == 404


def test_a_measure_for_a_goal_is_started_from_the_goal_and_from_an_area(client, city, rita, goal):
    card = words(client.get(f"/auental/schreibtisch/aussagen/{goal.key}/"))
    assert f"{ROOM}neu/?zu={goal.key}" in card

    from_area = client.get(f"{ROOM}neu/?feld=culture")

    assert "checked" in from_area.content.decode()
    found = words(client.get(f"{ROOM}neu/?q=25"))
    assert f"zu={goal.key}" in found


@pytest.mark.parametrize("asked", ["?art=vision", "?q=" + "a" * 201])
def test_what_an_address_cannot_mean_is_a_bad_request(client, city, rita, asked):
    assert client.get(f"{ROOM}neu/{asked}").status_code == 400


def test_what_does_not_exist_is_not_found(client, city, rita):
    answers = [client.get(f"{ROOM}{one}") for one in ("neu/?zu=nichts", "neu/?feld=nichts", "7/", "?seite=9")]

    assert [answer.status_code for answer in answers] == [404] * 4


def test_whoever_may_only_look_reads_the_paper_and_has_no_buttons(client, city, rita):
    client.post(f"{ROOM}neu/", SAID)
    client.force_login(person("carla_contributor", city.row))

    page = words(client.get(ROOM))

    assert TITLE in page
    assert "Maßnahme anlegen" not in page
    assert "Herausnehmen" not in page
    assert client.get(f"{ROOM}neu/").status_code == 403


def test_of_the_own_paper_no_one_sets_status_or_kind_and_no_file_becomes_its_edition(client, city, rita):
    client.post(f"{ROOM}neu/", SAID)
    slug = standing(city)[0].statement.edition.document.slug

    facts = words(client.get(f"/auental/schreibtisch/papiere/papier/{slug}/"))
    upload = words(client.get("/auental/schreibtisch/papiere/hochladen/"))

    assert 'name="title"' in facts
    assert 'name="status"' not in facts
    assert "neue Ausgabe von „Eigene Ziele" not in upload


def test_the_room_costs_as_many_queries_for_one_as_for_three(client, city, rita):
    counted = []
    for number in range(3):
        client.post(f"{ROOM}neu/", {**SAID, "title": f"Maßnahme der Zahl {number}"})
        costs = []
        for address in (ROOM, f"{ROOM}1/", f"{ROOM}1/entfernen/", f"{ROOM}neu/?q=Rad"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            costs.append(len(queries))
        counted.append(costs)

    assert counted[0] == counted[2]


@pytest.mark.parametrize(
    ("said", "targets"),
    [
        ({"title": f"{TITLE}, bis 2028", "target": "120 Ladepunkte bis 2028"}, [("Ladepunkte", 2028)]),
        (
            {"title": "Bis 2028 entstehen 120 Ladepunkte", "target": "120 Ladepunkte bis 2028"},
            [("Ladepunkte", 2028)],
        ),
        ({"title": f"{TITLE}, bis 2028", "target": ""}, [(None, 2028)]),
    ],
)
def test_a_target_stands_once_and_a_year_alone_only_where_nothing_else_is_said(
    client, city, rita, said, targets
):
    client.post(f"{ROOM}neu/", {**SAID, **said})

    made = standing(city)[0].statement
    assert [(one.unit, one.target_year) for one in made.targets.all()] == targets


def test_what_people_write_is_no_proposal_of_the_machine(client, city, rita):
    before = review_counts(city.row)
    client.post(f"{ROOM}neu/", SAID)
    client.post(f"{ROOM}neu/", {**SAID, "title": "Radwege im Winter räumen", "code": "E 2"})

    after = review_counts(city.row)

    assert (before.own, after.own) == (0, 2)
    assert (after.proposals, after.confirmed) == (before.proposals, before.confirmed)
    page = words(client.get("/auental/"))
    assert "2 Aussagen und Verbindungen haben Menschen selbst aufgeschrieben." in page
