"""What the sheets of measures say of cost, on paper."""

import io

import docx
import pytest

from stadtfaden.corpus.models import SheetField, Target
from stadtfaden.exchange.report import gather, typeset, write_word
from tests.exchange.report.conftest import ON, Printed

COST = "31 Mio. Euro, davon 60 % Förderung"


@pytest.fixture
def costly(auental):
    """The one sheet of the city says what it costs, its target until when."""
    SheetField.objects.update(key="cost", text=COST)
    measure = SheetField.objects.get().statement
    Target.objects.create(statement=measure, start=0, end=4, text="bis 2030", target_year=2030)
    return auental


def test_money_stands_in_area_chapter_and_in_a_chapter_of_its_own(costly):
    report = Printed(costly.row)

    mobility = next(area for area in report.values.areas if area.name == "Mobilität und Verkehr")
    (measure,) = [one for one in mobility.measures if one.cost]
    assert (measure.cost, measure.period, measure.until) == (COST, "", "bis 2030")
    assert mobility.money == "Ein Steckbrief nennt eine Summe, die einmal ausgegeben wird: 31 Mio. €."
    assert report.values.money is not None
    assert [(row.euros, row.words) for row in report.values.money.once] == [("31 Mio. €", COST)]
    assert "nicht, was bezahlt wurde" in report.text
    word = docx.Document(io.BytesIO(write_word(report.values)))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert f"„{COST}“" in cells
    assert "bis 2030" in cells


def test_words_without_one_sum_are_counted_and_the_dearest_stand_first(costly):
    SheetField.objects.filter(key="cost").update(text="640.000 Euro; laufend 95.000 Euro")

    money = gather(costly.row, on=ON).money

    assert money is not None
    assert money.lead[0] == "Ein Steckbrief spricht von Kosten, ohne eine einzelne Summe zu nennen."
    assert (money.once, [row.words for row in money.others]) == ((), ["640.000 Euro; laufend 95.000 Euro"])
    assert money.dearest == money.others


def test_where_no_sheet_speaks_of_cost_there_is_no_chapter(auental):
    report = gather(auental.row, on=ON)

    assert report.money is None
    assert typeset(report).pages > 1
