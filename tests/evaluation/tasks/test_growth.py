"""Growth is measured on the product's own linking, with drawn vectors."""

import numpy as np

from stadtfaden.evaluation.tasks import growth


def test_cost_is_told_for_each_size_and_against_n_log_n():
    figures = list(growth.grown((200, 400)))

    assert [figure.cases for figure in figures] == [200, 400, 400]
    assert all(figure.ours > 0 for figure in figures[:2])
    slope = figures[-1]
    assert slope.at_most
    assert slope.goal is not None
    assert 1 < slope.goal < 1.3


def test_the_lists_of_large_shelves_finds_nearly_all_of_the_nearest():
    assert growth.recalled(600).reached


def test_drawn_vectors_have_near_neighbours_of_unit_length():
    vectors = growth.Drawn().passages(["x"] * 400)

    cosines = np.sort(vectors @ vectors.T, axis=1)
    assert np.allclose(cosines[:, -1], 1.0, atol=1e-5)
    assert np.median(cosines[:, -5]) > 0.8
    assert np.median(cosines) < 0.2


def test_growth_runs_only_when_it_is_named():
    assert not growth.TASK.usual
