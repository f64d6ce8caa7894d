import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt

from stadtfaden.adapters.readers.office import DocxReader
from stadtfaden.adapters.readers.office.docx import SET_BREAKS, UNPAGED
from stadtfaden.adapters.readers.protocol import ReadingOptions, Unreadable
from stadtfaden.core.pages import Cell, Hint
from tests.adapters.readers.office.making import archive, deleted, rendered_break, saved

OPTIONS = ReadingOptions()


def read(document):
    paper = DocxReader().read(saved(document), OPTIONS)
    return paper, [[line for line in page.lines if line.text] for page in paper.pages]


def test_paragraphs_and_tables_come_in_the_order_of_the_body():
    document = docx.Document()
    document.add_heading("Ziele", 1)
    document.add_paragraph("Vor der Tabelle.")
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Kosten"
    table.cell(1, 0).text = "Bau"
    table.cell(1, 1).text = "Ein Satz.\nNoch einer."
    document.add_paragraph("Nach der Tabelle.", style="List Bullet")

    _, (lines,) = read(document)

    assert [(line.text, line.hint, line.cell) for line in lines] == [
        ("Ziele", Hint.HEADING, None),
        ("Vor der Tabelle.", None, None),
        ("Kosten", None, Cell(0, 0, 0)),
        ("Bau", None, Cell(0, 1, 0)),
        ("Ein Satz.", None, Cell(0, 1, 1)),
        ("Noch einer.", None, Cell(0, 1, 1)),
        ("Nach der Tabelle.", Hint.LIST_ITEM, None),
    ]


@pytest.mark.parametrize(("name", "level"), [("Überschrift 2", 2), ("berschrift 3", 3), ("Titel", 1)])
def test_headings_carry_german_style_names_too(name, level):
    document = docx.Document()
    document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Wege", style=name)

    _, (lines,) = read(document)

    assert [(line.hint, line.level) for line in lines] == [(Hint.HEADING, level)]


def test_a_style_inherits_that_it_is_a_heading():
    document = docx.Document()
    style = document.styles.add_style("Kapitel Stadt", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("Wege", style="Kapitel Stadt")

    _, (lines,) = read(document)

    assert [(line.hint, line.level) for line in lines] == [(Hint.HEADING, 2)]


def test_size_and_weight_are_those_of_most_letters():
    document = docx.Document()
    paragraph = document.add_paragraph()
    run = paragraph.add_run("Große Worte der Stadt")
    run.font.size, run.bold = Pt(20), True
    paragraph.add_run(" am Fluss")

    _, (lines,) = read(document)

    assert [(line.size, line.is_bold) for line in lines] == [(20.0, True)]


def test_pages_are_those_that_word_rendered():
    document = docx.Document()
    paragraph = document.add_paragraph("Der Rat beschließt ")
    rendered_break(paragraph)
    paragraph.add_run("den Bau.")
    document.add_page_break()
    rendered_break(document.add_paragraph())
    document.add_paragraph("Dritte Seite.")

    paper, pages = read(document)

    assert [[line.text.strip() for line in page] for page in pages] == [
        ["Der Rat beschließt"],
        ["den Bau."],
        ["Dritte Seite."],
    ]
    assert paper.warnings == ()


def test_breaks_of_the_author_part_pages_with_a_warning():
    document = docx.Document()
    document.add_paragraph("Erste.")
    document.add_page_break()
    document.add_paragraph("Zweite.")
    third = document.add_paragraph("Dritte.")
    third.paragraph_format.page_break_before = True

    paper, pages = read(document)

    assert [[line.text for line in page] for page in pages] == [["Erste."], ["Zweite."], ["Dritte."]]
    assert paper.warnings == (SET_BREAKS,)


def test_without_breaks_pages_are_unknown_and_said_to_be():
    document = docx.Document()
    document.add_paragraph("Alles.")

    paper, pages = read(document)

    assert len(pages) == 1
    assert paper.warnings == (UNPAGED,)


def test_deleted_words_are_gone_and_headers_stand_aside():
    document = docx.Document()
    deleted(document.add_paragraph("Es gilt das Neue"), " und das Alte")
    document.sections[0].header.paragraphs[0].text = "Stadt am Fluss"

    _, (lines,) = read(document)

    assert [(line.text, line.hint) for line in lines] == [
        ("Stadt am Fluss", Hint.FURNITURE),
        ("Es gilt das Neue", None),
    ]


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04 kein Archiv", archive({"[Content_Types].xml": "<a", "word/document.xml": "<b"})],
)
def test_damaged_files_are_unreadable(data):
    with pytest.raises(Unreadable, match="beschädigt"):
        DocxReader().read(data, OPTIONS)


def test_a_zip_bomb_is_not_unpacked():
    bomb = archive({"[Content_Types].xml": "x", "word/document.xml": b"\0" * 120_000_000})

    with pytest.raises(Unreadable, match="entpackt sich auf 120 MB"):
        DocxReader().read(bomb, OPTIONS)


def test_more_than_the_allowed_bytes_are_not_unpacked():
    with pytest.raises(Unreadable, match="zu viel"):
        DocxReader().read(archive({"word/document.xml": b"abc" * 1000}), ReadingOptions(max_bytes=2000))
