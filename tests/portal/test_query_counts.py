"""What a page costs does not grow with what it shows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.portal.addresses import addresses

MOST = 30


@pytest.fixture
def queries(client):
    def count(address):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    return count


def test_no_page_costs_more_with_three_of_everything_than_with_one(town, index, queries):
    one = town(1)
    index(one)
    costs = {name: queries(address) for name, address in addresses(one).items()}
    one.grow(3)
    index(one)

    again = {name: queries(address) for name, address in addresses(one).items()}

    assert again == costs
    assert max(costs.values()) <= MOST
