"""Figures that can be worked out with a pencil."""

import pytest

from stadtfaden.evaluation import measures


def test_hits_false_alarms_and_misses_make_precision_recall_and_f1():
    counted = measures.count([True, True, True, False], [True, False, False, True])

    assert (counted.hits, counted.false, counted.missed) == (1, 1, 2)
    assert (counted.precision, counted.recall) == (1 / 2, 1 / 3)
    assert counted.f1 == pytest.approx(2 / 5)


def test_nothing_given_and_nothing_wanted_is_no_division_by_zero():
    assert measures.count([], []).f1 == 0.0


def test_sets_are_counted_answer_by_answer():
    counted = measures.count_sets([frozenset("ab"), frozenset()], [frozenset("bc"), frozenset("d")])

    assert (counted.hits, counted.false, counted.missed) == (1, 2, 1)


def test_a_rare_label_weighs_as_much_as_a_frequent_one():
    wanted = ["often"] * 9 + ["rare"]

    assert measures.macro_f1(wanted, ["often"] * 10) == pytest.approx(0.5 * 18 / 19)


def test_a_label_that_is_only_guessed_does_not_count():
    assert measures.label_f1(["a"], ["b"]) == {"a": 0.0}


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [("abab", "abab", 1.0), ("abab", "baba", -1.0), ("aabb", "abab", 0.0), ("aaaa", "aaaa", 1.0)],
)
def test_kappa_is_agreement_beyond_chance(one, other, agreement):
    assert measures.kappa(one, other) == pytest.approx(agreement)


def test_scores_that_come_true_as_often_as_they_say_have_no_error():
    bins, error = measures.reliability([0.75] * 4, [True, True, True, False])

    assert [(one.low, one.cases, one.said, one.right) for one in bins] == [(0.7, 4, 0.75, 0.75)]
    assert error == 0.0


def test_certainty_that_is_always_wrong_has_the_greatest_error():
    _, error = measures.reliability([1.0, 1.0], [False, False])

    assert error == 1.0


def test_places_make_recall_and_reciprocal_rank():
    places = [1, 2, None, 4]

    assert measures.recall_at(places, 1) == 1 / 4
    assert measures.recall_at(places, 2) == 2 / 4
    assert measures.reciprocal_rank(places) == (1 + 1 / 2 + 0 + 1 / 4) / 4


def test_a_measure_is_spread_over_groups_in_the_order_they_appear():
    right = [True, False, True]

    found = measures.spread(["b", "a", "b"], lambda at: measures.mean(measures.chosen(right, at)))

    assert list(found.items()) == [("b", 1.0), ("a", 0.0)]


@pytest.mark.parametrize(
    ("scores", "right", "area"),
    [
        ([0.1, 0.4, 0.8], [False, False, True], 1.0),
        ([0.9, 0.4, 0.8], [False, False, True], 0.5),
        ([0.5, 0.5], [True, False], 0.5),
        ([0.5, 0.7], [True, True], 0.5),
    ],
)
def test_the_area_under_the_curve_is_how_often_a_right_case_scores_above_a_wrong_one(scores, right, area):
    assert measures.area_under(scores, right) == area
