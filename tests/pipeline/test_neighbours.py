"""Which statements are laid beside each other."""

import numpy as np

from stadtfaden.pipeline.neighbours import index_of


def test_many_vectors_are_searched_by_cells_and_give_nearly_the_same_neighbours():
    centres = np.random.default_rng(1).normal(size=(40, 32))
    drawn = np.random.default_rng(2).normal(size=(2000, 32)) * 0.2 + np.repeat(centres, 50, axis=0)
    vectors = (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)

    _, all_of_them = index_of(vectors).search(vectors[:200], 5)
    _, by_cells = index_of(vectors, exact=100).search(vectors[:200], 5)
    _, again = index_of(vectors, exact=100).search(vectors[:200], 5)

    assert (all_of_them == by_cells).mean() > 0.9
    assert (by_cells == again).all()
