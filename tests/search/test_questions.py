import pytest

from stadtfaden.search.questions import exact_words, phrases_of, terms_of


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ("Radwege", ()),
        ("Radwege „bis 2030“", (("bis", "2030"),)),
        ('"Öffentlicher Raum" und »kurze Wege«', (("oeffentlicher", "raum"), ("kurze", "wege"))),
        ("„noch nicht fertig", ()),
        ("„“", ()),
    ],
)
def test_what_stands_in_quotation_marks_is_a_phrase(question, phrases):
    assert phrases_of(question) == phrases


def test_a_typed_word_counts_more_than_the_words_inside_it():
    terms = terms_of("Radwegenetz in der Stadt")

    assert terms["radwegenetz"] == terms["stadt"] == 1
    assert terms["netz"] < 1
    assert "der" not in terms


def test_a_word_typed_and_inside_another_counts_as_typed():
    assert terms_of("Radwegenetz Netz")["netz"] == terms_of("Netz Radwegenetz")["netz"] == 1


def test_exact_words_keep_order_and_stop_words():
    assert exact_words("Die Straße der Städte") == ("die", "strasse", "der", "staedte")
