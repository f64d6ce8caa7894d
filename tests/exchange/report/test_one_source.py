"""Page, report, council paper and data file say the same, because they come from the same records."""

import csv
import io
import re

import docx
import pytest
from docx.oxml.ns import qn

from stadtfaden.exchange.files import write_csv
from stadtfaden.exchange.report import gather, write_word
from stadtfaden.exchange.tables import FIELDS, Table, rows_of
from stadtfaden.threads.models import Area, DigitalConnection
from stadtfaden.ui.templatetags.stadtfaden import shortened
from tests.exchange.report.conftest import ON, Printed

BLANKS = re.compile(r"\s+")
NUMBER = re.compile(r"\d+")


@pytest.fixture
def values(auental):
    return gather(auental.row, on=ON)


@pytest.fixture
def data_file(auental):
    """Rows of the CSV by key."""
    written = io.StringIO(newline="")
    write_csv(FIELDS[Table.STATEMENTS], rows_of(Table.STATEMENTS, auental.row), written)
    return {row["key"]: row for row in csv.DictReader(io.StringIO(written.getvalue()))}


def quotes_in(value):
    """Every quote, wherever it stands in the values."""
    if hasattr(value, "is_confirmed") and hasattr(value, "key"):
        yield value
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from quotes_in(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from quotes_in(one)


def test_every_quote_of_the_report_stands_word_for_word_in_the_data_file(values, data_file):
    quotes = list(quotes_in(values))

    assert quotes
    for quote in quotes:
        row = data_file[quote.key]
        words = BLANKS.sub(" ", f"{quote.before}{quote.marked}{quote.after}")
        assert words in {shortened(row["text"], length) for length in (220, 320, 600)}
        assert quote.code == row["code"]
        assert quote.is_confirmed == (row["review"] == "confirmed")
        assert f"{row['page']}" in quote.place


def test_the_word_file_marks_the_same_statements_as_the_report(values, data_file):
    file = docx.Document(io.BytesIO(write_word(values)))

    marked = {
        name.removeprefix("aussage_")
        for mark in file.element.body.iter(qn("w:bookmarkStart"))
        if (name := mark.get(qn("w:name"))).startswith("aussage_")
    }

    assert marked == {quote.key.replace("-", "_") for quote in quotes_in(values)}
    assert marked <= {key.replace("-", "_") for key in data_file}


def test_page_report_word_and_data_file_count_the_same(auental, values, data_file, client):
    page = BLANKS.sub(" ", re.sub("<[^>]+>", " ", client.get("/auental/").content.decode()))
    word = "\n".join(one.text for one in docx.Document(io.BytesIO(write_word(values))).paragraphs)
    kinds = [row["kind"] for row in data_file.values()]
    tops, goals, measures, _ = (int(level.how_many) for level in values.levels)

    assert (tops, goals, measures) == (
        kinds.count("vision") + kinds.count("principle"),
        kinds.count("goal"),
        kinds.count("measure"),
    )
    said = f"{tops} Leitsätze und Visionen, {goals} Ziele und {measures} Maßnahmen"
    assert said in page
    assert said in word
    assert said in Printed(auental.row).text


def test_the_areas_of_report_page_and_data_file_hold_the_same_numbers(auental, values, client):
    rows = {row["name_de"]: row for row in rows_of(Table.AREAS, auental.row)}

    for area in values.areas:
        page = BLANKS.sub(" ", client.get(f"/auental/felder/{rows[area.name]['area']}/").content.decode())
        papers, statements, *_ = map(int, area.tally)
        assert statements == rows[area.name]["statements"]
        assert f"{papers} Papiere sprechen" in page or papers == 1
        assert f"in {statements} Aussagen" in page


def test_a_statement_of_several_digital_kinds_is_counted_once_on_page_and_paper(auental, client):
    connection = DigitalConnection.objects.select_related("statement").earliest("pk")
    area = Area.objects.filter(statements__statement=connection.statement).earliest("pk")
    connection.pk, connection.kind = None, "risk"
    connection.save()

    chapter = next(one for one in gather(auental.row, on=ON).areas if one.name == area.name_de)
    page = client.get(f"/auental/felder/{area.slug}/").content.decode()

    assert chapter.tally[-1] == "1"
    assert "Eine Aussage hat mit Digitalisierung zu tun." in chapter.lead
    assert "Eine Aussage hat mit Digitalisierung zu tun." in page


def test_contradictions_and_gaps_are_as_many_on_page_and_paper(values, client):
    contradictions = client.get("/auental/widersprueche/").content.decode()
    gaps = BLANKS.sub(" ", client.get("/auental/luecken/").content.decode())

    assert contradictions.count('<article class="contradiction"') == values.contradictions_in_all == 1
    for hole in values.holes:
        assert int(hole.how_many) == len(hole.quotes)
        assert all(BLANKS.sub(" ", quote.before)[:30] in gaps for quote in hole.quotes)
