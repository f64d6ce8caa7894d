"""A Dask cluster of this machine answers like the cores do."""

import pytest

from stadtfaden.adapters.engines import Call, Cluster, Done, Fall, Fallen
from tests.adapters.engines.deeds import obey


@pytest.fixture
def scheduler():
    from distributed import LocalCluster  # noqa: PLC0415 -- slow import

    with LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None, protocol="tcp"
    ) as cluster:
        yield cluster.scheduler_address


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_a_cluster_answers_and_names_the_failure(scheduler):
    calls = [Call("good", "ok", 30), Call("bad", "fail", 30)]

    answers = {answer.key: answer for answer in Cluster(scheduler).run(obey, calls)}

    assert isinstance(answers["good"], Done)
    assert answers["good"].result[0] == "ok"
    assert answers["bad"] == Fallen("bad", Fall.ERROR, "ValueError: fail")
