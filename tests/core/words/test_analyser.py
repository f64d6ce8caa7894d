"""What the analyser makes of words as cities write them."""

import pytest

from stadtfaden.core.words import Analyser, Splitter, index_terms, tokens


def test_every_token_is_cut_from_its_text():
    text = "Das Radwegenetz wächst bis 2030 um 3.500 m; ÖPNV und E-Akte für Bürger*innen (CO₂-frei)."

    found = tokens(text)

    assert [text[token.start : token.end] for token in found] == [token.surface for token in found]
    assert [token.surface for token in found][:4] == ["Das", "Radwegenetz", "wächst", "bis"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Städte", "Staedte"),
        ("Städte", "STÄDTE"),
        ("Straße", "STRASSE"),
        ("Maßnahmen", "Massnahme"),
        ("Grünflächen", "Gruenflaeche"),
        ("Bürgerinnen", "Bürger*innen"),
        ("öffentlicher", "Oeffentlichen"),
        ("CO2", "CO₂"),
        ("radwege", "Radweg"),
        ("klimaneutralen", "klimaneutral"),
    ],
)
def test_two_spellings_become_one_base_form(one, other):
    assert tokens(one)[0].base == tokens(other)[0].base


@pytest.mark.parametrize(
    ("abbreviation", "long_form"),
    [
        ("ÖPNV", "öffentlicher Personennahverkehr"),
        ("THG", "Treibhausgase"),
        ("PV", "Photovoltaik"),
        ("KI", "künstliche Intelligenz"),
        ("OZG", "Onlinezugangsgesetz"),
        ("INSEK", "Stadtentwicklungskonzept"),
        ("E-Mobilität", "Elektromobilität"),
        ("E-Akte", "elektronische Akte"),
    ],
)
def test_an_abbreviation_and_its_long_form_find_each_other(abbreviation, long_form):
    shared = set(index_terms(abbreviation)) & set(index_terms(long_form))

    assert shared


def test_stop_words_are_no_index_terms():
    assert index_terms("Die Stadt wird und soll mit den Bürgern") == ["stadt", "buerger"]


def test_a_query_in_lower_case_means_nouns():
    assert [token.base for token in tokens("netz der wege")] == ["netz", "der", "weg"]


def test_a_lone_sentence_head_is_no_noun():
    assert tokens("Neue Wege gehen")[0].base == "neu"


def test_a_shelf_makes_its_own_words_likelier_parts():
    local = Splitter({"kurpfalz": 90, "forum": 400})

    assert [part.base for part in local.split("kurpfalzforum")] == ["kurpfalz", "forum"]


def test_an_analyser_remembers_no_more_than_it_may(monkeypatch):
    monkeypatch.setattr("stadtfaden.core.words.analyser._KEPT", 2)
    analyser = Analyser()

    first = analyser.tokens("Stadt Haus Weg Rad Baum")

    assert analyser.tokens("Stadt Haus Weg Rad Baum") == first
