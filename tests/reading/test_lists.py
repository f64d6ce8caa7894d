"""A list of measures becomes pages, passages and measures whose words stand where they say."""

import pytest

from stadtfaden.core.measure_lists import Columns, Role, codes_in, role_of
from stadtfaden.reading import Unreadable, read_list, sight_of_list
from tests.pipeline.lists import HEADER, ROWS, semicolons, workbook


def proposed(data, name="liste.xlsx"):
    return sight_of_list(data, name=name).sheets[0].columns


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Nr.", Role.CODE),
        ("lfd. Nr.", Role.CODE),
        ("Maßnahmen-Nr.", Role.CODE),
        ("Maßnahme", Role.TITLE),
        ("Maßnahmentitel", Role.TITLE),
        ("Titel der Maßnahme", Role.TITLE),
        ("Kurzbeschreibung", Role.DESCRIPTION),
        ("Ziel", Role.GOAL),
        ("Federführung", Role.LEAD),
        ("Zuständigkeit", Role.LEAD),
        ("Zeitraum", Role.PERIOD),
        ("Kosten (EUR)", Role.COST),
        ("Indikatoren", Role.INDICATOR),
        ("Priorität", Role.PRIORITY),
        ("Handlungsfeld", Role.FIELD_OF_ACTION),
        ("Bemerkung", Role.FIELD),
        ("", Role.LEFT_OUT),
    ],
)
def test_the_name_of_a_column_says_what_it_is(name, role):
    assert role_of(name) is role


def test_the_header_is_found_below_the_name_of_the_list():
    columns = proposed(workbook())

    assert (columns.header, columns.roles[:4]) == (1, (Role.CODE, Role.TITLE, Role.DESCRIPTION, Role.GOAL))


def test_a_list_without_the_word_title_takes_its_wordiest_column():
    data = semicolons(header=("A", "Was wir tun wollen", "B", "C", "D", "E", "F", "G"))

    assert proposed(data, "liste.csv").roles[1] is Role.TITLE


def test_each_row_with_a_title_is_a_measure_with_its_code_and_fields():
    data = workbook((*ROWS, ("V-4", "", "ohne Titel", "", "", "", None, "")))

    reading = read_list(data, name="liste.xlsx", columns=proposed(data))

    assert [(one.code, one.text) for one in reading.statements] == [row[:2] for row in ROWS]
    fields = {field.name: (field.key, field.text) for field in reading.statements[0].fields}
    assert fields["Federführung"] == ("lead", "Tiefbauamt")
    assert fields["Ziel"] == ("goal", "Z 1")
    assert "Bemerkung" not in fields
    assert {field.name for field in reading.statements[1].fields} >= {"Bemerkung", "Zeitraum"}


def test_every_word_is_cut_from_its_page():
    rows = [
        (f"M {number}", f"Maßnahme Nummer {number}", "", "", "Amt", "", number, "") for number in range(120)
    ]
    data = workbook(rows)

    reading = read_list(data, name="liste.xlsx", columns=proposed(data))

    texts = {page.number: page.text for page in reading.pages}
    assert len(texts) == 3
    for one in reading.statements:
        assert texts[one.page][one.start : one.end] == one.text
        assert all(texts[one.page][field.start : field.end] == field.text for field in one.fields)
    assert [one.text for one in reading.statements] == [row[1] for row in rows]


def test_sheets_with_the_same_header_are_read_alike_and_others_stay_text():
    def change(book):
        second = book.create_sheet("Klima")
        for row in (["Maßnahmen zum Klima"], HEADER, ("K-1", "Dächer begrünen")):
            second.append(row)
        third = book.create_sheet("Erläuterung")
        third.append(["Nr.", "Was"])
        third.append(["1", "Das ist keine Maßnahme."])

    data = workbook(change=change)

    reading = read_list(data, name="liste.xlsx", columns=proposed(data))

    assert [one.code for one in reading.statements] == ["V-1", "V-2", "V-3", "K-1"]
    assert "Das ist keine Maßnahme." in reading.pages[2].text


def test_a_mapping_without_any_title_is_refused():
    columns = Columns(0, 1, (Role.CODE, Role.FIELD))

    with pytest.raises(Unreadable, match="keine Zeile einen Titel"):
        read_list(workbook(), name="liste.xlsx", columns=columns)


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("Z 1", ("Z 1",)),
        ("dient Z1 und Z 12", ("Z 1", "Z 12")),
        ("Z 1.3", ()),
        ("HG-06.01: Wohnen", ("HG-06.01",)),
        ("3", ("3",)),
        ("in 3 Jahren", ()),
        ("kein Ziel", ()),
    ],
)
def test_codes_of_goals_are_found_in_a_cell(cell, codes):
    assert codes_in(cell, ["Z 1", "Z 12", "HG-06.01", "3"]) == codes
