import pytest

from stadtfaden.adapters.readers.protocol import ReadingOptions, Unreadable
from stadtfaden.adapters.readers.text import TextReader, decode
from stadtfaden.adapters.readers.text.reader import with_small_digits

OPTIONS = ReadingOptions()
SENTENCE = "Größere Wälder für alle Bürger – über 40 Hektar."


def lines(data):
    return [[line.text for line in page.lines] for page in TextReader().read(data, OPTIONS).pages]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_the_usual_encodings_are_found(encoding):
    assert lines(SENTENCE.encode(encoding)) == [[SENTENCE]]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_names_the_order(encoding):
    assert lines(f"\ufeff{SENTENCE}".encode(encoding)) == [[SENTENCE]]


def test_broken_places_are_kept_and_the_first_is_named():
    data = f"Erste Seite, größer\f{SENTENCE}\nZweite Zeile ".encode() + b"\xff" + " für alle Bäume".encode()

    found = decode(data)

    assert found.text.endswith("Zweite Zeile \ufffd für alle Bäume")
    assert found.warnings == ("Zeichensatz: eine Stelle ist nicht lesbar, zuerst auf Seite 2, Zeile 2.",)


def test_a_form_feed_ends_a_page_and_the_last_one_begins_none():
    assert lines(b"eins\fzwei\n\n  drei\f") == [["eins"], ["zwei", "", "  drei"]]


def test_letters_in_two_parts_become_one():
    assert lines("Gru\u0308n".encode()) == [["Grün"]]


def test_too_many_pages_are_counted():
    with pytest.raises(Unreadable) as refused:
        TextReader().read(b"a\fb\fc", ReadingOptions(max_pages=2))

    assert refused.value.what == "Die Datei hat 3 Seiten; gelesen werden höchstens 2."


def test_white_space_is_no_text():
    with pytest.raises(Unreadable, match="enthält keinen Text"):
        TextReader().read(b" \n\f\t\n", OPTIONS)


@pytest.mark.parametrize("head", [b"\x00\x01\x02", bytes(range(1, 256)) * 4])
def test_rubbish_is_not_accepted(head):
    assert not TextReader().accepts(head, "plan.txt")


def test_cell_ends_of_an_export_part_columns():
    data = "Linienbündel\x07Kenndaten\nNord\x0712 km".encode()

    assert TextReader().accepts(data, "plan.txt")
    assert lines(data) == [["Linienbündel    Kenndaten", "Nord    12 km"]]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("je Kopf 3 t CO\n2\n-Ausstoß im Jahr", "je Kopf 3 t CO2-Ausstoß im Jahr"),
        ("spart 40 t CO\n2 im Jahr", "spart 40 t CO2 im Jahr"),
        ("weniger CO\n2\n, mehr Bäume", "weniger CO2, mehr Bäume"),
        ("auf 12 km\n2\nFläche", "auf 12 km2 Fläche"),
        ("ohne CO\n2030 ist es so weit", "ohne CO\n2030 ist es so weit"),
        ("am\n2\nStart", "am\n2\nStart"),
    ],
)
def test_a_small_digit_on_a_line_of_its_own_belongs_to_its_word(written, read):
    assert with_small_digits(written) == read
