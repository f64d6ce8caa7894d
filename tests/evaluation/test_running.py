"""Tasks are chosen by name, and one that lacks its material does not stop the others."""

import os

import pytest

from stadtfaden.evaluation import Figure, Material, Task, UnknownTaskError
from stadtfaden.evaluation.running import Workers, bundles, chosen, outcomes
from stadtfaden.evaluation.values import each
from tests.evaluation.material import until_missing


def counted(material):
    yield Figure("Länge", 1.0, len((material.path("here.txt")).read_text()))


def lacking(material):
    yield Figure("davor", 0.5, 1)
    material.path("gone.txt")


def working(_material):
    yield Figure("Prozess", os.getpid(), 1)


def ready():
    """Nothing has to be made ready."""


HERE = Task("here", "Da", counted)
SLOW = Task("slow", "Langsam", counted, seconds=9)
PROCESS = Task("process", "Prozess", working, shares="city", seconds=2)
BESIDE = Task("beside", "Daneben", working, shares="city", seconds=2)
GONE = Task("gone", "Fort", lacking)
LONG = Task("long", "Lang", counted, usual=False)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "here.txt").write_text("abc")
    return Material(tmp_path)


def test_what_is_missing_is_named_and_the_others_go_on(folder):
    done = outcomes([GONE, HERE], folder, lambda _: None)

    assert [(one.task.name, len(one.figures), bool(one.missing)) for one in done] == [
        ("gone", 1, True),
        ("here", 1, False),
    ]
    assert "gone.txt fehlt" in done[0].missing
    assert "docs/evaluation.md" in done[0].missing


def test_each_task_is_told_as_soon_as_it_is_done_what_takes_long_first(folder):
    told = []

    done = outcomes([HERE, SLOW], folder, lambda one: told.append(one.task.name))

    assert told == ["slow", "here"]
    assert [one.task.name for one in done] == ["here", "slow"]


def test_tasks_work_in_processes_of_their_own_but_for_those_that_share_something(folder):
    done = outcomes([PROCESS, SLOW, BESIDE], folder, lambda _: None, Workers(2, ready))

    first, _, second = (one.figures[0].ours for one in done)
    assert first == second != os.getpid()
    assert done[1].figures[0].cases == 3


def test_what_shares_something_stands_together_and_the_longest_first():
    assert bundles([HERE, PROCESS, SLOW, BESIDE]) == [[SLOW], [PROCESS, BESIDE], [HERE]]


def test_a_part_without_material_stops_only_itself(folder):
    figures, missing = until_missing(each(folder, lacking, counted))

    assert [figure.measure for figure in figures] == ["davor", "Länge"]
    assert "gone.txt" in missing


def test_unusual_tasks_run_only_when_they_are_named():
    assert chosen([HERE, LONG], []) == [HERE]
    assert chosen([HERE, LONG], ["long"]) == [LONG]


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(UnknownTaskError, match=r"Unbekannt: hier\. Es gibt: here, long\."):
        chosen([HERE, LONG], ["hier"])


@pytest.mark.parametrize(
    ("ours", "at_most", "reached"), [(0.8, False, True), (0.7, False, False), (0.7, True, True)]
)
def test_a_goal_is_a_floor_or_a_ceiling(ours, at_most, reached):
    assert Figure("x", ours, 1, goal=0.8, at_most=at_most).reached is reached


def test_without_a_goal_nothing_is_reached_or_missed():
    assert Figure("x", 0.0, 1).reached is None
