import pytest

from stadtfaden.core.sentences import sentences

ONE = [
    "Die Stadt spart z. B. beim Strom.",
    "Das regelt § 3 Abs. 2 Satz 1 der Satzung.",
    "Der Rat tagt am 3. Mai im Saal.",
    "Dr. Anna Beispiel leitet das Amt.",
    "Das kostet ca. 5 Mio. Euro im Jahr.",
    "Es sinkt um 3,5 Prozent bzw. 1.200 Tonnen.",
    "Die 2. Fortschreibung folgt im 4. Quartal 2027.",
    "Das gilt lt. Beschluss Nr. 12 vom 1. Juli.",
    "Der Plan (vgl. Kap. 4) gilt weiter.",
    "Strom, Wärme usw. werden erneuerbar.",
    "Die Musterstadt.App zeigt freie Plätze.",
    "Das steht auf www.stadt.Beispiel.de unter Bauen.",
    "Die Datei plan.Entwurf.pdf liegt bei.",
    "Schreiben Sie an rat.Haus@stadt.example bis Mai.",
    "Der Wert stieg auf 3.Die Hälfte.",
    "Die Wege sind z.B.Die Allee und der Ring.",
]
TWO = [
    ("Die Stadt handelt.", "Sie baut Wege."),
    ("Was ist zu tun?", "Wir bauen Wege."),
    ("Das gilt bis 2035.", "Die Stadt prüft es."),
    ("Das sagt der Rat: „Wir bauen.“", "Alle stimmen zu."),
    ("Strom, Wärme, Wasser usw.", "Die Stadt handelt."),
    ("Das steht im Plan.3", "Der Rat folgt ihm."),
    ("Der Ausstoß sinkt um 40 %.", "Die Stadt hilft dabei."),
]
GLUED = [
    ("Die Wege sollen breiter werden.", "Daher baut die Stadt um."),
    ("Das gilt für alle Gebäude.", "Die Stadt prüft es."),
    ("Wer soll das tun?", "Wir bauen Wege."),
]


@pytest.mark.parametrize("text", ONE)
def test_a_dot_inside_does_not_end_a_sentence(text):
    assert [text[start:end] for start, end in sentences(text)] == [text]


@pytest.mark.parametrize("pair", TWO)
def test_two_sentences_are_told_apart(pair):
    text = " ".join(pair)

    assert tuple(text[start:end] for start, end in sentences(text)) == pair


@pytest.mark.parametrize("pair", GLUED)
def test_a_missing_space_does_not_glue_two_sentences(pair):
    text = "".join(pair)

    assert tuple(text[start:end] for start, end in sentences(text)) == pair


def test_nothing_but_spaces_holds_no_sentence():
    assert list(sentences("  ")) == []
