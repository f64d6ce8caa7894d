import pytest

from stadtfaden.adapters.readers.protocol import ReadingOptions, Unreadable
from stadtfaden.adapters.readers.web import HtmlReader, MarkdownReader
from stadtfaden.core.pages import Cell, Hint

OPTIONS = ReadingOptions()


def read(reader, text):
    paper = reader.read(text.encode(), OPTIONS)
    (page,) = paper.pages
    return paper, [line for line in page.lines if line.text]


def test_html_keeps_what_a_reader_sees():
    _, lines = read(
        HtmlReader(),
        """<html><head><style>p {}</style><script>x()</script></head><body><nav>Menü</nav>
        <h2>Ziele <em>der</em> Stadt</h2><p>Mehr<br>Grün.</p><div>Lose <b>Worte</b></div>
        <ul><li>Wege<ul><li>Radwege</li></ul></li></ul><form>Suche</form><p hidden>geheim</p>
        <footer>Impressum</footer></body></html>""",
    )

    assert [(line.text, line.hint, line.level) for line in lines] == [
        ("Ziele der Stadt", Hint.HEADING, 2),
        ("Mehr", None, None),
        ("Grün.", None, None),
        ("Lose Worte", None, None),
        ("Wege", Hint.LIST_ITEM, None),
        ("Radwege", Hint.LIST_ITEM, None),
        ("Impressum", Hint.FURNITURE, None),
    ]


def test_html_tables_become_cells_and_tables_that_arrange_do_not():
    _, lines = read(
        HtmlReader(),
        """<table><tr><td><h1>Plan</h1><table><tr><th colspan=2>Kosten</th><th>Jahr</th></tr>
        <tr><td>a</td><td>b</td><td>c</td></tr></table></td></tr></table>""",
    )

    assert [(line.text, line.cell) for line in lines] == [
        ("Plan", None),
        ("Kosten", Cell(0, 0, 0)),
        ("Jahr", Cell(0, 0, 2)),
        ("a", Cell(0, 1, 0)),
        ("b", Cell(0, 1, 1)),
        ("c", Cell(0, 1, 2)),
    ]


def test_html_main_counts_before_what_surrounds_it():
    _, lines = read(HtmlReader(), "<html><body><div>Menü</div><main><p>Text</p></main></body></html>")

    assert [line.text for line in lines] == ["Text"]


def test_html_says_its_encoding_and_its_title():
    data = '<html><head><meta charset="iso-8859-1"><title>Der\n Plan</title></head><body>Grün</body></html>'

    paper = HtmlReader().read(data.encode("latin-1"), OPTIONS)

    assert paper.title == "Der Plan"
    assert [line.text for page in paper.pages for line in page.lines if line.text] == ["Grün"]


def test_html_entities_of_its_own_are_not_resolved():
    _, lines = read(
        HtmlReader(),
        '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]><html><body><p>x&a;y</p></body></html>',
    )

    assert [line.text for line in lines][-1] == "x&a;y"


def test_html_without_anything_is_unreadable():
    with pytest.raises(Unreadable, match="keinen Text"):
        HtmlReader().read(b"<!-- nichts -->", OPTIONS)


def test_markdown_has_headings_lists_tables_and_front_matter():
    paper, lines = read(
        MarkdownReader(),
        '---\ntitle: "Unser Plan"\nstand: Mai\n---\n# Ziele\n\nMehr *Grün* und\n[Wege](https://example.org).\n\n'
        "- eins\n- zwei\n\n  dazu\n\n| Was | Wann |\n|---|---|\n| Bau | 2027 |\n\n<div>Rest</div>\n",
    )

    assert paper.title == "Unser Plan"
    assert [(line.text, line.hint, line.cell) for line in lines] == [
        ('title: "Unser Plan"', Hint.FURNITURE, None),
        ("stand: Mai", Hint.FURNITURE, None),
        ("Ziele", Hint.HEADING, None),
        ("Mehr Grün und Wege.", None, None),
        ("eins", Hint.LIST_ITEM, None),
        ("zwei", Hint.LIST_ITEM, None),
        ("dazu", None, None),
        ("Was", None, Cell(0, 0, 0)),
        ("Wann", None, Cell(0, 0, 1)),
        ("Bau", None, Cell(0, 1, 0)),
        ("2027", None, Cell(0, 1, 1)),
        ("Rest", None, None),
    ]


def test_markdown_keeps_fields_below_each_other_as_lines_and_joins_what_is_prose():
    _, lines = read(
        MarkdownReader(),
        "**Zuständig:** Amt für\nHochbau\n\n"
        "Zuständig: Bauamt\n**Kosten:** 20.000 Euro\nDas ist\nwenig.\n\n"
        "Achtung: hier\nweiter: dort\n",
    )

    assert [line.text for line in lines] == [
        "Zuständig: Amt für Hochbau",
        "Zuständig: Bauamt",
        "Kosten: 20.000 Euro",
        "Das ist wenig.",
        "Achtung: hier weiter: dort",
    ]
