"""The school of the link model, and what it has learned."""

import json

import numpy as np
import pytest

from stadtfaden.core.links.features import NAMES
from stadtfaden.core.links.model import WEIGHTS, Weights, chances, shipped_weights
from stadtfaden.core.links.training import SCHOOL
from stadtfaden.core.links.training.families import fingerprint, members, pairs
from stadtfaden.core.links.training.learning import learn

FEWEST_PAIRS, MARGIN, HEADS = 400, NAMES.index("margin"), NAMES.index("heads_less")


def test_the_shipped_weights_were_learned_from_the_pairs_beside_them():
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))

    assert data["school"] == fingerprint(SCHOOL)
    assert tuple(data["same"]) == tuple(data["linked"]) == NAMES


def test_the_school_has_pairs_of_every_class():
    lines = [line for path in SCHOOL.glob("pairs_*.txt") for line in path.read_text("utf-8").splitlines()]
    written = [line.split("|")[0] for line in lines if line[0] not in "#A"]

    school = members(SCHOOL)

    assert len(written) >= FEWEST_PAIRS
    assert {pair.answer for pair in pairs(school)} == {"same", "linked", "none"}


def test_pairs_join_statements_of_one_family_and_each_pair_once():
    school = members(SCHOOL)

    asked = list(pairs(school))

    assert all(school[pair.one].family == school[pair.other].family for pair in asked)
    assert len({frozenset(pair[:2]) for pair in asked}) == len(asked)


def test_chances_sum_to_one_and_what_is_shared_raises_them():
    far = [1.0] + [0.0] * (len(NAMES) - 1)
    near = [*far[:MARGIN], 2.0, *far[MARGIN + 1 :]]

    apart, close = (chances(numbers, shipped_weights()) for numbers in (far, near))

    assert sum(close) == pytest.approx(1.0)
    assert close.none < apart.none


def test_what_is_shared_never_speaks_against_a_link():
    weights = shipped_weights()

    assert min(weights.same[MARGIN], weights.linked[MARGIN], weights.same[HEADS], weights.linked[HEADS]) >= 0


def test_learning_gives_the_same_weights_twice_and_tells_classes_apart():
    rows = np.zeros((90, len(NAMES)))
    rows[:, 0] = 1.0
    rows[30:60, MARGIN] = 2.0
    rows[60:, HEADS] = 1.0
    answers = ["none"] * 30 + ["same"] * 30 + ["linked"] * 30

    learned = learn(rows, answers)

    assert isinstance(learned, Weights)
    assert learned == learn(rows, answers)
    same, linked = chances(rows[40].tolist(), learned), chances(rows[70].tolist(), learned)
    assert same.same > 0.8
    assert linked.linked > 0.8
