"""Rows as CSV, JSON Lines and workbooks."""

import csv
import io
import json
import time

import pytest
from openpyxl import load_workbook

from stadtfaden.exchange import write_csv, write_jsonl
from stadtfaden.exchange.files import cell, german_cell, write_xlsx


@pytest.mark.parametrize("text", ["=1+1", "+49", "-2", "@SUMME(A1)", "\tx", "\rx"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert cell(text) == f"'{text}"


def test_numbers_stay_numbers_and_unknown_is_empty():
    assert [cell(value) for value in (-2, 0.5, None, "Ziel")] == [-2, 0.5, None, "Ziel"]


def test_a_whole_number_has_no_point():
    assert [str(cell(value)) for value in (3.0, 2310.0, 2.5, 7)] == ["3", "2310", "2.5", "7"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(2.5, "2,5"), (0.97, "0,97"), (3.0, "3"), (7, 7), (None, None), ("M 3.2", "M 3.2"), ("=1", "'=1")],
)
def test_a_german_excel_gets_numbers_that_it_takes_for_numbers(value, shown):
    assert german_cell(value) == shown


@pytest.mark.parametrize("code", ["3.2", "1.10.", "12-3", "5/2030", "1.2.3"])
def test_a_german_excel_makes_no_day_of_the_number_of_a_measure(code):
    assert german_cell(code) == f"'{code}"


def test_csv_comes_back_as_it_went_in():
    written = io.StringIO(newline="")
    rows = [{"text": "Rad, Fuß\nund „Bus“", "areas": [{"id": "mobility"}], "page": None}]

    how_many = write_csv(("text", "areas", "page"), rows, written)

    back = list(csv.DictReader(io.StringIO(written.getvalue(), newline="")))
    assert how_many == 1
    assert back == [{"text": "Rad, Fuß\nund „Bus“", "areas": '[{"id": "mobility"}]', "page": ""}]


def test_json_lines_keep_german_letters_and_unknown():
    written = io.StringIO()

    write_jsonl([{"text": "Fuß", "label": None}], written)

    assert written.getvalue() == '{"text": "Fuß", "label": null}\n'
    assert json.loads(written.getvalue())["label"] is None


def test_a_workbook_does_not_say_when_it_was_packed():
    def packed():
        file = io.BytesIO()
        write_xlsx([("Ziele", ("text", "page"), [("=1+1", 2), ("Fuß", None)])], file)
        return file

    one = packed()
    time.sleep(2.1)  # the clock of a ZIP ticks every two seconds
    other = packed()

    rows = [[cell.value for cell in row] for row in load_workbook(one).worksheets[0].rows]
    assert one.getvalue() == other.getvalue()
    assert rows == [["text", "page"], ["=1+1", 2], ["Fuß", None]]
