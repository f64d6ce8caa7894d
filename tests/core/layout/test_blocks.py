import pytest

from stadtfaden.core.layout import compose
from stadtfaden.core.pages import Box, Cell, Hint, Line, RawPage
from tests.core.layout.drawing import kinds, paragraph, printed, sheet, typed


def test_lines_of_a_paragraph_are_joined_and_paragraphs_parted():
    page = compose(
        [
            typed(
                1,
                "Die Stadt baut Radwege und erneuert die alten Ver-\n"
                "bindungen in allen Stadtteilen am Fluss entlang.\n"
                "\n"
                "Der Rat hat das im Mai mit großer Mehrheit beschlossen.",
            )
        ]
    )[0]

    assert page.text == (
        "Die Stadt baut Radwege und erneuert die alten Verbindungen in allen Stadtteilen am Fluss entlang.\n"
        "Der Rat hat das im Mai mit großer Mehrheit beschlossen."
    )


def test_a_short_last_line_ends_a_paragraph_even_without_a_gap():
    page = compose(
        [
            sheet(
                1,
                *paragraph(
                    "Die Stadt baut Radwege und erneuert die alten Brücken an",
                    "vielen Stellen.",
                    "Der Rat hat das im Mai mit großer Mehrheit beschlossen und",
                    "die Verwaltung mit dem Bau beauftragt, so steht es im Papier.",
                ),
            )
        ]
    )[0]

    assert [kind for kind, _ in kinds(page)] == ["paragraph", "paragraph"]


def test_a_rejoined_word_keeps_both_of_its_boxes():
    page = compose([sheet(1, *paragraph("Die Stadt fördert die Verkehrs-", "planung."))])[0]

    pieces = [(page.text[word.start : word.end], word.box.y0) for word in page.words][-2:]

    assert pieces == [("Verkehrs", 100.0), ("planung.", 113.75)]
    assert page.text == "Die Stadt fördert die Verkehrsplanung."


def test_headings_are_told_by_size_weight_and_number():
    running = [
        "Die Stadt baut Radwege und erneuert die alten Brücken an vielen",
        "Stellen, damit alle sicher ans Ziel kommen und gern Rad fahren.",
    ]
    page = compose(
        [
            sheet(
                1,
                printed("Mobilitätsplan", y=80, size=24),
                printed("1 Ausgangslage", y=130, size=16, is_bold=True),
                *paragraph(*running, y=160),
                printed("1.1 Radverkehr", y=220, size=13, is_bold=True),
                *paragraph(*running, y=250),
                printed("Warum das nötig ist", y=300, is_bold=True),
                *paragraph(*running, y=325),
            )
        ]
    )[0]

    headings = [
        (page.text[block.start : block.end], block.level, block.number)
        for block in page.blocks
        if block.kind == "heading"
    ]

    assert headings == [
        ("Mobilitätsplan", 1, None),
        ("1 Ausgangslage", 1, "1"),
        ("1.1 Radverkehr", 2, "1.1"),
        ("Warum das nötig ist", 3, None),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("3.2 Radverkehr stärken", "heading"),
        ("3.2 Millionen Euro stehen bereit", "paragraph"),
        ("Handlungsfeld 3: Wärme", "heading"),
        ("12 Uhr war es, als der Rat begann", "paragraph"),
        ("• Radwege bauen", "list_item"),
        ("– Radwege bauen", "list_item"),
        ("a) Radwege bauen", "list_item"),
        ("(2) Radwege bauen", "list_item"),
        ("Abbildung 3: Radwege der Stadt", "caption"),
        ("Tab. 2: Kosten der Radwege", "caption"),
        ("Abbildung 3 zeigt, wie die Radwege der Stadt heute liegen.", "paragraph"),
        ("WEGE UND PLÄTZE", "heading"),
    ],
)
def test_a_line_of_a_text_file_says_what_it_is(line, kind):
    text = "Davor steht ein ganzer Satz, der die Seite füllt und in Ruhe zu Ende geht, wie es sich gehört."

    page = compose([typed(1, f"{text}\n\n{line}\n\n{text}")])[0]

    assert kinds(page)[1] == (kind, line)


def test_an_ordinal_at_the_beginning_of_a_line_is_no_list_item():
    page = compose(
        [
            typed(
                1,
                "Der Rat entscheidet darüber in seiner Sitzung am\n3. Mai und berichtet danach den Bürgern.",
            )
        ]
    )[0]

    assert kinds(page) == [
        (
            "paragraph",
            "Der Rat entscheidet darüber in seiner Sitzung am 3. Mai und berichtet danach den Bürgern.",
        )
    ]


def test_table_rows_hold_their_cells_apart():
    def cell(text, row, column, y):
        return printed(text, x=70 + column * 200, y=y, cell=Cell(0, row, column))

    page = compose(
        [
            sheet(
                1,
                cell("Maßnahme", 0, 0, 100),
                cell("Kosten", 0, 1, 100),
                cell("Brücken er-", 1, 0, 120),
                cell("5 Mio. Euro", 1, 1, 120),
                cell("neuern", 1, 0, 134),
            )
        ]
    )[0]

    assert kinds(page) == [("table_row", "Maßnahme\tKosten"), ("table_row", "Brücken erneuern\t5 Mio. Euro")]
    assert page.blocks[1].table == 0


def test_a_table_of_spaces_becomes_rows():
    page = compose(
        [
            typed(
                1,
                "Maßnahme             Kosten        Jahr\n"
                "Radweg am Ufer       40.000        2026\n"
                "Neue Ampel           12.500        2027",
            )
        ]
    )[0]

    assert kinds(page) == [
        ("table_row", "Maßnahme\tKosten\tJahr"),
        ("table_row", "Radweg am Ufer\t40.000\t2026"),
        ("table_row", "Neue Ampel\t12.500\t2027"),
    ]


def test_a_table_of_contents_is_no_row_of_headings():
    page = compose(
        [
            typed(
                1,
                "Inhalt\n\n1 Anlass ..... 3\n2 Ziele ..... 7\n2.1 Wege ..... 8\n3 Kosten ..... 12",
            )
        ]
    )[0]

    assert [kind for kind, _ in kinds(page)][1:] == ["contents"] * 4


def test_footnotes_stand_last():
    page = compose(
        [
            sheet(
                1,
                *paragraph(
                    "Die Stadt baut Radwege¹ und erneuert die Brücken, wie es im", "Plan steht.", y=400
                ),
                printed("1 Vgl. den Beschluss vom Mai.", y=780, size=8),
                *paragraph("Der Rat freut sich über den Fortschritt an allen diesen Stellen.", y=460),
            )
        ]
    )[0]

    assert kinds(page)[-1] == ("footnote", "1 Vgl. den Beschluss vom Mai.")
    assert [kind for kind, _ in kinds(page)] == ["paragraph", "paragraph", "footnote"]


def test_footnotes_of_a_text_file_are_those_the_text_refers_to():
    page = compose(
        [
            typed(
                1,
                "Die Stadt baut viele Radwege.3 Das steht im Plan.\n\nAlle freuen sich.\n\n"
                "3 Beschluss des Rates.\n4 Ebenda.",
            )
        ]
    )[0]

    assert [kind for kind, _ in kinds(page)] == ["paragraph", "paragraph", "footnote", "footnote"]


def test_a_paragraph_broken_by_a_page_goes_on():
    composed = compose(
        [
            typed(1, "Der Rat beschließt den Bau und beauftragt"),
            typed(2, "die Verwaltung mit der Planung.\n\nEr dankt allen."),
        ]
    )

    assert [block.continues for page in composed for block in page.blocks] == [False, True, False]


def test_what_the_format_says_counts():
    lines = (
        Line("Ziele", hint=Hint.HEADING, level=2),
        Line("Mehr Grün", hint=Hint.LIST_ITEM),
        Line("Siehe Anlage", hint=Hint.FOOTNOTE),
        Line("Stand Mai", hint=Hint.FURNITURE),
        Line("Ein Satz."),
    )

    page = compose([RawPage(number=1, lines=lines)])[0]

    assert kinds(page) == [
        ("heading", "Ziele"),
        ("list_item", "Mehr Grün"),
        ("paragraph", "Ein Satz."),
        ("footnote", "Siehe Anlage"),
    ]
    assert page.furniture == ("Stand Mai",)


def test_blocks_and_words_lie_inside_the_text():
    page = compose(
        [
            sheet(
                1,
                *paragraph("Ein  Satz mit Lücken ", " und weiter\u00adgehenden Worten."),
                printed("", y=300),
            )
        ]
    )[0]

    assert page.text == "Ein Satz mit Lücken und weitergehenden Worten."
    assert [(block.start, block.end) for block in page.blocks] == [(0, len(page.text))]
    assert all(0 <= word.start <= word.end <= len(page.text) for word in page.words)
    assert all(isinstance(word.box, Box) for word in page.words)


def test_an_empty_paper_has_no_pages():
    assert compose([]) == ()


def test_a_dash_inside_a_sentence_begins_no_item():
    page = compose(
        [
            sheet(
                1,
                *paragraph(
                    "Was den Rat am längsten beschäftigt hat und noch beschäftigt",
                    "– die Kosten, das Tempo und die Lasten der Eigentümer selbst",
                    "– steht weiter hinten im Plan.",
                ),
            )
        ]
    )[0]

    assert [kind for kind, _ in kinds(page)] == ["paragraph"]


def test_a_sentence_broken_at_the_foot_goes_on_with_a_capital_too():
    full = "Der Rat beschließt den Bau der neuen Wege und die Sanierung der"
    composed = compose(
        [
            sheet(1, *paragraph(full)),
            sheet(2, *paragraph("Brücken. Er dankt allen, die daran gearbeitet haben.")),
        ]
    )

    assert [page.blocks[0].continues for page in composed] == [False, True]


def test_a_paragraph_that_a_column_breaks_is_one():
    left = (
        "Die Wege der Stadt sind alt, und",
        "viele Brücken sind es auch. Der",
        "Rat beschließt nun den Bau und",
        "beauftragt auch die Ver-",
    )
    right = (
        "waltung mit einer Planung, die",
        "allen gerecht wird. Er dankt den",
        "Beteiligten für ihre Geduld und",
        "für ihre vielen guten Ideen.",
    )

    page = compose([sheet(1, *paragraph(*left, x=70), *paragraph(*right, x=320))])[0]

    assert [kind for kind, _ in kinds(page)] == ["paragraph"]
    assert "beauftragt auch die Verwaltung mit einer Planung" in page.text


def test_pieces_of_one_printed_line_are_one():
    page = compose(
        [sheet(1, printed("Die Wege", x=70), printed("der Stadt sind", x=120), printed("alt.", x=70, y=113))]
    )[0]

    assert kinds(page) == [("paragraph", "Die Wege der Stadt sind alt.")]
