import shutil

import pikepdf
import pytest

from stadtfaden.adapters.readers.pdf import ocr, tesseract
from stadtfaden.adapters.readers.pdf.seen import SeenWord, believable, confidence_of
from stadtfaden.adapters.readers.protocol import ReadingOptions
from tests.adapters.readers.pdf.making import changed, page, pages, scanned, texts, typeset

needs_tesseract = pytest.mark.skipif(
    not tesseract.is_ready("deu"), reason="tesseract with German is missing: " + ocr.INSTALL
)
SENTENCES = "Die Größe der Grünflächen wächst bis 2030 um zwölf Prozent.\n\nDafür pflanzt die Stadt Bäume."
EXPECTED = ["Die Größe der Grünflächen wächst bis 2030 um zwölf Prozent.", "Dafür pflanzt die Stadt Bäume."]


@pytest.fixture(scope="module")
def original():
    return typeset(f"#set page(height: 150pt)\n{SENTENCES}")


@needs_tesseract
def test_a_scan_is_read_where_its_words_stand(original):
    born = page(original)

    found = page(scanned(original), ReadingOptions())

    assert texts(found) == texts(born) == EXPECTED
    assert found.is_scanned
    assert (found.confidence or 0) > 0.8
    assert found.warnings == ()
    for seen, printed in zip(found.lines, born.lines, strict=True):
        assert seen.box
        assert printed.box
        assert seen.size
        assert printed.size
        assert abs(seen.box.x0 - printed.box.x0) < 3
        assert abs(seen.box.y1 - printed.box.y1) < 5
        assert abs(seen.size - printed.size) < 0.15 * printed.size


@needs_tesseract
def test_a_scan_on_its_side_is_read():
    source = typeset(f"#set page(height: 220pt)\n{SENTENCES * 4}")

    found = page(scanned(source, quarter_turns=1), ReadingOptions())

    assert any("Grünflächen" in text for text in texts(found))
    assert (found.confidence or 0) > 0.8
    assert all(
        line.box and 0 <= line.box.x0 < line.box.x1 <= found.width for line in found.lines if found.width
    )


def test_without_tesseract_the_scan_is_read_and_the_page_says_so(original, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("tesseract") is None

    found = page(scanned(original), ReadingOptions())

    assert texts(found) == EXPECTED
    assert (found.confidence or 0) > 0.8
    warning = "Gelesen mit der Ersatz-Texterkennung; für deutsche Texte ist tesseract geübter: "
    assert found.warnings == (warning + "apt-get install tesseract-ocr tesseract-ocr-deu",)


def test_a_scan_without_ocr_is_an_empty_page_with_a_way_out(original):
    found = page(scanned(original))

    assert found.lines == ()
    assert found.is_scanned
    way_out = "Die Texterkennung ist abgeschaltet; schalten Sie sie ein, um die Seite zu lesen."
    assert found.warnings == (f"Diese Seite ist ein Bild ohne Text. {way_out}",)


def test_a_language_without_data_counts_as_missing():
    assert not tesseract.is_ready("deu+xyz")


def test_a_scan_with_a_hidden_text_layer_keeps_it(original):
    def add_layer(document):
        layer = b"BT 3 Tr /F1 11 Tf 40 100 Td (Text aus dem Scanner) Tj ET"
        first = document.pages[0]
        first.Resources.Font = pikepdf.Dictionary(
            F1=pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
        )
        first.contents_add(document.make_stream(layer))

    found = page(changed(scanned(original), add_layer), ReadingOptions())

    assert texts(found) == ["Text aus dem Scanner"]
    assert found.is_scanned
    assert found.confidence is None


def word(text, certainty, line=0):
    return SeenWord(text, (0, 0, 10, 10), certainty, line)


def test_a_long_word_counts_for_more():
    assert confidence_of([word("Verkehrswende", 0.9), word("in", 0.1)]) == pytest.approx(
        (13 * 0.9 + 0.2) / 15
    )


def test_specks_are_no_words():
    words = [word("Stadt", 0.9), word("|", 0.4), word("~", 0.2, line=1), word("_", 0.1, line=1)]

    assert [one.text for one in believable(words)] == ["Stadt"]


@pytest.mark.real
@needs_tesseract
def test_a_real_scan_is_read(real_data):
    found = pages((real_data / "pdf_misc" / "image_only_german_pdf.pdf").read_bytes(), ReadingOptions())

    assert [one.is_scanned for one in found] == [True] * 3
    assert min(one.confidence or 0 for one in found[:2]) > 0.85
    words = {text for one in found for line in texts(one) for text in line.split()}
    assert {"Archivgesetzes", "München,", "für", "Änderungen", "können"} <= words
