"""All threads of a city at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stadtfaden.core.links import LinkType
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads.models import Link
from stadtfaden.threads.queries.whole import whole_threads
from tests.cast import person
from tests.portal.city import town

pytestmark = pytest.mark.django_db


def drawn(city, **most):
    return whole_threads(city.row, **({"threads": 9, "branches": 9, "measures": 9} | most))


def test_a_thread_leads_over_the_goal_to_its_measure(city):
    found = drawn(city)

    (thread,) = found.threads
    (branch,) = thread.branches
    assert thread.top.kind == "vision"
    assert branch.goal.link == Link.objects.get(type=LinkType.SUPPORTS)
    assert [(joined.statement.code, joined.link) for joined in branch.measures] == [("M 1.1", None)]
    assert (found.how_many, thread.how_many, branch.how_many) == (1, 1, 1)


def test_a_measure_may_hang_on_the_top_itself(city):
    top, measure = (
        Statement.objects.get(kind="principle"),
        Statement.objects.get(text__contains="Solaranlage"),
    )
    city.link(measure, top, LinkType.IMPLEMENTS)

    branches = [branch for thread in drawn(city).threads for branch in thread.branches if branch.goal is None]

    assert [[joined.statement for joined in branch.measures] for branch in branches] == [[measure]]


def test_goals_in_a_circle_are_drawn_once(city):
    one, other = Statement.objects.filter(kind="goal").order_by("pk")
    city.link(one, other, LinkType.REFINES)
    city.link(other, one, LinkType.REFINES)

    (thread,) = drawn(city).threads

    assert sorted(branch.goal.statement.pk for branch in thread.branches) == [one.pk, other.pk]


def test_what_was_rejected_leads_nowhere(city):
    Link.objects.update(review=Review.REJECTED, reviewed_by=person("rita_editor"))

    assert drawn(city).threads == ()


def test_more_than_asked_for_is_counted(tmp_path):
    found = drawn(town(tmp_path, 3), branches=2, measures=0)

    (thread,) = found.threads
    assert (len(thread.branches), thread.how_many) == (2, 3)
    assert [(branch.measures, branch.how_many) for branch in thread.branches] == [((), 1), ((), 1)]


def test_three_of_everything_cost_eight_queries(tmp_path):
    city = town(tmp_path, 3)

    with CaptureQueriesContext(connection) as captured:
        drawn(city)

    assert len(captured) == 8
