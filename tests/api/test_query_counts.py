"""What a list costs does not grow with what it tells."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.test_endpoints import LISTS, ROOT


def test_no_list_costs_more_with_three_of_everything_than_with_one(client, town):
    def costs():
        found = {}
        for name in LISTS:
            with CaptureQueriesContext(connection) as captured:
                assert client.get(f"{ROOT}/{name}").status_code == 200
            found[name] = len(captured)
        return found

    city = town(1)
    before = costs()
    city.grow(3)

    assert costs() == before
    assert max(before.values()) <= 16
