"""Every hole is a sentence; people say that it is meant, or open it again."""

import pytest
from django.core.exceptions import PermissionDenied

from stadtfaden.actors.models import Entry
from stadtfaden.corpus.models import Statement
from stadtfaden.threads import queries
from stadtfaden.threads.actions import mean_hole, open_hole
from stadtfaden.threads.models import HoleKind, MeantHole
from tests.cast import NOON, person
from tests.portal import city as cities

pytestmark = pytest.mark.django_db
ROOM = "/auental/schreibtisch/abdeckung/"


@pytest.fixture
def goal(city):
    """The goal of the climate plan, for which nothing is done."""
    return Statement.objects.get(kind="goal", text__contains="25 %")


def mean(city, of, by, kind=HoleKind.GOAL_WITHOUT_MEASURE):
    return mean_hole(municipality=city.row, kind=kind, of=of, reason="Macht das Land.", by=by, now=NOON)


def test_a_hole_is_a_sentence_with_its_last_place(client, rita, goal):
    page = client.get(ROOM).content.decode()

    assert "hat keine Maßnahme; zuletzt genannt" in " ".join(page.split())
    assert goal.text in page


def test_what_is_meant_is_no_hole_any_more_anywhere(client, city, rita, goal):
    before = queries.holes(city.row).goals_without_measure.count()

    client.post(f"{ROOM}goal-without-measure/aussage/{goal.key}/", {"reason": "Macht das Land."})

    assert queries.holes(city.row).goals_without_measure.count() == before - 1
    assert goal.text not in client.get("/auental/luecken/?art=ziele").content.decode()


def test_what_is_meant_stands_with_name_and_reason_and_is_opened_again(client, city, rita, goal):
    hole = mean(city, goal, rita)

    listed = client.get(f"{ROOM}bewusst/").content.decode()
    client.post(f"{ROOM}bewusst/{hole.pk}/oeffnen/")

    assert "Macht das Land." in listed
    assert "Rita Editor" in listed
    assert queries.holes(city.row).goals_without_measure.filter(pk=goal.pk).exists()


def test_a_silent_area_may_be_meant(client, city, rita):
    client.post(f"{ROOM}area-without-paper/feld/culture/", {"reason": "Das Theater ist des Landes."})

    assert not queries.holes(city.row).areas_without_paper.filter(slug="culture").exists()


def test_meaning_and_opening_are_logged(city, rita, goal):
    hole = mean(city, goal, rita)

    open_hole(hole=hole, by=rita, now=NOON)

    verbs = list(Entry.objects.filter(verb__startswith="hole.").order_by("pk").values_list("verb", "by"))
    assert verbs == [("hole.meant", rita.pk), ("hole.opened", rita.pk)]


def test_who_may_only_look_means_nothing(client, city, goal):
    carla = person("carla_contributor", city.row)
    client.force_login(carla)

    page = client.post(f"{ROOM}goal-without-measure/aussage/{goal.key}/", {"reason": "Nein."})

    assert (page.status_code, MeantHole.objects.count()) == (403, 0)
    with pytest.raises(PermissionDenied):
        mean(city, goal, carla)


def test_without_a_reason_nothing_is_meant(client, rita, goal):
    page = client.post(f"{ROOM}goal-without-measure/aussage/{goal.key}/", {"reason": "  "})

    assert (page.status_code, MeantHole.objects.count()) == (200, 0)


def test_a_goal_shows_what_carries_it(client, rita):
    page = client.get(f"{ROOM}ziele/")

    goal = Statement.objects.get(kind="goal", text__contains="2035")
    has = page.context["carried"][goal.pk]
    assert (has.measures, has.indicators, has.targets) == (1, 0, 1)


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_room_costs_as_many_queries_as_ever(client, tmp_path, django_assert_num_queries, how_many):
    city = cities.town(tmp_path, how_many)
    client.force_login(person("rita_editor", city.row))

    with django_assert_num_queries(8):
        client.get(ROOM)
    with django_assert_num_queries(12):
        client.get(f"{ROOM}ziele/")
