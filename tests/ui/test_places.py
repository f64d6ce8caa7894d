import pytest
from django.utils.translation import override

from stadtfaden.ui.places import place
from stadtfaden.ui.templatetags.stadtfaden import number, quoted, shortened


@pytest.mark.parametrize(
    ("language", "label", "reader", "words"),
    [
        ("de", "22", "pdf/3", "S. 22 (PDF 24)"),
        ("de", "xiv", "pdf/3", "S. xiv (PDF 24)"),
        ("de", None, "pdf/3", "PDF 24"),
        ("de", None, "text/1", "Seite 24 der Datei"),
        ("de", "22", "text/1", "S. 22 (Seite 24 der Datei)"),
        ("de", "24", "text/1", "S. 24"),
        ("de", "24", "pdf/3", "S. 24 (PDF 24)"),
        ("en", "22", "text/1", "p. 22 (page 24 of the file)"),
        ("en", "22", "pdf/3", "p. 22 (PDF 24)"),
        ("en", None, "office/1", "page 24 of the file"),
    ],
)
def test_a_place_says_what_is_known_and_no_more(language, label, reader, words):
    with override(language):
        assert place(number=24, label=label, reader=reader) == words


@pytest.mark.parametrize(
    ("language", "value", "words"),
    [
        ("de", 7853, "7.853"),
        ("de", 40.0, "40"),
        ("de", 2.5, "2,5"),
        ("de", -1200.25, "-1.200,25"),
        ("de", None, "–"),
        ("en", 7853, "7,853"),
    ],
)
def test_numbers_are_written_as_the_language_does(language, value, words):
    with override(language):
        assert number(value) == words


def test_a_quote_is_german_and_harmless():
    with override("en"):
        assert quoted("Ja\n <b>so</b>") == '<span lang="de">„Ja &lt;b&gt;so&lt;/b&gt;“</span>'


def test_a_cut_is_marked_and_spares_words():
    assert shortened("eins zwei drei vier", 12) == "eins zwei […]"
    assert shortened("eins zwei", 12) == "eins zwei"
