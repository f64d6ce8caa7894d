"""Rows as CSV and JSON Lines."""

import csv
import io
import json

import pytest

from stadtfaden.exchange import write_csv, write_jsonl
from stadtfaden.exchange.files import cell


@pytest.mark.parametrize("text", ["=1+1", "+49", "-2", "@SUMME(A1)", "\tx", "\rx"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert cell(text) == f"'{text}"


def test_numbers_stay_numbers_and_unknown_is_empty():
    assert [cell(value) for value in (-2, 0.5, None, "Ziel")] == [-2, 0.5, None, "Ziel"]


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
