"""The layouts that cities really print; nothing of their text stands here but a few words."""

import re

import pytest

from stadtfaden.core.layout.columns import in_reading_order
from stadtfaden.core.pages import Hint
from tests.adapters.readers.pdf.making import pages, texts

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def minutes(real_data):
    return pages(next((real_data / "koeln_wortprotokolle").glob("4_*.pdf")).read_bytes())


def test_the_columns_of_the_minutes_never_share_a_line(minutes):
    body = [line for page in minutes[:30] for line in page.lines if line.box and 110 < line.box.y0 < 770]

    assert len(body) > 2500
    shared = [line.text for line in body if line.box and line.box.x0 < 300 and line.box.x1 > 320]
    assert shared == []


def test_the_columns_of_the_minutes_are_read_one_after_the_other(minutes):
    for page in minutes[:30]:
        read = in_reading_order(page.lines, page.width, page.height)
        body = [line.box for line in read if line.box and 110 < line.box.y0 < 770]
        is_right = [box.x0 > 312 for box in body]
        assert is_right == sorted(is_right), page.number
        for side in (False, True):
            tops = [box.y0 for box, right in zip(body, is_right, strict=True) if right is side]
            assert tops == sorted(tops), page.number


def test_hyphens_at_line_ends_are_kept(minutes):
    lines = [line.text for page in minutes[:10] for line in page.lines]

    assert 0.1 < sum(text.endswith("-") for text in lines) / len(lines) < 0.4
    assert not any(re.search("[\u0002\ufffe]", text) for text in lines)


def test_a_landscape_page_reads_its_text_after_its_chart(real_data):
    found = pages((real_data / "dns_targets" / "pdf" / "Indikatorenbericht_2012.pdf").read_bytes())[19]
    read = texts(found)

    assert found.width
    assert found.height
    assert found.width > found.height
    column = [line.text for line in found.lines if line.box and line.box.x0 > 380 and 60 < line.box.y0 < 380]
    assert len(column) > 20
    start = read.index(column[0])
    assert read[start : start + len(column)] == column


def test_a_table_of_figures_keeps_its_rows(real_data):
    found = pages((real_data / "dns_targets" / "pdf" / "DNS_Sonderauswertung_2021.pdf").read_bytes())[9]

    rows: dict[int, int] = {}
    for line in found.lines:
        if line.cell:
            rows[line.cell.row] = rows.get(line.cell.row, 0) + 1
    assert len(rows) > 48
    assert sum(count == 10 for count in rows.values()) == 49


def test_numbers_of_lines_are_set_aside(real_data):
    found = pages((real_data / "manifestos_ger2021" / "2021_CDU-CSU.original.pdf").read_bytes())[19]

    marked = [int(line.text) for line in found.lines if line.hint is Hint.FURNITURE]
    assert marked == list(range(marked[0], marked[0] + 37))


@pytest.mark.parametrize(("party", "least"), [("FDP", 0.95), ("AfD", 0.9), ("CDU-CSU", 0.88)])
def test_sentences_come_out_as_people_typed_them(real_data, party, least):
    """Hyphens and headers are the work of layout; here nearly all sentences need neither."""
    folder = real_data / "manifestos_ger2021"
    found = pages((folder / f"2021_{party}.original.pdf").read_bytes())
    read = squeezed("".join(text for page in found for text in (*texts(page), "\n")))
    typed = " ".join((folder / f"2021_{party}.clean.txt").read_text("utf-8").split())
    wanted = re.split(r"(?<=[.!?]) (?=[A-ZÄÖÜ])", typed)
    sentences = [squeezed(sentence) for sentence in wanted if len(sentence) > 40]

    share = sum(sentence in read for sentence in sentences) / len(sentences)

    assert share > least


def squeezed(text):
    return re.sub(r"[^a-zäöüß0-9]", "", re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]", "", text).lower())
