"""docs/api.md: every example is asked of the demo city, and the answer has the shape that stands there."""

import json

import pytest
from tests.api.test_examples import EXAMPLES, answered
from tests.demo.test_people_of_the_demo import decided

__all__ = ["decided"]  # the city when its invented people have decided
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("demo-links")]


def shape_of(told):
    """Names and kinds; of a list the first row stands for all. How much there is may change."""
    if isinstance(told, dict):
        return {name: shape_of(value) for name, value in told.items()}
    if isinstance(told, list):
        return [shape_of(told[0])] if told else []
    return None if told is None else type(told).__name__


def test_every_example_of_the_page_is_answered_as_it_stands_there(decided, client):
    for request, status, answer in EXAMPLES:
        found = answered(request, client)

        assert found.status_code == int(status), request
        assert shape_of(found.json()) == shape_of(json.loads(answer)), request
