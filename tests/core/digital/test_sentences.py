"""What the model makes of the sentences it learned from."""

import json
from pathlib import Path

import pytest

from stadtfaden.core import digital
from stadtfaden.core.digital import DigitalKind, find_digital
from stadtfaden.core.digital.training.learning import examples_in, fingerprint, silent_in

HERE = Path(digital.__file__).parent
SCHOOL = examples_in(HERE / "training")


@pytest.fixture(scope="module")
def found():
    return [find_digital(example.sentence) for example in SCHOOL]


def test_the_shipped_model_learned_from_the_sentences_that_lie_here():
    model = json.loads((HERE / "model.json").read_text(encoding="utf-8"))

    assert model["school"] == fingerprint(SCHOOL + silent_in(HERE.parent / "statements" / "training"))


def test_every_sentence_has_known_kinds_and_stands_once():
    sentences = [example.sentence for example in SCHOOL]

    assert {kind for example in SCHOOL for kind in example.kinds} == {kind.value for kind in DigitalKind}
    assert len(set(sentences)) == len(sentences)


def test_the_kinds_of_the_sentences_learned_from_are_found(found):
    kinds = [frozenset(mark.id.value for mark in marks) for marks in found]
    hits = sum(len(ours & one.kinds) for ours, one in zip(kinds, SCHOOL, strict=True))
    wrong = sum(len(ours ^ one.kinds) for ours, one in zip(kinds, SCHOOL, strict=True))

    assert 2 * hits / (2 * hits + wrong) >= 0.9


def test_every_mark_is_cut_from_its_text_and_each_kind_stands_once(found):
    for marks, example in zip(found, SCHOOL, strict=True):
        text = example.sentence

        assert len({mark.id for mark in marks}) == len(marks)
        assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
        assert all(text[mark.start : mark.end].strip() == text[mark.start : mark.end] for mark in marks)
