"""A named person decides; what they decide is kept, logged and can be taken back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from stadtfaden.actors.models import Entry
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.actions import (
    DecidedMeanwhile,
    LinkVerdict,
    StatementVerdict,
    decide_link,
    decide_statement,
    postpone,
    renew_candidates,
    undo,
)
from stadtfaden.threads.models import Candidate, Link
from tests.cast import NOON, person
from tests.portal.city import auental

pytestmark = pytest.mark.django_db
CONFIRM = StatementVerdict(review=Review.CONFIRMED)


@pytest.fixture
def city(tmp_path):
    found = auental(tmp_path)
    renew_candidates(municipality=found.row)
    return found


@pytest.fixture
def goal(city):
    return Statement.objects.get(kind="goal", text__contains="2035")


def decide(statement, by, verdict=CONFIRM, seen=0):
    return decide_statement(statement=statement, seen=seen, verdict=verdict, by=by, now=NOON)


def test_what_is_confirmed_carries_name_and_moment_and_waits_no_longer(goal, rita):
    decide(goal, rita)

    goal.refresh_from_db()
    assert (goal.review, goal.reviewed_by, goal.reviewed_at) == (Review.CONFIRMED, rita, NOON)
    assert not Candidate.objects.filter(statement=goal).exists()


def test_areas_that_hold_are_confirmed_and_the_others_rejected(city, goal, rita):
    climate = city.row.areas.get(slug="climate")
    culture = city.row.areas.get(slug="culture")

    decide(
        goal,
        rita,
        StatementVerdict(review=Review.CONFIRMED, areas=frozenset({climate.pk, culture.pk})),
    )

    assert dict(goal.areas.values_list("area__slug", "review")) == {
        "mobility": "rejected",
        "climate": "confirmed",
        "culture": "confirmed",
    }


def test_a_corrected_kind_is_remembered_as_a_persons(goal, rita):
    decide(goal, rita, StatementVerdict(review=Review.CONFIRMED, kind="target"))

    goal.refresh_from_db()
    assert (goal.kind, goal.corrected) == ("target", ["kind"])


def test_links_of_a_rejected_statement_wait_no_longer(goal, rita):
    decide(goal, rita, StatementVerdict(review=Review.REJECTED, reason="ist Werbung"))

    assert not Candidate.objects.filter(link__isnull=False).exists()


def test_the_second_of_two_people_changes_nothing(city, goal, rita):
    anton = person("anton_approver", city.row)
    decide(goal, rita)

    with pytest.raises(DecidedMeanwhile):
        decide(goal, anton, StatementVerdict(review=Review.REJECTED))

    goal.refresh_from_db()
    assert (goal.review, goal.reviewed_by) == (Review.CONFIRMED, rita)


def test_who_may_not_review_is_refused_and_nothing_is_logged(city, goal):
    carla = person("carla_contributor", city.row)
    before = Entry.objects.count()

    with pytest.raises(PermissionDenied):
        decide(goal, carla)

    assert (Entry.objects.count(), Candidate.objects.filter(statement=goal).exists()) == (before, True)


def test_a_decision_is_one_entry_with_before_and_after(goal, rita):
    entry = decide(goal, rita, StatementVerdict(review=Review.REJECTED, reason="ist Werbung"))

    assert (entry.verb, entry.by, entry.detail["reason"]) == ("statement.rejected", rita, "ist Werbung")
    assert (entry.detail["before"]["review"], entry.detail["after"]["review"]) == ("candidate", "rejected")


@pytest.mark.parametrize("review", [Review.CONFIRMED, Review.REJECTED])
def test_an_undone_decision_leaves_everything_as_it_was(city, goal, rita, review):
    waiting = set(Candidate.objects.values_list("statement", "link"))
    areas = dict(goal.areas.values_list("area", "review"))
    culture = city.row.areas.get(slug="culture")
    entry = decide(goal, rita, StatementVerdict(review=review, kind="target", areas=frozenset({culture.pk})))

    undo(entry=entry, by=rita, now=NOON)

    goal.refresh_from_db()
    assert (goal.review, goal.reviewed_by, goal.kind, goal.corrected) == ("candidate", None, "goal", [])
    assert dict(goal.areas.values_list("area", "review")) == areas
    assert set(Candidate.objects.values_list("statement", "link")) == waiting


def test_what_was_decided_again_since_is_not_undone(goal, rita):
    entry = decide(goal, rita)
    decide(goal, rita, StatementVerdict(review=Review.REJECTED), seen=1)

    with pytest.raises(DecidedMeanwhile):
        undo(entry=entry, by=rita, now=NOON)


def test_a_link_is_confirmed_as_another_type_and_back(rita):
    link = Link.objects.get(type="supports")

    entry = decide_link(
        link=link, seen=0, verdict=LinkVerdict(review=Review.CONFIRMED, type="refines"), by=rita, now=NOON
    )
    confirmed = (link.type, link.review)
    undo(entry=entry, by=rita, now=NOON)

    link.refresh_from_db()
    assert (confirmed, (link.type, link.review)) == (("refines", "confirmed"), ("supports", "candidate"))
    assert Candidate.objects.filter(link=link).exists()


def test_what_is_postponed_comes_back_in_a_week_even_if_the_list_is_made_anew(city, goal, rita):
    candidate = Candidate.objects.get(statement=goal)

    postpone(candidate=candidate, by=rita, now=NOON, today=NOON.date())
    renew_candidates(municipality=city.row)

    again = Candidate.objects.get(statement=goal)
    assert again.postponed_until == NOON.date() + timedelta(days=7)


def test_what_is_alike_stands_together(city):
    groups = list(Candidate.objects.order_by("-priority", "pk").values_list("group", flat=True))

    assert groups == sorted(groups, key=groups.index)
