import pytest

from stadtfaden.core.layout import compose
from tests.core.layout.drawing import printed, sheet, typed

WORDS = ("Ampel", "Brücke", "Chaussee", "Damm", "Esplanade", "Furt", "Gasse", "Hafen", "Insel", "Joch")


def labels(*texts):
    return [
        page.label for page in compose([typed(number, text) for number, text in enumerate(texts, start=1)])
    ]


def body(number):
    return f"Über die {WORDS[number % 10]} wird im Rat noch gesprochen, Punkt für Punkt und ohne Eile."


@pytest.mark.parametrize(
    "shape",
    [
        "Seite {} von 90",
        "- {} -",
        "– {} –",
        "S. {}",
        "{}",
        "Nahverkehrsplan 2026   {}",
        "{} | Stadt am Fluss",
        "{} / 90",
        "{} | 90",
    ],
)
def test_numbers_that_count_along_are_labels(shape):
    texts = [f"{body(number)}\n\n{shape.format(number + 14)}" for number in range(1, 7)]

    assert labels(*texts) == ["15", "16", "17", "18", "19", "20"]


def test_roman_front_matter_is_followed_by_arabic_numbers():
    numbers = ["", "ii", "iii", "iv", "v", "1", "2", "3", "4", "5"]

    found = labels(*(f"{body(place)}\n{number}" for place, number in enumerate(numbers)))

    assert found == [None, "ii", "iii", "iv", "v", "1", "2", "3", "4", "5"]


def test_a_page_without_number_between_two_with_numbers_gets_one():
    numbers = ["", "11", "12", "", "14", "15", ""]

    found = labels(*(f"{body(place)}\n{number}" for place, number in enumerate(numbers)))

    assert found == [None, "11", "12", "13", "14", "15", None]


@pytest.mark.parametrize(
    "lines",
    [
        ["Haushalt 2026"] * 6,
        ["5.812", "317", "44", "1.204", "88", "9"],
        ["Bericht 2019", "Bericht 2021", "Bericht 2020", "Bericht 2024", "Bericht 2018", "Bericht 2022"],
        ["3.1", "3.4", "4", "4.2", "5", "6.1"],
        ["2030", "2035", "2040", "2045", "2050", "2055"],
    ],
)
def test_years_values_and_section_numbers_are_no_labels(lines):
    found = labels(*(f"{line}\n{body(place)}\n{body(place + 3)}" for place, line in enumerate(lines)))

    assert found == [None] * 6


def test_a_questionnaire_inside_a_report_does_not_take_over():
    pages = [f"Bericht   {number}\n{body(number)}" for number in range(40, 46)]
    pages += [f"Bericht   {45 + number}\n{number} / 4\n{body(number)}" for number in range(1, 5)]

    assert labels(*pages) == [str(number) for number in range(40, 50)]


def test_double_pages_carry_both_numbers():
    pages = [
        sheet(
            number,
            printed(body(number), y=300),
            printed(str(2 * number + 10), x=40, y=800),
            printed(str(2 * number + 11), x=540, y=800),
        )
        for number in range(1, 6)
    ]

    found = [page.label for page in compose(pages)]

    assert found == ["12–13", "14–15", "16–17", "18–19", "20–21"]


def test_a_label_the_file_declares_extends_what_is_printed():
    printed_numbers = ["", "2", "3", "4", ""]
    pages = [
        sheet(place + 3, printed(body(place), y=300), printed(number or "—", y=800), label=str(place + 1))
        for place, number in enumerate(printed_numbers)
    ]

    assert [page.label for page in compose(pages)] == ["1", "2", "3", "4", "5"]


def test_counting_from_one_is_no_declaration():
    pages = [sheet(number, printed(body(number), y=300), label=str(number)) for number in range(1, 5)]

    assert [page.label for page in compose(pages)] == [None] * 4
