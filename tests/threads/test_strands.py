"""A thread costs the same, however long and broad it is."""

import pytest

from stadtfaden.core.links import LinkType
from stadtfaden.corpus.models import Statement
from stadtfaden.threads import queries

pytestmark = pytest.mark.django_db

QUERIES = 8
STEPS = 4


def copied(statement, number, **changed):
    """Another statement with the same words."""
    values = {field.attname: getattr(statement, field.attname) for field in Statement._meta.concrete_fields}
    return Statement.objects.create(**(values | {"id": None, "key": f"copy{number}"} | changed))


def lengthened(city, goal):
    """Below the goal three steps more, each of them three goals broad: by outline and by link in turn."""
    above = goal
    for step in range(STEPS - 1):
        parent = above.pk if step % 2 else None
        below = [copied(goal, f"{step}{number}", parent_id=parent) for number in range(3)]
        for one in below if parent is None else ():
            city.link(one, above, LinkType.REFINES)
        above = below[0]
    return above


def test_a_long_and_broad_thread_costs_as_many_queries_as_a_short_one(city, django_assert_num_queries):
    vision, goal = Statement.objects.get(kind="vision"), Statement.objects.get(text__contains="2035")

    with django_assert_num_queries(QUERIES):
        short = queries.thread_of(goal)
    lowest = lengthened(city, goal)
    with django_assert_num_queries(QUERIES):
        down = queries.thread_of(vision)
    with django_assert_num_queries(QUERIES):
        up = queries.thread_of(lowest)

    assert {strand.step for strand in (*short.up, *short.down)} == {1}
    assert {strand.step for strand in down.down} == {1, 2, 3, 4}
    assert len(down.down) > len(short.down) + 2 * STEPS
    assert up.spine == (vision, goal, *[strand.statement for strand in reversed(up.up[:-2])], lowest)


def test_the_page_of_a_long_thread_costs_as_many_queries_as_that_of_a_short_one(
    city, client, django_assert_num_queries
):
    goal = Statement.objects.get(text__contains="2035")
    address = f"/{city.row.slug}/faden/{goal.key}/"
    client.get(address)
    with django_assert_num_queries(QUERIES + 14):
        short = client.get(address)

    lengthened(city, goal)
    with django_assert_num_queries(QUERIES + 13):  # no measure is near, so no cost is asked
        long = client.get(address)

    assert long.content.count(b'class="step"') > short.content.count(b'class="step"')


def test_no_thread_is_longer_than_its_steps(city):
    goal = Statement.objects.get(text__contains="2035")
    lengthened(city, goal)

    thread = queries.thread_of(Statement.objects.get(kind="vision"), steps=2)

    assert {strand.step for strand in thread.down} == {1, 2}


def test_a_circle_ends_where_it_began(city):
    one, other = Statement.objects.filter(kind="goal").order_by("pk")
    city.link(one, other, LinkType.REFINES)
    city.link(other, one, LinkType.REFINES)

    thread = queries.thread_of(one)

    assert [strand.statement for strand in thread.up].count(other) == 1
    assert one not in [strand.statement for strand in thread.up]
