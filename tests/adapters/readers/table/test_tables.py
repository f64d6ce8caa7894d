"""Tables as offices send them, and as those send them who mean harm."""

import io
import re
import zipfile
from datetime import date

import pytest

from stadtfaden.adapters.readers.protocol import ReadingOptions, Unreadable
from stadtfaden.adapters.readers.table import read_table
from tests.pipeline.lists import HEADER, ROWS, semicolons, workbook
from tests.pipeline.papers import word

OPTIONS = ReadingOptions()


def rows_of(data, name="liste.xlsx"):
    return read_table(data, name, OPTIONS).sheets[0].rows


def test_a_workbook_gives_the_rows_that_hold_anything():
    rows = rows_of(workbook())

    assert rows[0] == ("Maßnahmenliste der Stadt Hirschau",)
    assert rows[1] == HEADER
    assert rows[2][:3] == ROWS[0][:3]
    assert (rows[2][6], rows[3][6]) == ("250000", "")


def test_values_stand_as_a_german_office_writes_them():
    def change(book):
        sheet = book.active
        sheet.append([date(2026, 3, 1), 12.5, 0.4, 1200, True])
        sheet.cell(sheet.max_row, 3).number_format = "0 %"
        sheet.cell(sheet.max_row, 4).number_format = '#,##0 "€"'

    assert rows_of(workbook(change=change))[-1] == ("01.03.2026", "12,5", "40 %", "1200 €", "ja")


def test_a_formula_is_never_run_and_only_its_kept_value_is_read():
    def change(book):
        book.active.append(["V-9", '=HYPERLINK("http://example.org","Klick")', "=1+1", "Text"])

    assert rows_of(workbook(change=change))[-1] == ("V-9", "", "", "Text")


def test_hidden_sheets_are_not_read_and_named():
    def change(book):
        book.create_sheet("Gehälter").append(["geheim"])
        book["Gehälter"].sheet_state = "hidden"

    table = read_table(workbook(change=change), "liste.xlsx", OPTIONS)

    assert [sheet.name for sheet in table.sheets] == ["Verkehr"]
    assert "Gehälter" in table.warnings[0]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_a_list_with_semicolons_is_read_in_any_encoding(encoding):
    rows = rows_of(semicolons(encoding=encoding), "liste.csv")

    assert (rows[0], rows[1][1]) == (HEADER, "Radweg an der Aue bauen")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator):
    text = separator.join(["Nr.", "Titel"]) + "\n" + separator.join(["1", '"Rad, Bus; Bahn"']) + "\n"

    assert rows_of(text.encode(), "liste.csv")[1] == ("1", "Rad, Bus; Bahn")


def test_a_cell_of_several_lines_is_one_text():
    assert rows_of(b'Titel;Ziel\n"Rad\nund Bus";Z 1\n', "liste.csv")[1] == ("Rad und Bus", "Z 1")


def promising(data, rows):
    """The same workbook with `rows` more rows that hold nothing."""
    source, written = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as target:
        for part in source.namelist():
            content = source.read(part).decode("utf-8", "surrogateescape")
            if part.endswith("sheet1.xml"):
                empty = "".join(f'<row r="{number}"></row>' for number in range(10, 10 + rows))
                content = re.sub(r"</sheetData>", f"{empty}</sheetData>", content)
                content = re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1:XFD1048576"', content)
            target.writestr(part, content.encode("utf-8", "surrogateescape"))
    return written.getvalue()


def test_a_million_empty_rows_cost_nothing():
    assert len(rows_of(promising(workbook(), 1_000_000))) == 5


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "leer"),
        (b"PK\x03\x04 nothing", "keine Excel-Tabelle"),
        (word(), "keine Excel-Tabelle"),
        (b"\x00\x01\x02" * 500, "keine Tabelle"),
        (b" \n \n", "steht nichts"),
        (workbook()[:-200], "keine Excel-Tabelle"),
        (("a;b\n" * 20_001).encode(), "mehr als 20000 Zeilen"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data, what):
    with pytest.raises(Unreadable) as reason:
        read_table(data, "liste.xlsx", OPTIONS)

    assert what in reason.value.what
    assert reason.value.way_out


def test_a_workbook_that_unpacks_to_a_gigabyte_is_not_unpacked():
    written = io.BytesIO(workbook())
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b" " * 300_000_000)

    with pytest.raises(Unreadable, match="entpackt sich"):
        read_table(written.getvalue(), "liste.xlsx", OPTIONS)


def test_a_workbook_with_a_broken_sheet_is_told_to_be_damaged():
    source, written = zipfile.ZipFile(io.BytesIO(workbook())), io.BytesIO()
    with zipfile.ZipFile(written, "w") as target:
        for part in source.namelist():
            target.writestr(part, b"<broken" if part.endswith("sheet1.xml") else source.read(part))

    with pytest.raises(Unreadable, match="beschädigt"):
        read_table(written.getvalue(), "liste.xlsx", OPTIONS)
