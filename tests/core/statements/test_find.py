import pytest
from tests.core.statements.paper import C, H, L, P, T, page, quotes, state

from stadtfaden.core.statements import StatementKind

CATALOGUE = (
    page(
        1,
        (H, "Übersicht der Maßnahmen"),
        (P, "M 1.1 Solardächer auf Schulen"),
        (P, "M 1.2 Beratung im Quartier"),
        (P, "M 1.3 Wärmenetz am Hafen"),
    ),
    page(
        2,
        (H, "M 1.1 Solardächer auf Schulen"),
        (P, "Federführung: Hochbauamt"),
        (P, "Ziel der Maßnahme"),
        (P, "Bis 2030 werden 12 MWp auf Schuldächern errichtet."),
        (P, "Zeitraum: 2025 bis 2028"),
    ),
    page(3, (P, "Kosten: 4 Mio. Euro"), (P, "Die Dächer sind in gutem Zustand.")),
    page(
        4,
        (H, "M 1.2 Beratung im Quartier"),
        (P, "Federführung: Umweltamt"),
        (P, "Zeitraum: ab 2026"),
        (H, "M 1.3 Wärmenetz am Hafen"),
        (P, "Federführung: Stadtwerke"),
        (P, "Zeitraum: 2027"),
    ),
)


def test_a_coded_measure_is_found_once_and_at_its_sheet():
    statements, _ = state(*CATALOGUE)

    found = [(s.code, s.page, s.page_last) for s in statements if s.kind == StatementKind.MEASURE]

    assert found == [("M 1.1", 2, 3), ("M 1.2", 4, 4), ("M 1.3", 4, 4)]


def test_the_title_is_quoted_without_its_code():
    statements, _ = state(*CATALOGUE)

    assert [s.title for s in statements] == [
        "Solardächer auf Schulen",
        "Beratung im Quartier",
        "Wärmenetz am Hafen",
    ]


def test_fields_of_a_sheet_keep_their_names_and_words():
    statements, _ = state(*CATALOGUE)

    fields = {field.key: (field.name, field.text) for field in statements[0].fields}

    assert fields == {
        "lead": ("Federführung", "Hochbauamt"),
        "goal": ("Ziel der Maßnahme", "Bis 2030 werden 12 MWp auf Schuldächern errichtet."),
        "period": ("Zeitraum", "2025 bis 2028"),
        "cost": ("Kosten", "4 Mio. Euro"),
    }


def test_every_quote_and_field_is_cut_from_its_page():
    statements, pages = state(*CATALOGUE)
    texts = {one.number: one.text for one in pages}
    fields = [(field.text, field.start, field.end) for statement in statements for field in statement.fields]

    assert all(texts[s.page][s.start : s.end] == s.text for s in statements)
    assert all(any(text[start:end] == words for text in texts.values()) for words, start, end in fields)


def test_a_table_of_contents_is_no_second_place():
    contents = page(
        1, *[(C, f"M {n} {title} {n + 3}") for n, title in enumerate(("Alpha", "Beta", "Gamma"), 1)]
    )
    body = page(
        4,
        *[
            block
            for n, title in enumerate(("Alpha-Weg bauen", "Beta-Platz begrünen", "Gamma-Steg sanieren"), 1)
            for block in ((H, f"M {n} {title}"), (P, "Zuständigkeit: Bauamt"), (P, "Laufzeit: 2026"))
        ],
    )

    statements, _ = state(contents, body)

    assert [(s.code, s.page) for s in statements] == [("M 1", 4), ("M 2", 4), ("M 3", 4)]


def test_field_names_in_table_rows_make_a_sheet_without_code():
    rows = ((T, "Ziel\tSchulwege sichern"), (T, "Zuständigkeit\tTiefbauamt"), (T, "Zeitraum\t2026 bis 2027"))
    statements, _ = state(page(7, (H, "Sichere Übergänge vor allen Schulen"), *rows))

    (measure,) = statements

    assert (measure.kind, measure.title, measure.page_last) == (
        StatementKind.MEASURE,
        "Sichere Übergänge vor allen Schulen",
        7,
    )
    assert [(field.key, field.text) for field in measure.fields] == [
        ("goal", "Schulwege sichern"),
        ("lead", "Tiefbauamt"),
        ("period", "2026 bis 2027"),
    ]


def test_rows_of_a_table_of_measures_are_measures():
    statements, _ = state(
        page(
            3,
            (H, "Maßnahmen"),
            (T, "Nr.\tMaßnahme\tZuständigkeit"),
            (T, "1\tErprobung eines Rufbusses\tVerkehrsbetriebe"),
            (T, "2\tUmbau der Haltestelle Hafen\tTiefbauamt"),
        )
    )

    assert [(s.text, s.code, s.fields[0].text) for s in statements] == [
        ("Erprobung eines Rufbusses", "1", "Verkehrsbetriebe"),
        ("Umbau der Haltestelle Hafen", "2", "Tiefbauamt"),
    ]


def test_headings_say_what_the_sentences_below_them_are():
    statements, _ = state(
        page(
            5,
            (H, "Strategische Ziele"),
            (L, "• Teilhabe aller Generationen am Leben der Stadt"),
            (L, "• Stärkung der Quartiere als Orte der Begegnung"),
            (H, "Herausforderungen"),
            (L, "• Steigende Mieten in der Innenstadt"),
            (L, "• Fehlende Räume für Jugendliche"),
        )
    )

    assert len(quotes(statements, StatementKind.GOAL)) == 2
    assert len(quotes(statements, StatementKind.CHALLENGE)) == 2
    assert "„Strategische Ziele“" in statements[0].reason


def test_text_that_only_describes_states_nothing():
    statements, _ = state(
        page(
            2,
            (H, "Ausgangslage"),
            (P, "Der Stadtteil entstand in den sechziger Jahren. Im Jahr 2019 lebten dort 4.200 Menschen."),
            (P, "Die Befragung wurde als Haushaltsbefragung durchgeführt und im Ausschuss vorgestellt."),
        )
    )

    assert statements == ()


def test_a_quantified_aim_in_running_text_is_a_target():
    statements, _ = state(
        page(
            9,
            (P, "Die Stadt wächst. Bis 2030 soll der Anteil des Radverkehrs auf 30 % steigen. Das ist viel."),
        )
    )

    (target,) = statements

    assert (target.kind, target.text) == (
        StatementKind.TARGET,
        "Bis 2030 soll der Anteil des Radverkehrs auf 30 % steigen.",
    )
    assert (target.targets[0].value, target.targets[0].target_year) == (30, 2030)


@pytest.mark.parametrize("named", ["Bezug zu Ziel: Z 2", "Beitrag zum Ziel: Z 2"])
def test_a_sheet_may_name_the_goal_it_serves(named):
    goals = [
        (P, f"Z {n} {words}") for n, words in enumerate(("Wege kürzen", "Luft reinhalten", "Lärm mindern"), 1)
    ]
    sheets = [
        block
        for n, title in enumerate(("Linie verlängern", "Filter einbauen", "Belag erneuern"), 1)
        for block in ((H, f"M {n} {title}"), (P, "Zuständigkeit: Bauamt"), (P, "Laufzeit: 2026"), (P, named))
    ]

    statements, _ = state(page(1, (H, "Ziele"), *goals), page(2, *sheets))

    assert {statements[s.parent].code for s in statements if s.kind == StatementKind.MEASURE} == {"Z 2"}


def test_a_measure_belongs_to_the_goal_of_its_number():
    statements, _ = state(
        page(
            1,
            (H, "Ziele"),
            *[
                (P, f"Z {n} {w}")
                for n, w in enumerate(("Ruhe", "Wasser", "Boden"), 1)
                for w in [f"{w} schützen"]
            ],
        ),
        page(
            2,
            (H, "Maßnahmen"),
            *[(P, f"M {a}.{b} Vorhaben {a}{b} umsetzen") for a in (1, 2, 3) for b in (1, 2)],
        ),
    )

    parents = [(s.code, statements[s.parent].code) for s in statements if s.kind == StatementKind.MEASURE]

    assert parents == [(f"M {a}.{b}", f"Z {a}") for a in (1, 2, 3) for b in (1, 2)]


def test_a_paper_gives_no_flood_of_sentences():
    sentence = "Die Stadt soll den Weg Nummer {} im nächsten Jahr sanieren und beleuchten."
    pages = [page(n, *[(P, sentence.format(100 * n + k)) for k in range(20)]) for n in range(1, 41)]

    statements, _ = state(*pages)

    assert len(statements) <= 100


def test_what_the_city_wants_to_be_in_a_year_is_a_vision_behind_the_title_page():
    line = "Musterhausen 2040 – eine Stadt, die zusammenhält"
    statements, _ = state(
        page(1, (H, line)), page(2, (H, "Leitbild"), (H, line, 2), (P, "Es folgen die Leitsätze."))
    )

    visions = [statement for statement in statements if statement.kind == StatementKind.VISION]
    assert [(vision.page, vision.text) for vision in visions] == [(2, line)]


def test_a_value_without_a_year_is_a_target_only_where_something_is_wanted():
    fact = "In der Siedlung wohnen rund 4.100 Menschen in höchstens 900 Wohnungen."
    wish = "Der Lärm in Wohngebieten soll nachts höchstens 40 dB betragen."
    statements, _ = state(page(1, (H, "Lärm"), (P, f"{fact} {wish}")))

    assert quotes(statements, StatementKind.TARGET) == [wish]


def test_goals_a_paper_looks_back_on_are_not_its_own():
    rows = (
        (T, "Alt\tZiel von 2012\tStand"),
        (T, "K1\tein Fünftel weniger Strom\terreicht"),
        (T, "K2\tdoppelt so viele Radwege\tverfehlt"),
        (T, "K3\tneue Bäume\terreicht"),
    )
    statements, _ = state(page(1, (H, "Was aus den Zielen von 2012 wurde"), *rows))

    assert quotes(statements, StatementKind.GOAL) == []


def test_a_code_may_have_a_letter_within():
    statements, _ = state(
        page(
            1,
            (H, "Maßnahmen"),
            (P, "M-1a-1 Kenntnisse über Arten fördern"),
            (P, "M-1a-2 Blühstreifen an Wegen anlegen"),
            (P, "M-1b-1 Bäche aus den Rohren holen"),
        )
    )

    assert [(s.code, s.title) for s in statements] == [
        ("M-1a-1", "Kenntnisse über Arten fördern"),
        ("M-1a-2", "Blühstreifen an Wegen anlegen"),
        ("M-1b-1", "Bäche aus den Rohren holen"),
    ]
