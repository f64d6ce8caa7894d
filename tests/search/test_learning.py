from pathlib import Path

import numpy as np
import pytest

from stadtfaden.search.embedders import TURN
from stadtfaden.search.learning import examples, learn_turn

ROOT = Path(__file__).parents[2]


def test_every_line_has_a_text_and_two_questions():
    rows = examples()

    assert len(rows) >= 400
    assert all(row.text and len(row.questions) == 2 and all(row.questions) for row in rows)
    assert len({row.text for row in rows}) == len(rows)


def test_nothing_is_learned_from_what_it_is_measured_on():
    measured = {
        line.split("\t")[1] for line in (ROOT / "tests/data/search_pairs.tsv").read_text("utf-8").splitlines()
    }

    assert not measured & {row.text for row in examples()}


def test_questions_turn_towards_their_answers():
    chance = np.random.default_rng(1)
    texts = chance.standard_normal((40, 16))
    texts /= np.linalg.norm(texts, axis=1, keepdims=True)
    swapped = texts[:, ::-1]  # what is asked stands in other numbers than what answers

    turn = learn_turn(swapped[:30].astype(np.float32), texts.astype(np.float32), np.arange(30))

    before, after = ((swapped[30:] @ way @ texts.T).argmax(axis=1) for way in (np.eye(16), np.eye(16) + turn))
    assert (after == np.arange(30, 40)).sum() > (before == np.arange(30, 40)).sum()


def test_the_shipped_matrix_belongs_to_the_shipped_model(embedder):
    with np.load(TURN) as kept:
        assert str(kept["model"]) == embedder.name
        assert kept["turn"].shape == (embedder.dimensions, embedder.dimensions)


@pytest.mark.parametrize("question", ["Radwege", "Hitze"])
def test_questions_keep_unit_length(embedder, question):
    assert np.linalg.norm(embedder.queries([question])[0]) == pytest.approx(1, abs=1e-5)
