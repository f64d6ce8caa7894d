"""The shipped sense is the one its sentences teach."""

import json

import numpy as np

from stadtfaden.core.areas import score_areas, shipped_sense, shipped_taxonomy
from stadtfaden.core.areas.building import sentences
from stadtfaden.core.areas.learning import fingerprint, terms
from stadtfaden.core.areas.sense import SENSE
from stadtfaden.core.statements import embedder_of_lines


def test_the_shipped_sense_has_learned_from_the_sentences_that_lie_here():
    assert json.loads(SENSE.read_text())["school"] == fingerprint(sentences(), terms())


def test_the_file_stays_small():
    assert SENSE.stat().st_size <= 300_000


def test_meaning_may_speak_where_no_word_does():
    sense = shipped_sense()
    column = sense.ids.index("sport")
    vector = np.asarray(sense.weights[:, column] / np.linalg.norm(sense.weights[:, column]), np.float32)

    found = score_areas("Abc", shipped_taxonomy(), vector=vector, threshold=0.0)

    assert found[0].id == "sport"
    assert score_areas("Abc", shipped_taxonomy(), threshold=0.0) == ()


def test_lines_and_areas_were_taught_by_the_same_embedder():
    assert shipped_sense().embedder == embedder_of_lines()
