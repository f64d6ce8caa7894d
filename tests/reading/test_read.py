import hashlib
import json

import docx
import pptx
import pytest
import typst

from stadtfaden.core.pages import BlockKind, Page
from stadtfaden.core.passages import Passage
from stadtfaden.core.statements import Statement
from stadtfaden.reading import VERSION, QuoteDrifted, ReadingOptions, Unreadable, as_dict, read
from stadtfaden.reading.read import check_quotes
from tests.adapters.readers.office.making import archive, saved

PLAN = (
    "Radplan der Stadt\n\n1.1 Ziele\n\n"
    "Die Stadt will den Anteil des Radverkehrs bis 2035 auf 30 Prozent erhöhen.\n\n"
    "Sie baut dafür ein Netz von Wegen, das alle Stadtteile verbindet.\n"
)


def test_a_text_is_read_to_the_end():
    reading = read(PLAN.encode(), name="plan.txt")

    assert (reading.sha256, reading.size) == (hashlib.sha256(PLAN.encode()).hexdigest(), len(PLAN.encode()))
    assert (reading.media_type, reading.reader, reading.warnings) == ("text/plain", f"text/{VERSION}", ())
    assert [one.text for one in reading.passages if one.kind is BlockKind.HEADING] == [
        "Radplan der Stadt",
        "1.1 Ziele",
    ]
    assert any(statement.targets for statement in reading.statements)


def test_every_quote_is_cut_from_its_page():
    reading = read(PLAN.encode(), name="plan.txt")

    texts = {page.number: page.text for page in reading.pages}

    quotes: list[Passage | Statement] = [*reading.passages, *reading.statements]
    for quote in quotes:
        assert texts[quote.page][quote.start : quote.end] == quote.text


def test_a_quote_that_drifted_is_an_error():
    page = Page(number=1, label=None, text="Ein Satz.", blocks=())
    passage = Passage(position=0, page=1, start=0, end=3, text="Der", kind=BlockKind.PARAGRAPH)

    with pytest.raises(QuoteDrifted):
        check_quotes((page,), (passage,), ())


def test_the_content_decides_and_a_wrong_ending_is_said():
    document = docx.Document()
    document.add_paragraph("Ein Satz.")

    reading = read(saved(document), name="plan.pdf")

    assert reading.reader == f"docx/{VERSION}"
    assert "Die Endung „.pdf“ passt nicht zum Inhalt; gelesen als DOCX." in reading.warnings


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "leer"),
        (b" \n\t\n", "keinen Text"),
        (b"\x7fELF\x00\x01" * 50, "kein bekanntes Format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 90, "DOCX oder PDF speichern"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "verschlüsselt"),
        (b"{\\rtf1 Hallo}", "RTF"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "Bild"),
        (b"PK\x03\x04 rubbish", "Archiv"),
        (archive({"a.txt": "b"}), "Archiv"),
        (archive({"[Content_Types].xml": "a", "xl/workbook.xml": "b"}), "Excel"),
        (b"%PDF-1.7 cut off", "beschädigt"),
        (b"<html><body><script>x</script></body></html>", "lesbarer Text"),
    ],
)
def test_what_cannot_be_read_says_what_and_names_a_way_out(data, said):
    with pytest.raises(Unreadable) as refused:
        read(data, name="plan.docx")

    assert said in str(refused.value)
    assert refused.value.way_out.endswith(".")


def test_a_file_beyond_the_limit_is_refused():
    with pytest.raises(Unreadable, match=r"3,0 MB; gelesen werden höchstens 2,5 MB\."):
        read(b"a" * 3_000_000, name="plan.txt", options=ReadingOptions(max_bytes=2_500_000))


def deck(slides):
    made = pptx.Presentation()
    for number in range(slides):
        made.slides.add_slide(made.slide_layouts[5]).shapes.title.text = f"Folie {number}"
    return saved(made)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.txt", b"Eins\fZwei\fDrei"),
        ("plan.pdf", typst.compile(b"#set page(width: 90mm)\nEins #pagebreak() Zwei #pagebreak() Drei")),
        ("plan.pptx", deck(3)),
    ],
)
def test_more_pages_than_the_limit_are_refused_whatever_the_kind(name, data):
    with pytest.raises(Unreadable) as refused:
        read(data, name=name, options=ReadingOptions(max_pages=2))

    assert str(refused.value) == (
        "Die Datei hat 3 Seiten; gelesen werden höchstens 2. Bitte in mehrere Dateien teilen."
    )
    assert len(read(data, name=name, options=ReadingOptions(max_pages=3)).pages) == 3


@pytest.mark.parametrize(
    ("declared", "title"),
    [
        ("Radplan 2035", "Radplan 2035"),
        ("Microsoft Word - Radplan.doc", "Ziele"),
        ("", "Ziele"),
        ("Titel", "Ziele"),
    ],
)
def test_the_title_is_the_declared_one_unless_a_program_made_it_up(declared, title):
    document = docx.Document()
    document.core_properties.title = declared
    document.add_heading("Ziele", 1)
    document.add_paragraph("Ein Satz.")

    assert read(saved(document), name="plan.docx").title == title


def test_the_largest_type_names_a_paper_without_title():
    document = docx.Document()
    for text, size in (
        ("Radplan", 30),
        ("der Stadt am Fluss", 30),
        ("Ein langer Satz über die Wege der Stadt.", 11),
    ):
        run = document.add_paragraph().add_run(text)
        run.font.size = docx.shared.Pt(size)

    assert read(saved(document), name="plan.docx").title == "Radplan der Stadt am Fluss"


def test_as_dict_is_plain_json_with_stable_names():
    reading = read(PLAN.encode(), name="plan.txt")

    plain = as_dict(reading)

    assert json.loads(json.dumps(plain)) == plain
    assert set(plain) == {
        *("format", "sha256", "size", "media_type", "reader", "title", "warnings"),
        *("pages", "passages", "outline", "statements"),
    }
    assert plain["outline"][1:] == [
        {"passage": 1, "page": 1, "level": 2, "number": "1.1", "text": "1.1 Ziele"}
    ]
    assert plain["pages"][0]["number"] == 1
