"""What a file's name and title say about a paper."""

from datetime import date

import pytest

from stadtfaden.core.papers import PaperKind, horizon_in, kind_of, signs_of, slug_of


@pytest.mark.parametrize(
    ("file_name", "title", "expected"),
    [
        ("2020-03-05_Leitbild-Hirschau.txt", None, "Leitbild Hirschau"),
        ("berichte/2019_04_30_klima bericht.pdf", None, "klima bericht"),
        ("x.pdf", "Mobilitätsplan Hirschau", "Mobilitätsplan Hirschau"),
        ("Klimaplan_2030.pdf", "Microsoft Word - entwurf_v3.docx", "Klimaplan 2030"),
        ("Wohnen.pdf", "PowerPoint-Präsentation", "Wohnen"),
        ("Wohnen.pdf", "a_b_c_final", "Wohnen"),
    ],
)
def test_the_title_is_a_title_or_the_name_of_the_file(file_name, title, expected):
    assert signs_of(file_name, title).title == expected


def test_a_date_in_the_name_dates_the_paper_and_a_wrong_one_does_not():
    assert signs_of("2020-03-05_Leitbild.txt", None).dated_on == date(2020, 3, 5)
    assert signs_of("2020-13-05_Leitbild.txt", None).dated_on is None
    assert signs_of("Leitbild.txt", None).dated_on is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Fortschrittsbericht zum Klimaschutzkonzept", PaperKind.REPORT),
        ("Leitbild der Stadt", PaperKind.LEITBILD),
        ("Digitalstrategie", PaperKind.STRATEGY),
        ("Integriertes Stadtentwicklungskonzept", PaperKind.CONCEPT),
        ("Masterplan Wärme", PaperKind.PLAN),
        ("Brief an alle", PaperKind.OTHER),
    ],
)
def test_the_kind_is_in_the_name(name, kind):
    assert kind_of(name) is kind


@pytest.mark.parametrize(
    ("title", "dated_on", "horizon"),
    [
        ("Klimaplan bis 2035", None, 2035),
        ("Mobilitätsplan 2030+", None, 2030),
        ("Mobilitätsplan 2030", date(2018, 2, 5), 2030),
        ("Nahverkehrsplan 2006", date(2007, 5, 15), None),
        ("Klimaplan 2030", None, None),
    ],
)
def test_the_horizon_is_a_year_that_is_surely_ahead(title, dated_on, horizon):
    assert horizon_in(title, dated_on) == horizon


def test_only_a_paper_that_says_so_is_a_draft():
    assert signs_of("Digitalstrategie_Entwurf.pdf", None).is_draft
    assert not signs_of("Entwurfsplanung der Brücke.pdf", "Brücke am Wehr").is_draft


def test_slugs_write_german_letters_out_and_never_end_in_the_middle_of_a_word():
    assert slug_of("Straßen & Plätze für Öhringen") == "strassen-plaetze-fuer-oehringen"
    assert slug_of("eins zwei drei", length=9) == "eins-zwei"
    assert slug_of("!!!") == "papier"


@pytest.mark.parametrize(
    ("name", "dated_on"),
    [
        ("20210204_Niederschrift.pdf", date(2021, 2, 4)),
        ("Niederschrift Rat 2021.02.04.pdf", date(2021, 2, 4)),
        ("Vorlage_20211304.pdf", None),
        ("Akte_1202102041.pdf", None),
        ("2021-0204_Niederschrift.pdf", None),
    ],
)
def test_a_date_needs_no_hyphens(name, dated_on):
    assert signs_of(name, None).dated_on == dated_on
