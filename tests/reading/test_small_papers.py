"""A paper of half a page counts one or two measures; the codes count them all the same."""

import pytest

from stadtfaden.core.statements import StatementKind
from stadtfaden.reading import read

HEAD = "# Konzept Stadtgrün\n\n## Maßnahmen\n\n"


def said(text):
    return [(one.kind, one.code, one.text) for one in read(text.encode(), name="gruen.md").statements]


@pytest.mark.parametrize(
    "lines",
    [
        "{0}1 Bäume pflanzen\n\n{0}2 Beete wässern\n",
        "{0}1 Bäume pflanzen\n{0}2 Beete wässern\n",
        "- {0}1 Bäume pflanzen\n- {0}2 Beete wässern\n",
        "- **{0}1:** Bäume pflanzen\n- **{0}2:** Beete wässern\n",
        "**{0}1** Bäume pflanzen\n\n**{0}2** Beete wässern\n",
        "### {0}1 Bäume pflanzen\n\nWir sorgen für Schatten.\n\n### {0}2 Beete wässern\n\nText.\n",
        "### {0}1: Bäume pflanzen\n\nZuständig: Grünamt\n\n### {0}2: Beete wässern\n\nText.\n",
    ],
)
@pytest.mark.parametrize("letters", ["M", "M ", "M-", "BAU-", "GRÜ "])
def test_two_codes_below_a_heading_of_measures_are_two_measures(lines, letters):
    assert said(HEAD + lines.format(letters)) == [
        (StatementKind.MEASURE, f"{letters}1", "Bäume pflanzen"),
        (StatementKind.MEASURE, f"{letters}2", "Beete wässern"),
    ]


def test_one_measure_with_its_code_and_glued_letters_of_headings_count_too():
    assert said(HEAD + "### M1 Bäume pflanzen\n\nText.\n") == [
        (StatementKind.MEASURE, "M1", "Bäume pflanzen")
    ]
    assert [code for _, code, _ in said(HEAD + "### KLM1 Bäume\n\nText.\n\n### KLM2 Beete\n\nText.\n")] == [
        "KLM1",
        "KLM2",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "S1 fährt ab dem Herbst öfter.\n\nS2 endet am Markt.\n",
        "B3 ist stark befahren.\n\nB10 bleibt leise.\n",
        "### M4 Bäume\n\nText.\n\n### M9 Beete\n\nText.\n",
    ],
)
def test_lines_roads_and_codes_that_do_not_count_from_one_are_none(text):
    assert [code for _, code, _ in said(HEAD + text) if code is not None] == []


def test_codes_below_no_heading_that_promises_anything_stay_unknown():
    assert said("# Konzept Stadtgrün\n\n## Bestand\n\nM1 Bäume\n\nM2 Beete\n") == []


@pytest.mark.parametrize(
    ("goal", "measure"),
    [
        ("### Ziel K{}:", "### Maßnahme K-0{}:"),
        ("### K{}", "### K-0{}"),
        ("### K{}", "### K-{}"),
        ("### M{}", "### M-0{}"),
        ("Ziel A {}:", "Maßnahme A{}:"),
    ],
)
def test_the_word_before_a_code_or_the_heading_above_parts_two_series_of_the_same_letters(goal, measure):
    goals = "".join(
        f"{goal.format(n)} {title}\n\n" for n, title in enumerate(["Schatten", "Luft", "Wasser"], 1)
    )
    sheet = "Zuständig: Grünamt\n\nKosten: 20.000 Euro\n\n"
    measures = "".join(
        f"{measure.format(n)} {title}\n\n{sheet}" for n, title in enumerate(["Bäume", "Beete"], 1)
    )

    found = said(f"# Konzept Stadtgrün\n\n## 2 Ziele\n\n{goals}## 3 Maßnahmen\n\n{measures}")

    assert [(kind, text) for kind, _, text in found] == [
        (StatementKind.GOAL, "Schatten"),
        (StatementKind.GOAL, "Luft"),
        (StatementKind.GOAL, "Wasser"),
        (StatementKind.MEASURE, "Bäume"),
        (StatementKind.MEASURE, "Beete"),
    ]


@pytest.mark.parametrize(("name", "mark"), [("gruen.md", "### "), ("gruen.txt", "")])
def test_a_field_ends_where_a_sentence_or_another_field_begins(name, mark):
    text = (
        "Maßnahmen\n\nMaßnahme M1: Bäume pflanzen\nZiel: Z1\nWir pflanzen bis 2028 insgesamt 400 Bäume\n"
        "in der Altstadt.\nZuständig: Grünamt und Forst, Abteilung\nStadtbäume\nKosten: 20.000 Euro\n\n"
        "Maßnahme M2: Beete wässern\nZiel: Z2\nZuständig: Grünamt\nKosten: 900 Euro\n"
    )

    first, _ = read(text.replace("Maßnahme M", f"{mark}Maßnahme M").encode(), name=name).statements

    assert [field.text for field in first.fields] == [
        "Z1",
        "Grünamt und Forst, Abteilung Stadtbäume",
        "20.000 Euro",
    ]
    assert [(one.value, one.unit, one.target_year) for one in first.targets] == [(400, "Bäume", 2028)]


def test_a_row_of_a_table_of_measures_gives_its_cells_to_the_measure():
    text = (
        "# Plan\n\n## Ziele\n\nZiel Z3: Sicher zur Schule\n\n## Maßnahmen\n\n"
        "| Nr. | Maßnahme | Ziel | Wer | Kosten | Bis |\n|---|---|---|---|---|---|\n"
        "| M 3.1 | Schulstraße am Markt | Z3 | Tiefbauamt | 45.000 Euro | 2027 |\n"
        "| M 3.2 | Lotsen an sechs Schulen | Z3 | Schulamt | 12.000 Euro im Jahr | 2026 |\n"
        "| M 3.3 | Zebrastreifen am Hort | Z3 | | 9.000 Euro | 2028 |\n"
    )

    _, *measures = read(text.encode(), name="plan.md").statements

    assert [{field.key: field.text for field in one.fields} for one in measures] == [
        {"goal": "Z3", "lead": "Tiefbauamt", "cost": "45.000 Euro", "period": "2027"},
        {"goal": "Z3", "lead": "Schulamt", "cost": "12.000 Euro im Jahr", "period": "2026"},
        {"goal": "Z3", "cost": "9.000 Euro", "period": "2028"},
    ]
    assert {one.parent for one in measures} == {0}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Nahverkehrsplan der Stadt Auental\n\nText.\n", "Nahverkehrsplan der Stadt Auental"),
        ("KONZEPT SPIEL\nUND SPORT\n\nText.\n", "KONZEPT SPIEL UND SPORT"),
        ("Die Stadt wächst bis 2030 weiter.\n\nText.\n", None),
        ("Die Stadt\nwächst seit Jahren.\n", None),
        ("Stand: 3. Mai 2023\n\nText.\n", None),
    ],
)
def test_a_first_line_that_stands_alone_is_the_title_of_a_plain_text(text, title):
    assert read(text.encode(), name="plan.txt").title == title


def test_what_a_paper_says_is_lacking_is_a_challenge():
    text = "# Leitbild\n\n## Was uns fehlt\n\nDie Busse fahren nach 20 Uhr nicht mehr in die Dörfer.\n"

    assert said(text) == [
        (StatementKind.CHALLENGE, None, "Die Busse fahren nach 20 Uhr nicht mehr in die Dörfer.")
    ]


def test_a_minus_before_a_number_belongs_to_the_title():
    text = "# Plan\n\n## Ziele\n\n### Ziel 1: -2 Grad am Markt\n\nText.\n\n### Ziel 2 – 200 Bäume\n\nText.\n"

    assert [words for _, _, words in said(text)] == ["-2 Grad am Markt", "200 Bäume"]
