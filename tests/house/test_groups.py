"""Tests that share something costly run in one process."""

import pytest


@pytest.mark.xdist_group("house")
def test_where_tests_run_beside_each_other_a_test_is_known_by_its_group(request):
    is_grouped = request.config.getoption("loadgroup", default=False)

    assert request.node.nodeid.endswith("@house") is is_grouped
