import pytest

from stadtfaden.adapters.readers.office import OdtReader
from stadtfaden.adapters.readers.office.odt import UNPAGED
from stadtfaden.adapters.readers.protocol import ReadingOptions, Unreadable
from stadtfaden.core.pages import Cell, Hint
from tests.adapters.readers.office.making import ODT, archive, odt

OPTIONS = ReadingOptions()


def read(data):
    paper = OdtReader().read(data, OPTIONS)
    return paper, [[line for line in page.lines if line.text] for page in paper.pages]


def test_headings_lists_tables_and_notes_are_told_apart():
    paper, (lines,) = read(
        odt(
            '<text:h text:outline-level="2">Ziele</text:h>'
            "<text:p>Mehr<text:s/>Wärme<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>Laut Rat.</text:p></text:note-body></text:note>.</text:p>"
            "<text:list><text:list-item><text:p>Netze</text:p></text:list-item></text:list>"
            '<table:table><table:table-row><table:table-cell table:number-columns-repeated="2"/>'
            "<table:table-cell><text:p>Jahr</text:p></table:table-cell></table:table-row></table:table>"
        )
    )

    assert [(line.text, line.hint, line.cell) for line in lines] == [
        ("Ziele", Hint.HEADING, None),
        ("Mehr Wärme.", None, None),
        ("Netze", Hint.LIST_ITEM, None),
        ("Jahr", None, Cell(0, 0, 2)),
        ("Laut Rat.", Hint.FOOTNOTE, None),
    ]
    assert (paper.title, paper.warnings) == ("Wärmeplan", (UNPAGED,))


def test_pages_break_softly_and_by_style():
    style = '<style:style style:name="P1"><style:paragraph-properties fo:break-before="page"/></style:style>'
    _, pages = read(
        odt(
            '<text:p>Eins <text:soft-page-break/>zwei</text:p><text:p text:style-name="P1">drei</text:p>',
            styles=style,
        )
    )

    assert [[line.text.strip() for line in page] for page in pages] == [["Eins"], ["zwei"], ["drei"]]


def test_entities_are_not_resolved():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'

    _, (lines,) = read(odt("<text:p>Vor &b; nach</text:p>", doctype=bomb))

    assert "aaaa" not in "".join(line.text for line in lines)


def test_a_file_without_text_body_is_unreadable():
    with pytest.raises(Unreadable, match="beschädigt"):
        OdtReader().read(archive({"mimetype": ODT}), OPTIONS)
