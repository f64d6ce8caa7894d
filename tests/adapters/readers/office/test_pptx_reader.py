import pptx
import pytest
from pptx.util import Cm

from stadtfaden.adapters.readers.office import PptxReader
from stadtfaden.adapters.readers.protocol import ReadingOptions, Unreadable
from stadtfaden.core.pages import Cell, Hint
from tests.adapters.readers.office.making import archive, saved

OPTIONS = ReadingOptions()


def test_a_slide_is_a_page_and_its_title_a_heading():
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Wege"
    slide.placeholders[1].text = "Radwege\nFußwege"
    second = deck.slides.add_slide(deck.slide_layouts[6])
    for text, left, top in (("rechts", 12, 3), ("links", 2, 3.2), ("oben", 5, 1)):
        second.shapes.add_textbox(Cm(left), Cm(top), Cm(5), Cm(1)).text_frame.text = text
    table = second.shapes.add_table(1, 2, Cm(2), Cm(8), Cm(9), Cm(2)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Kosten", "5 Euro"

    pages = PptxReader().read(saved(deck), OPTIONS).pages

    assert [[(line.text, line.hint, line.cell) for line in page.lines if line.text] for page in pages] == [
        [("Wege", Hint.HEADING, None), ("Radwege", Hint.LIST_ITEM, None), ("Fußwege", Hint.LIST_ITEM, None)],
        [
            ("oben", None, None),
            ("links", None, None),
            ("rechts", None, None),
            ("Kosten", None, Cell(0, 0, 0)),
            ("5 Euro", None, Cell(0, 0, 1)),
        ],
    ]


def test_a_damaged_deck_is_unreadable():
    with pytest.raises(Unreadable, match="beschädigt"):
        PptxReader().read(archive({"[Content_Types].xml": "<a", "ppt/presentation.xml": "x"}), OPTIONS)
