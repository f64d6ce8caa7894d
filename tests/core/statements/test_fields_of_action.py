import pytest
from tests.core.statements.paper import C, H, P, T, page, state


def fields(statements):
    """(code, the paper's word, the words of the field of action), as found."""
    return [
        (statement.code, field.name, field.text)
        for statement in statements
        for field in statement.fields
        if field.key == "field_of_action"
    ]


def sheet(code, title):
    return (
        (H, f"{code} {title}", 2),
        (P, "Federführung: Tiefbauamt"),
        (P, "Beginn: 2026"),
        (P, "Beschreibung: Die Stadt richtet dafür eine Stelle ein."),
    )


def test_a_heading_above_names_the_field_and_its_words_stand_on_the_page():
    statements, pages = state(
        page(
            1, (H, "Handlungsfeld 1: Wege"), *sheet("M 1", "Gehwege glätten"), *sheet("M 2", "Furten bauen")
        ),
        page(2, (H, "Handlungsfeld 2: Höfe"), *sheet("M 3", "Schulhöfe öffnen")),
    )

    assert fields(statements) == [
        ("M 1", "Handlungsfeld 1", "Wege"),
        ("M 2", "Handlungsfeld 1", "Wege"),
        ("M 3", "Handlungsfeld 2", "Höfe"),
    ]
    texts = {sheet.number: sheet.text for sheet in pages}
    assert all(
        texts[1 if field.text == "Wege" else 2][field.start : field.end] == field.text
        for statement in statements
        for field in statement.fields
        if field.key == "field_of_action"
    )


def test_the_letter_of_a_code_is_explained_elsewhere_in_the_paper():
    statements, _ = state(
        page(1, (C, "A. Wärme und Strom ........ 2"), (C, "B. Wege und Plätze ........ 3")),
        page(
            2, (P, "A. Wärme und Strom"), *sheet("A1.1", "Netz verlängern"), *sheet("A1.2", "Speicher bauen")
        ),
        page(3, *sheet("B1.1", "Plätze begrünen"), *sheet("B1.2", "Bänke aufstellen")),
    )

    assert fields(statements) == [
        ("A1.1", "A", "Wärme und Strom"),
        ("A1.2", "A", "Wärme und Strom"),
        ("B1.1", "B", "Wege und Plätze"),
        ("B1.2", "B", "Wege und Plätze"),
    ]


def test_a_column_of_the_table_names_the_field():
    statements, _ = state(
        page(
            1,
            (T, "Nr.\tMaßnahme\tHandlungsfeld"),
            (T, "M 1\tFahrradständer am Bad aufstellen\tMobilität"),
            (T, "M 2\tDachflächen mit Zellen belegen\tEnergie"),
        )
    )

    assert fields(statements) == [
        ("M 1", "Handlungsfeld", "Mobilität"),
        ("M 2", "Handlungsfeld", "Energie"),
    ]


@pytest.mark.parametrize(
    "line",
    ["Handlungsfeld 3 nimmt die Wege der Kinder in den Blick.", "Handlungsfelder sind für alle da"],
)
def test_a_sentence_about_fields_of_action_names_none(line):
    statements, _ = state(page(1, (H, line), *sheet("M 1", "Gehwege glätten"), *sheet("M 2", "Furten bauen")))

    assert fields(statements) == []


def test_without_a_word_of_the_paper_the_field_stays_unknown():
    statements, _ = state(
        page(1, (H, "Unsere Vorhaben"), *sheet("M 1", "Gehwege glätten"), *sheet("M 2", "Furten bauen")),
        page(2, *sheet("M 3", "Schulhöfe öffnen")),
    )

    assert [statement.code for statement in statements] == ["M 1", "M 2", "M 3"]
    assert fields(statements) == []
