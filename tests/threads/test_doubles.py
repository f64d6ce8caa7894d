"""What several papers order is one finding."""

import pytest

from stadtfaden.core.links import LinkType
from stadtfaden.corpus.models import Review, Statement
from stadtfaden.threads import queries
from stadtfaden.threads.models import Link
from tests.cast import person

pytestmark = pytest.mark.django_db


def tie(one, other):
    return Link.objects.create(
        source=one,
        target=other,
        type=LinkType.DUPLICATES.value,
        score=0.9,
        reason="Dasselbe.",
        made_by="test",
    )


def doubles(city):
    return queries.doubles(city.row, queries.double_numbers(city.row))


def test_three_statements_tied_in_a_chain_are_one_finding(city):
    Link.objects.all().delete()
    first, second, third = Statement.objects.order_by("pk")[:3]
    tie(first, second)
    tie(second, third)

    (found,) = doubles(city)

    assert {statement.pk for statement in found.statements} == {first.pk, second.pk, third.pk}


def test_what_was_rejected_joins_nothing(city):
    Link.objects.all().delete()
    first, second = Statement.objects.order_by("pk")[:2]
    link = tie(first, second)
    Link.objects.filter(pk=link.pk).update(review=Review.REJECTED, reviewed_by=person("rita_editor"))

    assert doubles(city) == ()


def test_the_price_does_not_grow_with_the_links(city, django_assert_num_queries):
    Link.objects.all().delete()
    first, second, third = Statement.objects.order_by("pk")[:3]
    tie(first, second)
    tie(second, third)

    with django_assert_num_queries(3):
        doubles(city)
