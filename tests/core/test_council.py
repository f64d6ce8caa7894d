"""Numbers of council papers in all spellings, results in words, names that may mean a paper."""

import pytest

from stadtfaden.core.council import names_paper, plain_reference, was_adopted


@pytest.mark.parametrize(
    "written", ["2021/0815", "Vorlage Nr. 2021/0815", "2021 / 0815", "Drucksache: 2021/0815", "DS 2021/0815"]
)
def test_one_number_in_all_spellings(written):
    assert plain_reference(written) == "2021/0815"


def test_letters_of_a_number_stay():
    assert plain_reference("Ratsvorlage V/2021/12-A") == plain_reference("v/2021/12-a") == "v/2021/12-a"


@pytest.mark.parametrize(
    ("result", "adopted"),
    [
        ("einstimmig beschlossen", True),
        ("Geändert beschlossen", True),
        ("mehrheitlich zugestimmt", True),
        ("Der Vorlage wird zugestimmt (32:8)", True),
        ("abgelehnt", False),
        ("nicht beschlossen", False),
        ("Keine Zustimmung", False),
        ("vertagt", False),
        ("von der Tagesordnung abgesetzt", False),
        ("zur Kenntnis genommen", None),
        ("", None),
    ],
)
def test_a_result_says_yes_no_or_neither(result, adopted):
    assert was_adopted(result) is adopted


@pytest.mark.parametrize(
    ("name", "title", "may"),
    [
        ("Fortschreibung des Radverkehrskonzepts 2030", "Radverkehrskonzept", True),
        ("Beschluss über den Masterplan Klimaschutz", "Masterplan Klimaschutz", True),
        ("Masterplan Sport", "Masterplan Klimaschutz", False),
        ("Bericht der Verwaltung", "Plan", False),
    ],
)
def test_a_name_may_mean_a_paper_when_it_holds_all_longer_words(name, title, may):
    assert names_paper(name, title) is may
