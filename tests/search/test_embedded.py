import numpy as np
import pytest

from stadtfaden.search import EmbeddedIndex, Filters
from tests.search.contract import ENTRIES, MODEL, VECTORS, Contract, ask, entry, found


class TestEmbeddedIndex(Contract):
    @pytest.fixture
    def index(self, tmp_path):
        return EmbeddedIndex(tmp_path / "index" / "musterstadt")


def test_another_process_sees_the_new_build_by_itself(tmp_path):
    reader = EmbeddedIndex(tmp_path)
    EmbeddedIndex(tmp_path).build(ENTRIES, VECTORS, MODEL)
    before = found(reader.search(ask("Hitze"), Filters(), 10))

    EmbeddedIndex(tmp_path).build([entry(7, "Kühle Räume bei Hitze")], VECTORS[:0], MODEL)

    assert (before, found(reader.search(ask("Hitze"), Filters(), 10))) == ([("p", 3)], [("p", 7)])


def test_entries_are_taken_one_by_one_with_progress(tmp_path):
    told: list[int] = []
    entries = (entry(number, f"Absatz {number}") for number in range(2500))

    EmbeddedIndex(tmp_path).build(entries, np.empty((0, 4), np.float32), MODEL, told.append)

    assert told == [1000, 2000]
