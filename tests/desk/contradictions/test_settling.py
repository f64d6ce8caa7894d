"""People say what holds where papers contradict each other."""

import pytest
from django.core.exceptions import PermissionDenied

from stadtfaden.actors.models import Entry
from stadtfaden.corpus.models import Review
from stadtfaden.threads.actions import DecidedMeanwhile, Settled, settle_contradiction
from stadtfaden.threads.models import Link, Settlement, Verdict
from stadtfaden.threads.queries import living_strategy
from tests.cast import NOON, person
from tests.portal import city as cities

pytestmark = pytest.mark.django_db
ROOM = "/auental/schreibtisch/widersprueche/"
OUTDATED = Settled(verdict=Verdict.OUTDATED, reason="Der Klimaplan ist älter.", council_paper="V 12/2026")


@pytest.fixture
def link(city):
    return Link.objects.get(type="conflicts")


def settle(link, by, settled=OUTDATED, seen=0):
    return settle_contradiction(link=link, seen=seen, settled=settled, by=by, now=NOON)


def test_a_verdict_stands_with_name_moment_and_council_paper(link, rita):
    settle(link, rita)

    link.refresh_from_db()
    found = link.settlement
    assert (found.verdict, found.settled_by, found.settled_at) == (Verdict.OUTDATED, rita, NOON)
    assert (found.council_paper, link.review) == ("V 12/2026", Review.CONFIRMED)


def test_what_is_no_contradiction_is_none_any_more(client, link, rita):
    settle(link, rita, Settled(verdict=Verdict.NONE, reason="Andere Bezugsgröße."))

    link.refresh_from_db()
    assert link.review == Review.REJECTED
    assert "Der Klimaplan" not in client.get("/auental/widersprueche/").content.decode()


def test_who_may_not_settle_is_refused(city, link):
    carla = person("carla_contributor", city.row)

    with pytest.raises(PermissionDenied):
        settle(link, carla)

    assert not Entry.objects.filter(verb="contradiction.settled").exists()


def test_the_second_verdict_on_the_same_sight_is_refused(city, link, rita):
    settle(link, rita)

    with pytest.raises(DecidedMeanwhile):
        settle(link, person("anton_approver", city.row))


def test_a_new_verdict_keeps_the_old_one_in_the_log(city, link, rita):
    settle(link, rita)
    link.refresh_from_db()

    settle(link, rita, Settled(verdict=Verdict.GOAL_CONFLICT, reason="Beide gelten."), seen=link.revision)

    entry = Entry.objects.filter(verb="contradiction.settled").latest("pk")
    assert isinstance(entry.detail["before"], dict)
    assert (entry.detail["before"]["verdict"], entry.detail["after"]["verdict"]) == (
        "outdated",
        "goal-conflict",
    )


def test_the_room_lists_open_ones_and_settled_ones_apart(client, link, rita):
    before = client.get(ROOM).context["part"].object_list
    settle(link, rita)

    after = client.get(ROOM).context["part"].object_list
    settled = client.get(f"{ROOM}?stand=geklaert").content.decode()

    assert (len(before), len(after)) == (1, 0)
    assert "veraltet" in settled
    assert "V 12/2026" in settled


def test_whoever_may_only_look_is_led_to_the_public_page(client, city, link):
    client.force_login(person("carla_contributor", city.row))

    page = client.get(ROOM).content.decode()

    assert f'href="/auental/widersprueche/{link.source.key}/{link.target.key}/"' in page
    assert f'href="{ROOM}{link.pk}/"' not in page


def test_a_form_settles(client, link, rita):
    page = client.post(
        f"{ROOM}{link.pk}/", {"verdict": "open", "reason": "Wir fragen das Umweltamt.", "seen": 0}
    )

    link.refresh_from_db()
    assert (page.status_code, link.settlement.verdict) == (302, "open")
    assert len(client.get(ROOM).context["part"].object_list) == 1


def test_what_is_outdated_is_asked_kept_and_shown_wherever_the_verdict_stands(client, city, link, rita):
    said = {"verdict": "outdated", "reason": "Der Klimaplan ist älter.", "seen": 0}

    asked = client.post(f"{ROOM}{link.pk}/", said)
    answer = client.post(f"{ROOM}{link.pk}/", {**said, "outdated": "target"})

    assert "Bitte sagen Sie, welche der beiden Stellen veraltet ist." in asked.content.decode()
    found = Settlement.objects.get()
    assert (asked.status_code, answer.status_code, found.outdated) == (200, 302, "target")
    assert [one.edition.document.title for one in found.outdated_statements] == ["Klimaplan Auental"]
    holds_no_more = "Nicht mehr gilt: <b><cite>Klimaplan Auental</cite></b>"
    public = f"/auental/widersprueche/{link.source.key}/{link.target.key}/"
    for address in (public, f"{ROOM}{link.pk}/", "/auental/luecken/"):
        assert holds_no_more in client.get(address).content.decode()
    line = client.get("/auental/schreibtisch/protokoll/").content.decode()
    assert "die zweite Stelle" in line
    table = client.get("/api/v1/cities/auental/contradictions?settled=true").json()["items"]
    assert table[0]["settlement"]["outdated_side"] == "target"
    assert living_strategy(city.row).verdicts == ()


def test_another_verdict_names_no_outdated_side(client, link, rita):
    client.post(f"{ROOM}{link.pk}/", {"verdict": "open", "outdated": "both", "reason": "Offen.", "seen": 0})

    assert Settlement.objects.get().outdated == ""


def test_a_verdict_without_a_reason_is_not_taken(client, link, rita):
    page = client.post(f"{ROOM}{link.pk}/", {"verdict": "none", "reason": " ", "seen": 0})

    assert (page.status_code, hasattr(link, "settlement")) == (200, False)


def test_who_was_slower_sees_how_it_stands(client, city, link, rita):
    settle(link, person("anton_approver", city.row))

    page = client.post(f"{ROOM}{link.pk}/", {"verdict": "none", "reason": "Nein.", "seen": 0})

    link.refresh_from_db()
    assert (page.status_code, link.settlement.verdict) == (409, "outdated")
    assert "Anton Approver" in page.content.decode()


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_room_costs_as_many_queries_as_ever(client, tmp_path, django_assert_num_queries, how_many):
    city = cities.town(tmp_path, how_many)
    client.force_login(person("rita_editor", city.row))

    with django_assert_num_queries(9):
        client.get(ROOM)
