"""Which statements can be an aim of the city at all."""

import pytest

from stadtfaden.core.links.aims import is_aim, is_form, is_of_others
from stadtfaden.core.links.values import Side
from stadtfaden.core.statements.values import StatementKind


def said(text, *, title="", context=""):
    return Side("a", "a", "Papier", StatementKind.GOAL, text, title=title, context=context)


@pytest.mark.parametrize(
    "text",
    [
        "Nach der Prognose sollen 2035 hier 90.000 Menschen leben.",
        "Die Zahl der Wohnungen wurde um 400 erhöht.",
        "Bis 2030 müssten 5.000 Wohnungen gebaut werden.",
    ],
)
def test_what_is_expected_counted_or_past_is_no_aim(text):
    assert not is_aim(said(text))


def test_what_shall_be_is_an_aim():
    assert is_aim(said("Bis 2030 sollen 5.000 Wohnungen gebaut werden."))


def test_aims_of_state_and_federation_are_known_as_theirs():
    assert is_of_others(said("Der Bund will die Emissionen bis 2030 um 65 % senken."))
    assert not is_of_others(said("Die Stadt will die Emissionen bis 2030 um 65 % senken."))


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("Bitte kreuzen Sie alles an, was zutrifft.", ""),
        ("12 Neue Wege 14 Anhang", ""),
        ("Stadt Musterau", "Gremium: Gemeinderat, Vorlage Nr. 12"),
        ("Handlungsbedarf: Kein Handlungsbedarf.", ""),
        ("% der Flächen sollen begrünt werden.", ""),
    ],
)
def test_forms_letterheads_and_cut_sentences_say_nothing(text, context):
    assert is_form(said(text, context=context))


def test_a_plain_measure_is_no_form():
    assert not is_form(said("Stadtbäume pflanzen", title="Stadtbäume pflanzen", context="Tausend Bäume."))


def test_a_row_of_numbers_without_a_title_is_a_form():
    assert is_form(said("Neubau bis 2040 rund 1.200 MWh rund 310 t CO2"))
    assert not is_form(said("Bis 2030 sollen 5.000 Wohnungen auf Brachen und in Baulücken gebaut werden."))
