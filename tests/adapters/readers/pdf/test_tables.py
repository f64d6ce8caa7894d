from stadtfaden.adapters.readers.pdf.tables import Rule, grids
from tests.adapters.readers.pdf.making import page, texts, typeset

SHEET = """
#table(columns: (90pt, 1fr),
  table.cell(colspan: 2)[*M 3.2 Radschnellweg*],
  [Federführung], [Amt für Mobilität],
  [Beschreibung], [Die Stadt baut einen Weg, der vom Bahnhof bis zur Hochschule führt und breit genug
    für zwei Räder nebeneinander ist. Er wird beleuchtet.],
  [Beginn], [2027],
)
"""


def by_cell(found):
    cells: dict[tuple[int, int], str] = {}
    for line in found.lines:
        assert line.cell is not None
        key = (line.cell.row, line.cell.column)
        cells[key] = f"{cells.get(key, '')} {line.text}".strip()
    return cells


def test_a_measure_sheet_is_fields_and_values():
    found = by_cell(page(typeset(SHEET)))

    assert {key: text for key, text in found.items() if key != (2, 1)} == {
        (0, 0): "M 3.2 Radschnellweg",
        (1, 0): "Federführung",
        (1, 1): "Amt für Mobilität",
        (2, 0): "Beschreibung",
        (3, 0): "Beginn",
        (3, 1): "2027",
    }
    assert found[2, 1].startswith("Die Stadt baut")
    assert found[2, 1].endswith("beleuchtet.")


def test_a_sheet_drawn_as_filled_boxes_is_the_same():
    filled = SHEET.replace("#table(", "#table(stroke: none, fill: luma(230), gutter: 2pt, ")

    assert by_cell(page(typeset(filled))).keys() == by_cell(page(typeset(SHEET))).keys()


def test_two_sheets_are_two_tables():
    found = page(typeset(f"{SHEET}#v(20pt){SHEET}"))

    assert {line.cell.table for line in found.lines if line.cell} == {0, 1}


def test_figures_under_a_ruled_head_stand_in_rows():
    rows = ", ".join(f"[Ort {name}], [{12 + at},{at}], [{70 - at}]" for at, name in enumerate("ABCDEF"))
    head = ", ".join(f"table.cell(stroke: 1pt)[{text}]" for text in ("Ortsteil", "2020", "2030"))
    table = f"table(columns: (120pt, 80pt, 80pt), stroke: none, table.header({head}), {rows})"
    frame = f"#rect(inset: 0pt, stroke: 1pt)[#{table}]"

    found = by_cell(page(typeset(frame)))

    assert found == {
        (0, 0): "Ortsteil",
        (0, 1): "2020",
        (0, 2): "2030",
        **{
            (at + 1, column): text
            for at, name in enumerate("ABCDEF")
            for column, text in enumerate((f"Ort {name}", f"{12 + at},{at}", str(70 - at)))
        },
    }


NARROW = """
#set page(width: 120mm, margin: 16mm)
#set text(lang: "de", hyphenate: true)
#table(columns: 4, table.header([Maßnahme], [Zuständig], [Kosten], [Beginn]), {})
"""
ROWS = (
    "[Großwärmepumpe Auhof], [Stadtwerke Lindental], [31,5 Mio. Euro], [2026], "
    "[Netzausbau Nord], [Tiefbauamt und Stadtwerke], [48 Mio. Euro], [2027], "
    "[Beratung im Quartier], [Amt für Umweltschutz], [260.000 Euro im Jahr], [2025], "
)
LAST = "[Digitaler Zwilling Wärme], [Vermessungsamt], [410.000 Euro], [2026]"


def test_wrapped_fields_between_rules_are_one_row_each():
    found = by_cell(page(typeset(NARROW.replace("{}", ROWS + LAST))))

    assert {row for row, _ in found} == {0, 1, 2, 3, 4}
    assert {found[2, column] for column in (2, 3)} == {"48 Mio. Euro", "2027"}


def test_a_single_wrapped_row_below_its_head_is_one_row():
    found = by_cell(page(typeset(NARROW.replace("{}", LAST))))

    assert {row for row, _ in found} == {0, 1}


def test_a_box_around_prose_is_no_table():
    found = page(typeset("#rect[Ziel ist eine Stadt, in der alle Wege kurz sind.]\n\nDanach."))

    assert [line.cell for line in found.lines] == [None] * len(found.lines)


def test_columns_of_prose_in_boxes_are_no_table():
    prose = "Die Stadt plant mit den Menschen, die in ihr wohnen. " * 12
    boxes = f"#set text(size: 8pt)\n#table(columns: (1fr, 1fr), [{prose}], [{prose}], [{prose}], [{prose}])"

    assert {line.cell for line in page(typeset(boxes)).lines} == {None}


def test_a_table_without_rules_is_read_row_by_row():
    cells = ["Ziel", "kurze Wege", "Träger", "Stadt", "Beginn", "2027"]
    source = f"#table(stroke: none, columns: (120pt, 1fr), {', '.join(f'[{cell}]' for cell in cells)})"

    assert texts(page(typeset(source))) == cells


def test_labels_stand_before_the_text_beside_them():
    source = """
    #grid(columns: (90pt, 1fr), row-gutter: 14pt,
      [Ziel], [Die Stadt wird bis zum Jahr 2035 klimaneutral und fängt mit ihren eigenen Häusern an.],
      [Weg], [Jedes Jahr werden drei Schulen gedämmt und mit Sonnenstrom versorgt, zuerst die ältesten.])
    """

    found = texts(page(typeset(source)))

    assert found[0] == "Ziel"
    assert found[1].startswith("Die Stadt wird")
    assert (
        found.index("Weg") == next(at for at, text in enumerate(found) if text.startswith("Jedes Jahr")) - 1
    )


def test_fields_without_a_rule_between_them_are_one():
    level = [Rule(y, 0, 100) for y in (0, 20, 40)]
    upright = [Rule(0, 0, 40), Rule(50, 20, 40), Rule(100, 0, 40)]

    grid = grids(level, upright)[0]

    assert grid.field_at(75, 10) == grid.field_at(25, 10) == (0, 0)
    assert grid.field_at(75, 30) == (1, 1)
    assert grid.field_at(75, 50) is None
