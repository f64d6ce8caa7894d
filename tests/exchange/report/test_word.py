"""The Word file: what a person who goes on writing in it needs, and a screen reader too."""

import io
import zipfile
from dataclasses import replace
from itertools import pairwise

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from lxml import etree

from stadtfaden.exchange.report import brief_of, gather, write_word
from tests.exchange.report.conftest import ON


@pytest.fixture(scope="module")
def data(report):
    return write_word(report.values)


@pytest.fixture(scope="module")
def file(data):
    return docx.Document(io.BytesIO(data))


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return etree.fromstring(packed.read(name))


def said(element):
    return "".join(element.itertext(qn("w:t")))


def test_it_says_what_it_is_and_in_which_language(file):
    said = file.core_properties

    assert said.title == "Auental: Die Strategie im Zusammenhang – Stand 3. März 2026"
    assert said.language == "de-DE"
    assert {spoken.get(qn("w:val")) for spoken in file.styles.element.iter(qn("w:lang"))} == {"de-DE"}


def test_headings_are_headings_and_skip_no_level(file):
    levels = [
        int(paragraph.style.name.split()[-1])
        for paragraph in file.paragraphs
        if paragraph.style.name.startswith("Heading")
    ]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_a_repeated_head_and_words_for_who_does_not_see_it(file):
    captions = [paragraph.text for paragraph in file.paragraphs if paragraph.style.name == "Caption"]

    assert len(captions) == len(file.tables) > 5
    assert [caption.partition(":")[0] for caption in captions] == [
        f"Tabelle {number}" for number in range(1, len(captions) + 1)
    ]
    for table in file.tables:
        head, *rows = table._tbl.tr_lst
        assert head.find(f".//{qn('w:tblHeader')}") is not None
        assert all(row.find(f".//{qn('w:tblHeader')}") is None for row in rows)
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def test_numbers_stand_flush_right_under_their_heads(file):
    levels = next(table for table in file.tables if table.cell(0, 0).text == "Ebene")

    for row in levels.rows:
        first, *numbers = (cell.paragraphs[0].style for cell in row.cells)
        assert first.name == "Tabellentext"
        assert {style.name for style in numbers} == {"Tabellenzahl"}
        assert numbers[0].paragraph_format.alignment == WD_ALIGN_PARAGRAPH.RIGHT


def test_every_quote_has_a_footnote_with_paper_and_page(data, file):
    notes = {
        note.get(qn("w:id")): said(note).strip()
        for note in part(data, "word/footnotes.xml")
        if note.get(qn("w:type")) is None
    }
    marks = [mark.get(qn("w:id")) for mark in file.element.body.iter(qn("w:footnoteReference"))]

    assert marks == sorted(notes, key=int)
    assert len(set(marks)) == len(marks)
    assert "Verkehrsplan Auental, S. 1 (PDF 1)" in notes.values()
    quote = next(one for one in file.paragraphs if one.text.startswith("„Auental ist im Jahr 2040"))
    assert quote.style.name == "Zitat Vorschlag"
    assert quote.text.endswith("“ Vorschlag")


def test_every_picture_says_what_it_shows(file):
    pictures = list(file.element.body.iter(qn("wp:docPr")))

    assert pictures
    assert all(picture.get("descr") for picture in pictures)


def test_the_contents_lead_to_every_chapter(file):
    wanted = [
        one.text for one in file.paragraphs if one.style.name in {"Heading 1", "Heading 2", "Heading 3"}
    ]
    links = [link for link in file.element.body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))]
    marks = {mark.get(qn("w:name")) for mark in file.element.body.iter(qn("w:bookmarkStart"))}

    assert [said(link) for link in links] == wanted
    assert {link.get(qn("w:anchor")) for link in links} <= marks


def test_nothing_is_formatted_but_by_styles(file):
    by_hand = [
        child.tag
        for run in file.element.body.iter(qn("w:r"))
        for properties in run.findall(qn("w:rPr"))
        for child in properties
        if child.tag != qn("w:rStyle")
    ]

    assert by_hand == []


def test_the_same_values_give_the_same_bytes(report, data):
    assert write_word(report.values) == data


def test_what_no_text_may_hold_does_not_stop_it(report):
    hostile = replace(report.values, city="Aue\x00n\ud800tal <b>&amp;", summary=("\x0b\ufffe",))

    written = docx.Document(io.BytesIO(write_word(hostile)))

    assert "Aue ntal <b>&amp;" in written.core_properties.title


def test_english_words_stand_round_german_quotes(auental):
    values = gather(auental.row, on=ON, language="en")

    file = docx.Document(io.BytesIO(write_word(brief_of(values))))
    text = "\n".join(paragraph.text for paragraph in file.paragraphs)

    assert file.core_properties.language == "en-GB"
    assert "Where the council is asked" in text
    assert "Handlungsfelder" not in text
    spoken = {style.name: style.element.find(f".//{qn('w:lang')}") for style in file.styles}
    assert spoken["Zitat Vorschlag"].get(qn("w:val")) == "de-DE"
