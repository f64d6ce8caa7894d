import io
import pickle
import re

import pikepdf
import pytest

from stadtfaden.adapters.readers.pdf import PdfReader
from stadtfaden.adapters.readers.protocol import ReadingOptions, Unreadable
from tests.adapters.readers.pdf.making import (
    WITHOUT_OCR,
    changed,
    page,
    pages,
    saved,
    texts,
    typeset,
    written,
)

LINE = "BT /F1 12 Tf 50 400 Td (Klimaschutz) Tj ET"


def refusal(data, options=WITHOUT_OCR):
    with pytest.raises(Unreadable) as found:
        PdfReader().read(data, options)
    return found.value


def locked():
    with pikepdf.new() as document:
        document.add_blank_page()
        return saved(document, encryption=pikepdf.Encryption(owner="haus", user="tuer"))


def test_a_locked_file_names_the_password_and_the_way_out():
    found = refusal(locked())

    assert found.what == "Die PDF-Datei ist mit einem Kennwort geschützt."
    assert found.way_out.startswith("Speichern Sie eine Fassung ohne Kennwort")
    assert pickle.loads(pickle.dumps(found)).what == found.what  # noqa: S301 -- our own bytes


def test_a_file_locked_only_against_change_is_read():
    with pikepdf.open(io.BytesIO(written(LINE))) as document:
        data = saved(document, encryption=pikepdf.Encryption(owner="haus", user=""))

    assert texts(page(data)) == ["Klimaschutz"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "Die PDF-Datei ist leer."),
        (b"%PDF-1.7\n", "Die PDF-Datei ist beschädigt oder unvollständig und lässt sich nicht öffnen."),
        (
            b"%PDF-1.7\n" + b"\x00" * 5000,
            "Die PDF-Datei ist beschädigt oder unvollständig und lässt sich nicht öffnen.",
        ),
        (saved(pikepdf.new()), "Die PDF-Datei enthält keine Seiten."),
    ],
)
def test_what_is_no_whole_paper_is_refused_with_a_way_out(data, what):
    found = refusal(data)

    assert found.what == what
    assert "neu" in found.way_out


def test_too_many_pages_are_counted():
    found = refusal(written(*[LINE] * 4), ReadingOptions(max_pages=3))

    assert found.what == "Die Datei hat 4 Seiten; gelesen werden höchstens 3."


def outcome(data):
    """The sentence a user reads about this file."""
    try:
        paper = PdfReader().read(data, WITHOUT_OCR)
    except Unreadable as refused:
        return refused.what
    assert [found.number for found in paper.pages]
    return "".join(paper.warnings)


@pytest.mark.parametrize("share", [0.5, 0.8, 0.97])
def test_a_file_cut_off_is_refused_or_warned_about(share):
    data = typeset("\n#pagebreak()\n".join(f"Seite {number}: Mobilität" for number in range(30)))
    cut = data[: int(share * len(data))]

    assert outcome(cut) in {
        "Die PDF-Datei ist beschädigt oder unvollständig und lässt sich nicht öffnen.",
        "Die Datei endet vorzeitig: Es können Seiten oder Teile von Seiten fehlen.",
    }


def test_one_bad_page_does_not_stop_the_others():
    whole = written(LINE, LINE, LINE)
    second = [found.start() for found in re.finditer(rb"/Type /Page\b", whole)][1]
    spoilt = whole[:second] + b"/Type /Pack" + whole[second + len(b"/Type /Page") :]

    found = pages(spoilt)

    assert [texts(one) for one in found] == [["Klimaschutz"], [], ["Klimaschutz"]]
    assert found[1].number == 2
    assert found[1].warnings == ("Diese Seite ist beschädigt und konnte nicht gelesen werden.",)


@pytest.mark.parametrize(("width", "height"), [(3, 3), (200_000, 50), (14_400, 14_400)])
def test_absurd_page_sizes_do_no_harm(width, height):
    def resize(document):
        document.pages[0].MediaBox = [0, 0, width, height]

    data = changed(written("BT /F1 1 Tf 1 1 Td (x) Tj ET"), resize)
    found = page(data, ReadingOptions())

    assert (found.width, found.height) == (width, height)
    assert texts(found) == ["x"]


def test_a_page_with_broken_operators_gives_what_can_be_read():
    found = page(written(f"q q q Q 1 0 0 BT BT (verloren) Tj {LINE} ET Q Q Q Q Q"))

    assert "Klimaschutz" in texts(found)


def test_invisible_text_is_left_out_and_said():
    hidden = "Dies hier steht nur im Verborgenen und niemand hat es je so beschlossen"

    found = page(written(f"{LINE} BT 3 Tr /F1 9 Tf 50 300 Td ({hidden}) Tj ET"))

    assert texts(found) == ["Klimaschutz"]
    assert found.warnings == ("Unsichtbarer Text dieser Seite wurde nicht übernommen (59 Zeichen).",)


def test_letters_that_are_other_letters_are_said():
    sentence = "Die Stadt Musterberg will bis zum Jahr neue Wege in den Auen bauen und alte Pfade retten " * 3
    shifted = "".join(chr(ord(sign) - 29) if sign.isalpha() else sign for sign in sentence)
    words = shifted.replace("\\", "\\\\").replace("(", r"\(").replace(")", r"\)")

    found = page(written(f"BT /F1 3 Tf 10 300 Td ({words}) Tj ET"))

    assert found.warnings[0].startswith("Der Text dieser Seite ist nicht lesbar hinterlegt")
    assert found.lines == ()


def test_an_empty_page_has_no_lines_and_no_warning():
    found = page(written(""), ReadingOptions())

    assert (found.lines, found.warnings, found.is_scanned) == ((), (), False)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Klimaplan 2035", "Klimaplan 2035"),
        ("Microsoft Word - Klimaplan 2035", "Klimaplan 2035"),
        ("Microsoft Word - plan_final_2.docx", None),
        ("PowerPoint-Präsentation", None),
        ("untitled", None),
        ("  ", None),
        (None, None),
    ],
)
def test_a_title_is_one_a_person_gave(title, expected):
    def name(document):
        if title is not None:
            document.docinfo["/Title"] = title

    assert PdfReader().read(changed(written(LINE), name), WITHOUT_OCR).title == expected


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"%PDF-1.4", "a.bin", True),
        (b"\r\nHTTP\r\n%PDF-1.4", "a.pdf", True),
        (b"PK\x03\x04", "a.pdf", False),
        (b"", "A.PDF", True),
    ],
)
def test_content_says_what_is_a_pdf(head, name, expected):
    assert PdfReader().accepts(head, name) is expected
