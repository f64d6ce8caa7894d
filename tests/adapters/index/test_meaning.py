import numpy as np
import pytest

from stadtfaden.adapters.index import MeaningIndex, nearest_index, write_vectors


def some_vectors(count):
    vectors = np.random.default_rng(7).standard_normal((count, 16)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture(scope="module", params=["exact", "graph"])
def opened(request, tmp_path_factory):
    vectors = some_vectors(3000)
    folder = tmp_path_factory.mktemp(request.param) / "meaning"
    write_vectors(folder, vectors, exact_up_to=5000 if request.param == "exact" else 100)
    return MeaningIndex(folder), vectors


def test_a_vector_finds_itself_first(opened):
    index, vectors = opened

    rows, cosines = index.best(vectors[1234], 5)

    assert rows[0] == 1234
    assert cosines[0] == pytest.approx(1, abs=0.02)
    assert list(cosines) == sorted(cosines, reverse=True)


def test_only_what_is_allowed_is_found(opened):
    index, vectors = opened
    allowed = np.zeros(3000, np.bool_)
    allowed[[5, 99, 2000]] = True

    rows, _ = index.best(vectors[1234], 10, allowed)

    assert sorted(rows) == [5, 99, 2000]


def test_nothing_allowed_finds_nothing(opened):
    index, vectors = opened

    rows, _ = index.best(vectors[0], 10, np.zeros(3000, np.bool_))

    assert rows.size == 0


def test_cosines_of_given_rows_come_in_their_order(opened):
    index, vectors = opened

    cosines = index.cosines(vectors[8], [3, 8, 2999])

    assert np.allclose(cosines, vectors[[3, 8, 2999]] @ vectors[8], atol=0.03)


def test_more_than_there_are_can_be_asked_for(tmp_path):
    write_vectors(tmp_path / "few", some_vectors(2))

    rows, _ = MeaningIndex(tmp_path / "few").best(some_vectors(2)[0], 50)

    assert sorted(rows) == [0, 1]


def test_an_index_without_vectors_finds_nothing(tmp_path):
    write_vectors(tmp_path / "none", np.empty((0, 16), np.float32))

    rows, cosines = MeaningIndex(tmp_path / "none").best(some_vectors(1)[0], 5)

    assert (rows.size, cosines.size) == (0, 0)


def test_a_graph_gives_nearly_the_same_neighbours_and_the_same_ones_again():
    centres = np.random.default_rng(1).normal(size=(40, 32))
    drawn = np.random.default_rng(2).normal(size=(2000, 32)) * 0.2 + np.repeat(centres, 50, axis=0)
    vectors = (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)

    _, exact = nearest_index(vectors).search(vectors[:200], 5)
    _, walked = nearest_index(vectors, exact_up_to=100).search(vectors[:200], 5)
    _, again = nearest_index(vectors, exact_up_to=100).search(vectors[:200], 5)

    found = np.mean([len(set(one) & set(other)) / 5 for one, other in zip(exact, walked, strict=True)])
    assert found >= 0.97
    assert (walked == again).all()
