"""What a paper as a whole is about, by its title."""

import pytest

from stadtfaden.core.areas import Scored, shipped_taxonomy, subject_of, taxonomy_from, with_subject


def named(title):
    return [one.id for one in subject_of(title, shipped_taxonomy())]


@pytest.mark.parametrize(
    ("title", "areas"),
    [
        ("Mobilitätsplan Auental 2035", ["mobility"]),
        ("Integriertes Klimaschutzkonzept", ["climate"]),
        ("Stadtentwicklungsplan Verkehr", ["mobility"]),
        ("Masterplan Klimaschutz – Fortschreibung", ["climate"]),
        ("Energieberatung für private Haushalte", ["climate"]),
        ("Öffentlicher Raum: Mobilität und Innenstadt", ["mobility", "centre"]),
    ],
)
def test_a_title_names_what_its_paper_is_about(title, areas):
    assert named(title) == areas


@pytest.mark.parametrize(
    "title",
    [
        "Integriertes Stadtentwicklungskonzept Auental 2040",
        "Integrierte Strategie Auental",
        "Leitbild Wohnen und Leben",
        "Jahresbericht Verkehr und Umwelt 2024",
        "Niederschrift über die Sitzung des Ausschusses für Mobilität",
        "Koalitionsvertrag 2024–2029",
        "Haushaltsplan 2026",
        "Digitalstrategie",
        "Auswertung der Bürgerbeteiligung",
        "Wohnen, Verkehr, Klimaschutz, Sport und Kultur",
        "Anlage 3",
        "",
    ],
)
def test_papers_that_span_all_areas_and_titles_that_say_nothing_have_no_subject(title):
    assert named(title) == []


def test_the_list_of_a_city_names_subjects_as_well(tmp_path):
    own = tmp_path / "areas.json"
    own.write_text('[{"id": "wein", "name_de": "Weinbau"}]', encoding="utf-8")

    assert [one.id for one in subject_of("Konzept Weinbau", taxonomy_from(own))] == ["wein"]


def test_an_area_counts_by_the_better_evidence_and_words_keep_their_share():
    words = (Scored("climate", 0.9, 0.6), Scored("mobility", 0.2, 0.1))
    title = (Scored("mobility", 0.8), Scored("climate", 0.7))

    assert with_subject(words, title) == (Scored("climate", 0.9, 0.6), Scored("mobility", 0.8, 0.1))
