import pytest

from stadtfaden.search import marks, snippet

LONG = (
    "Die Stadt wächst seit zehn Jahren. Neue Schulen sind nötig und werden gebaut. "
    "Für den Alltag zählt vor allem der kurze Weg. "
    "Das Radwegenetz verbindet alle Ortsteile, und sichere Radwege führen zu jeder Schule. "
    "Der Haushalt sieht dafür zwei Millionen Euro vor. Gebaut wird ab dem nächsten Frühjahr."
)


def marked(text, ranges):
    return [text[start:end] for start, end in ranges]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Radweg", ["Radwegenetz", "Radwege"]),
        ("Wegenetz", []),
        ("Schulweg", []),
        ("Schulen", ["Schulen", "Schule"]),
        ("Haushaltsmittel", []),
        ("der die und", []),
        ("", []),
    ],
)
def test_words_are_marked_in_all_forms_and_inside_compounds(question, words):
    assert marked(LONG, marks(LONG, question)) == words


def test_a_short_text_is_shown_whole():
    shown = snippet("Sichere Radwege", "Radweg")

    assert (shown.text, shown.marks, shown.start) == ("Sichere Radwege", ((8, 15),), 0)


def test_the_piece_with_most_marks_begins_with_its_sentence():
    shown = snippet(LONG, "sichere Radwege Ortsteile", length=100)

    assert shown.text.startswith("Das Radwegenetz")
    assert LONG[shown.start :].startswith(shown.text)
    assert marked(shown.text, shown.marks) == ["Radwegenetz", "Ortsteile", "sichere", "Radwege"]


@pytest.mark.parametrize("length", [20, 60, 150, 1000])
@pytest.mark.parametrize("question", ["Radwege Euro", "Frühjahr", "Stadt", "Fernwärme"])
def test_a_piece_is_cut_from_the_text_between_words(question, length):
    shown = snippet(LONG, question, length=length)

    assert LONG[shown.start : shown.start + len(shown.text)] == shown.text
    assert len(shown.text) <= length
    assert shown.start == 0 or LONG[shown.start - 1] == " "
    assert marked(shown.text, shown.marks) == [
        LONG[a:b] for a, b in marks(LONG, question) if a >= shown.start and b <= shown.start + len(shown.text)
    ]
