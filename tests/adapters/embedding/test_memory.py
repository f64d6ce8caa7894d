import numpy as np
import pytest

from stadtfaden.adapters.embedding import VectorMemory

TEXTS = [f"Maßnahme {number}: Bäume pflanzen in Bezirk {number}" for number in range(300)]
RECORD = 16 + 4 + 4 * 4


class Letters:
    """An Embedder that counts letters, and what it was asked."""

    name = "letters/1"
    dimensions = 4

    def __init__(self):
        self.seen = []

    def passages(self, texts):
        self.seen += texts
        rows = np.array([[1 + text.count(letter) for letter in "aeiu"] for text in texts], np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def queries(self, texts):
        return self.passages(texts)


@pytest.fixture
def letters():
    return Letters()


def file_in(folder):
    (path,) = folder.glob("vectors-*.bin")
    return path


def test_rows_come_in_the_order_of_the_texts(tmp_path, letters):
    memory = VectorMemory(tmp_path, letters)

    assert np.array_equal(memory.passages(TEXTS), Letters().passages(TEXTS))


def test_a_second_run_works_out_new_texts_alone(tmp_path, letters):
    VectorMemory(tmp_path, Letters()).passages(TEXTS)

    again = VectorMemory(tmp_path, letters).passages([*TEXTS, "Neu"])

    assert letters.seen == ["Neu"]
    assert np.array_equal(again, Letters().passages([*TEXTS, "Neu"]))


def test_one_text_twice_is_worked_out_once(tmp_path, letters):
    vectors = VectorMemory(tmp_path, letters).passages(["Baum", "Haus", "Baum"])

    assert sorted(letters.seen) == ["Baum", "Haus"]
    assert np.array_equal(vectors[0], vectors[2])


@pytest.mark.parametrize("lost", [1, RECORD - 1, RECORD, RECORD + 7])
def test_a_record_cut_short_is_worked_out_again(tmp_path, letters, lost):
    VectorMemory(tmp_path, Letters()).passages(TEXTS)
    path = file_in(tmp_path)
    with path.open("r+b") as file:
        file.truncate(len(TEXTS) * RECORD - lost)

    memory = VectorMemory(tmp_path, letters)
    vectors = memory.passages(TEXTS)

    assert len(letters.seen) == (2 if lost > RECORD else 1)
    assert np.array_equal(vectors, Letters().passages(TEXTS))
    assert path.stat().st_size == len(TEXTS) * RECORD


def test_a_damaged_record_and_all_after_it_are_worked_out_again(tmp_path, letters):
    VectorMemory(tmp_path, Letters()).passages(TEXTS)
    with file_in(tmp_path).open("r+b") as file:
        file.seek(297 * RECORD + 30)
        file.write(b"\xff")

    vectors = VectorMemory(tmp_path, letters).passages(TEXTS)

    assert len(letters.seen) == 3
    assert np.array_equal(vectors, Letters().passages(TEXTS))


def test_an_interruption_keeps_what_is_done(tmp_path, letters):
    def interrupt(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        VectorMemory(tmp_path, Letters()).passages(TEXTS, interrupt)
    VectorMemory(tmp_path, letters).passages(TEXTS)

    assert len(letters.seen) == len(TEXTS) - 128


def test_progress_counts_the_new_texts(tmp_path, letters):
    told = []

    VectorMemory(tmp_path, letters).passages(TEXTS, lambda done, total: told.append((done, total)))

    assert told == [(128, 300), (256, 300), (300, 300)]


def test_two_models_do_not_share_vectors(tmp_path, letters):
    VectorMemory(tmp_path, letters).passages(["Baum"])
    other = Letters()
    other.name = "letters/2"

    VectorMemory(tmp_path, other).passages(["Baum"])

    assert other.seen == ["Baum"]


def test_no_texts_are_no_rows(tmp_path, letters):
    assert VectorMemory(tmp_path, letters).passages([]).shape == (0, 4)
