"""Which words answer a word that somebody types into the search of a published site."""

import pytest

from stadtfaden.exchange.site.vocabulary import answers, file_of

TEXTS = (
    "Die Stadt baut 200 Fahrradparkhäuser; wer Fahrräder hat, fährt Rad. Radwege gehören zum Radverkehr.",
    "Jede Kita und jede Kindertagesstätte bekommt einen Garten für Fahrräder.",
)


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("fahrrad", {"Fahrradparkhäuser", "Fahrräder", "Rad", "Radwege", "Radverkehr"}),
        ("fahrraeder", {"Fahrradparkhäuser", "Fahrräder", "Rad", "Radwege", "Radverkehr"}),
        ("radweg", {"Radwege"}),
        ("kita", {"Kita", "Kindertagesstätte"}),
        ("200", {"200"}),
    ],
)
def test_a_word_is_answered_by_its_forms_its_compounds_and_what_says_the_same(typed, forms):
    assert set(answers(TEXTS)[typed]) == forms


def test_what_stands_most_often_comes_first_and_what_says_nothing_is_left_out():
    found = answers(TEXTS)

    assert found["fahrrad"][0] == "Fahrräder"
    assert found.keys().isdisjoint({"die", "und", "fahrr"})


def test_a_word_is_looked_up_by_its_beginning():
    assert [file_of(word) for word in ("fahrrad", "e-akte", "200", "c")] == ["fa", "e-", "20", "c"]
