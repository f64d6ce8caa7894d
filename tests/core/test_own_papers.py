"""The file of the city's own paper: the same rows give the same bytes, and the bytes give the rows again."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stadtfaden.core.own_papers import HEADER, KINDS, TEXTS, NotAnOwnPaper, Row, file_of, one_line, rows_of

FORMATS = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
TEXT = st.text(max_size=40).map(one_line)
ROWS = st.builds(
    Row,
    number=st.integers(1, 9999),
    kind=st.sampled_from([*KINDS]),
    written_on=st.dates(),
    changed_on=st.none() | st.dates(),
    **dict.fromkeys(TEXTS, TEXT),
)


def row(**more):
    return Row(
        **{
            "number": 1,
            "kind": next(iter(KINDS)),
            "title": "Dächer begrünen",
            "written_by": "Rita",
            "written_on": date(2026, 3, 2),
            **more,
        }
    )


@given(st.lists(ROWS, max_size=3))
def test_whatever_people_write_comes_back_from_the_bytes(rows):
    assert rows_of(file_of(rows)) == tuple(rows)
    assert file_of(rows_of(file_of(rows))) == file_of(rows)


@pytest.mark.parametrize("cell", ["=1+1", "+49 30", "-5 %", "@SUM(A1)", "'quoted'"])
def test_no_cell_is_run_by_a_spreadsheet(cell):
    written = file_of([row(cost=cell)]).decode("utf-8-sig")

    cells = next(csv.DictReader(io.StringIO(written), delimiter=";"))
    assert cells["Kosten"] == f"'{cell}"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  zwei\r\nZeilen\t hier ", "zwei Zeilen hier"),
        ("Maß\N{SOFT HYPHEN}nahme", "Maßnahme"),
        ("vor\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}Ort", "vor Ort"),
        ("\x07", ""),
    ],
)
def test_a_cell_is_one_line_of_signs_that_show(written, kept):
    assert one_line(written) == kept


def test_a_row_takes_no_text_that_is_not_one_line():
    with pytest.raises(ValueError, match="title"):
        row(title="zwei\nZeilen")


def test_the_mark_of_a_row_changes_with_every_letter():
    assert row().mark == row().mark
    assert len({row().mark, row(cost="1 €").mark, row(number=2).mark}) == 3


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Nr;Art\r\n1;Ziel\r\n",
        b"\xff\xfe\x00",
        file_of([row()]).replace("Maßnahme".encode(), b"Wunsch"),
        file_of([row()]).replace(b"2026-03-02", b"gestern"),
        file_of([row()]) + b"2;Ziel\r\n",
    ],
)
def test_what_the_desk_has_not_written_is_no_own_paper(data):
    with pytest.raises(NotAnOwnPaper):
        rows_of(data)


@pytest.mark.parametrize("name", HEADER.values())
def test_every_column_is_documented(name):
    assert f"`{name}`" in FORMATS
