"""What a file costs does not grow with its rows, up to a piece of 500."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.portal.test_list_files import KINDS, file_of


def test_no_file_costs_more_with_three_of_everything_than_with_one(client, town, index):
    pages = [page.replace("verkehrsplan-auental", "verkehrsplan-0") for page in KINDS]

    def costs():
        found = {}
        for page in pages:
            with CaptureQueriesContext(connection) as captured:
                file_of(client, page, "csv")
            found[page] = len(captured)
        return found

    city = town(1)
    index(city)
    before = costs()
    city.grow(3)
    index(city)

    assert costs() == before
    assert max(before.values()) <= 16
