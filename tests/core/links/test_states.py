"""What the whole city wants to be by some year, and when two papers disagree about it."""

from datetime import date

import pytest

from stadtfaden.core.links import LinkType, Side, propose_link
from stadtfaden.core.links.states import states_of
from stadtfaden.core.statements.values import StatementKind
from stadtfaden.core.targets import find_targets

UNLIKE = 0.85


def said(text, *, paper, kind=StatementKind.GOAL, year=2024, title=""):
    return Side(
        paper,
        paper,
        paper,
        kind,
        title or text,
        title=title,
        targets=find_targets(text),
        dated_on=date(year, 1, 1),
        context=text if title else "",
    )


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Klimaneutral bis 2040", [2040]),
        ("Bis 2045 ist Auental klimaneutral.", [2045]),
        ("Wir wollen die Stadt Auental bis 2040 klimaneutral machen.", [2040]),
        ("Die Stadtverwaltung ist bis 2035 klimaneutral.", []),
        ("Bis 2040 heizen wir klimaneutral.", []),
        ("Klimaneutrale Wärmeversorgung bis 2040", []),
        ("Deutschland soll bis 2045 klimaneutral sein.", []),
        ("Bis 2035 fährt die städtische Flotte emissionsfrei.", []),
        ("Bis 2035 sind alle Haltestellen barrierefrei.", []),
    ],
)
def test_a_state_is_one_of_the_whole_city_or_none(text, years):
    side = said(text, paper="Leitbild Auental")

    assert [state.year for state in states_of(side)] == years


@pytest.mark.parametrize(
    ("text", "is_contradiction"),
    [
        ("Klimaneutral bis 2040", True),
        ("Wir wollen die Stadt bis 2040 treibhausgasneutral machen.", True),
        ("Klimaneutral bis 2045", False),
        ("Die Verwaltung wird bis 2040 klimaneutral.", False),
        ("Wir werden bis 2022 klimaneutral.", False),
    ],
)
def test_one_state_of_the_city_by_two_years_is_a_contradiction_of_any_two_kinds(text, is_contradiction):
    guiding = said(text, paper="Leitbild Auental", kind=StatementKind.PRINCIPLE, year=2023)
    plan = said("Bis 2045 ist Auental klimaneutral.", paper="Klimaplan Auental", title="Treibhausgase senken")

    found = propose_link(plan, guiding, UNLIKE)

    assert (found is not None and found.type is LinkType.CONFLICTS) is is_contradiction


def test_a_later_paper_on_the_same_subject_renews_the_year():
    old = said("Klimaneutral bis 2050", paper="Klimaschutzkonzept Auental 2015", year=2015)
    new = said("Klimaneutral bis 2040", paper="Klimaschutzkonzept Auental 2024")

    found = propose_link(old, new, UNLIKE)

    assert found is None or found.type is not LinkType.CONFLICTS


@pytest.mark.parametrize(
    ("length", "year", "type_"),
    [
        ("7,5", 2029, LinkType.CONFLICTS),
        ("12", 2029, LinkType.DUPLICATES),
        ("9", 2028, LinkType.DUPLICATES),
    ],
)
def test_measures_of_one_name_that_build_less_later_contradict_and_others_name_their_numbers(
    length, year, type_
):
    def way(length, year, paper):
        text = f"Zwischen Markt und Hafen entsteht bis {year} ein Radschnellweg von {length} Kilometern."
        return said(text, paper=paper, kind=StatementKind.MEASURE, title="Radschnellweg Auental")

    found = propose_link(way("9", 2028, "Verkehrsplan"), way(length, year, "Klimaplan"), 0.95)

    assert found is not None
    assert found.type is type_
    assert (f"{length} km bis {year}" in found.reason) is (length != "9")
