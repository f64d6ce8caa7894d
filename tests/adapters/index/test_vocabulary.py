"""Words near the ones that were typed."""

import pytest

from stadtfaden.adapters.index.vocabulary import Vocabulary

WORDS = ("klimaneutrale", "Radweg", "Nachbarschaftshilfe", "Straße")


@pytest.fixture
def words(tmp_path):
    file = tmp_path / "vocabulary.txt"
    file.write_text("\n".join(WORDS), encoding="utf-8")
    return Vocabulary(file)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Klimaneutralitet", "klimaneutrale"),
        ("Nachbarschafzhife", "Nachbarschaftshilfe"),
        ("Radwek", "Radweg"),
        ("Radfrek", None),
        ("Klavierkonzert", None),
        ("Radweg", None),
    ],
)
def test_the_longer_a_word_the_more_slips_are_forgiven(words, typed, meant):
    assert words.nearest(typed) == meant
