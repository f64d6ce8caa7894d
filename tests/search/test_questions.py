import pytest

from stadtfaden.search.questions import (
    exact_words,
    is_any_known,
    pairs_asked,
    phrases_of,
    spelled_out,
    words_asked,
)


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


def answers(question):
    """By word as typed: every other form of it with its weight."""
    return {
        word.forms[0].terms: {form.terms: form.weight for form in word.forms[1:]}
        for word in words_asked(question)
    }


def test_a_compound_is_asked_for_as_a_whole_and_its_parts_only_side_by_side():
    (word,) = words_asked("Radwegenetz")

    whole, *others = word.forms
    assert (whole.terms, whole.weight) == (("radwegenetz",), 1)
    assert {form.terms for form in others} == {("radweg", "netz"), ("rad",)}
    assert all(form.apart and form.weight < 1 for form in others)


def test_the_head_of_a_compound_answers_for_nothing():
    assert ("bahn",) not in answers("Straßenbahn")[("strassenbahn",)]


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("ÖPNV", ("oeffentlich", "personennahverkehr")),
        ("öffentlicher Personennahverkehr", ("oepnv",)),
        ("LSA", ("ampel",)),
        ("Lichtsignalanlagen", ("lsa",)),
        ("Ampeln", ("lsa",)),
        ("THG", ("treibhausgas",)),
        ("PV", ("photovoltaik",)),
        ("KMU", ("klein", "mittler", "unternehmen")),
        ("kleine und mittlere Unternehmen", ("kmu",)),
        ("Onlinezugangsgesetz", ("ozg",)),
        ("OZG", ("onlinezugangsgesetz",)),
        ("ISEK", ("integrieren", "stadtentwicklungskonzept")),
        ("motorisierter Individualverkehr", ("miv",)),
        ("EE", ("erneuerbar", "energie")),
        ("erneuerbare Energien", ("ee",)),
        ("künstliche Intelligenz", ("ki",)),
        ("WLAN", ("drahtlos", "internet")),
    ],
)
def test_abbreviations_and_long_forms_answer_for_each_other(question, other):
    (forms,) = answers(question).values()

    assert forms[other] >= 0.8


@pytest.mark.parametrize(
    ("question", "same"),
    [
        ("Straße", "Strasse"),
        ("öffentliche Plätze", "oeffentliche Plaetze"),
        ("Grünflächen", "GRUENFLAECHEN"),
        ("Straßenbahn", "Strassenbahnen"),
    ],
)
def test_both_spellings_of_umlauts_ask_for_the_same(question, same):
    assert words_asked(question) == words_asked(same)


def test_a_word_typed_twice_is_asked_for_once():
    assert words_asked("Netz Netze") == words_asked("Netz")


def test_stop_words_are_not_asked_for():
    assert words_asked("und der die") == ()


def test_neighbours_are_pairs_across_stop_words():
    assert pairs_asked("Solardächer auf den Schulen") == (("solardach", "schule"),)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Ausbau ÖPNV", "Ausbau öffentlicher Personennahverkehr"),
        ("thg senken", "Treibhausgas senken"),
        ("Radwege", "Radwege"),
        ("", ""),
    ],
)
def test_a_model_reads_abbreviations_in_full(question, said):
    assert spelled_out(question) == said


@pytest.mark.parametrize(
    ("question", "known"), [("Radwege", True), ("xqzwv", False), ("ÖPNV", True), ("", False)]
)
def test_a_word_that_nobody_knows_is_none(question, known):
    assert is_any_known(question) is known


def test_exact_words_keep_order_and_stop_words():
    assert exact_words("Die Straße der Städte") == ("die", "strasse", "der", "staedte")
