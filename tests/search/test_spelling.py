"""„Meinten Sie …?“"""

from dataclasses import replace

import pytest

from stadtfaden.search import EmbeddedIndex, meant
from tests.search.contract import ENTRIES, MODEL, VECTORS


@pytest.fixture
def built(tmp_path):
    index = EmbeddedIndex(tmp_path)
    index.build(ENTRIES, VECTORS, MODEL)
    return index


def test_a_misspelt_word_is_replaced_and_the_others_stay(built):
    assert meant(built, "gute Wonungen in der Stadt") == "gute Wohnungen in der Stadt"


@pytest.mark.parametrize("question", ["Wohnung", "Radwege", "500 Wohnungen", "", "Dampfschifffahrt"])
def test_what_is_known_or_like_nothing_is_left_alone(built, question):
    assert meant(built, question) == ""


def test_a_part_of_a_compound_may_be_misspelt_that_stands_nowhere_as_a_whole(tmp_path):
    texts = ("Ein Fahrrad steht am Radweg.", "Das Fahrrad fährt auf dem Radweg.")
    index = EmbeddedIndex(tmp_path)
    index.build([replace(ENTRIES[0], id=at, text=text) for at, text in enumerate(texts)], VECTORS[:0], MODEL)

    assert meant(index, "Fahradweg") == "Fahrradweg"
    assert meant(index, "sichere Fahradwege") == "sichere Fahrradwege"
    assert meant(index, "Fahradkonzert") == ""


def test_an_index_without_counted_words_means_nothing(built, tmp_path):
    for file in tmp_path.rglob("vocabulary.txt"):
        file.unlink()

    assert meant(EmbeddedIndex(tmp_path), "Wonungen") == ""
