"""Where digitalisation is meant, and where the word only decorates."""

import pytest

from stadtfaden.core.digital import find_digital


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Bodenfeuchtesensoren melden, welche Bäume Wasser brauchen.", "data", "Bodenfeuchtesensoren"),
        ("Der Bauantrag kann online gestellt werden.", "instrument", "Bauantrag kann online"),
        ("Alle Akten werden bis 2027 als E-Akte geführt.", "instrument", "E-Akte"),
        ("Jedes Haus erhält Glasfaser.", "infrastructure", "Glasfaser"),
        ("Homeoffice verändert den Bedarf an Büroflächen.", "spatial-effect", "Homeoffice"),
        ("Wir fördern Medienkompetenz an allen Schulen.", "skills", "Medienkompetenz"),
        ("Die Abteilung stärkt die IT-Sicherheit.", "risk", "IT-Sicherheit"),
        ("Alle können auf der Beteiligungsplattform mitreden.", "participation", "Beteiligungsplattform"),
        ("Enkel erklären ihren Großeltern das Handy.", "skills", "erklären ihren Großeltern das Handy"),
        ("Wer ohne Smartphone lebt, bekommt den Fahrplan gedruckt.", "risk", "ohne Smartphone"),
        ("Seit sie zu Hause arbeitet, steht das Auto.", "spatial-effect", "zu Hause arbeitet"),
        ("Die Pumpen laufen von selbst an.", "instrument", "Pumpen laufen von selbst"),
        ("Schüler richten Seniorinnen das Tablet ein.", "skills", "richten Seniorinnen das Tablet"),
        ("Die Zulassungsstelle wurde gehackt.", "risk", "gehackt"),
        ("Das Kita-Portal kennt jeden freien Platz.", "instrument", "Portal"),
        ("Cyberkriminelle hatten das Archiv im Visier.", "risk", "Cyberkriminelle"),
    ],
)
def test_the_exact_words_are_marked(text, kind, words):
    marks = {mark.id: text[mark.start : mark.end] for mark in find_digital(text)}

    assert marks[kind] == words


@pytest.mark.parametrize(
    "text",
    [
        "Herzlich digitale Stadt: Wir leben Gemeinschaft.",
        "Das Leitbild „herzlich digital“ gilt seit 2018.",
        "Im digitalen Zeitalter braucht es Zusammenhalt.",
        "Das Dezernat für Digitalisierung verantwortet die Umsetzung.",
        "Das Radwegenetz wird bis 2030 ausgebaut.",
        "Globalisierung, Digitalisierung und Klimawandel fordern uns.",
        "Das Netz der Ladepunkte wird dichter.",
        "Lückenschluss im Fernwärmenetz",
        "Netze für eine vernetzte Landschaft",
        "Netze für eine vernetzte Stadt",
        "Ein Portal aus Sandstein",
        "Zahlen, Daten, Fakten",
    ],
)
def test_decoration_is_no_connection(text):
    assert find_digital(text) == ()


def test_signs_of_two_sentences_are_no_pair():
    text = "Die Heizung ist alt. Von selbst ändert sich nichts."

    assert find_digital(text) == ()


def test_a_way_to_take_part_is_no_instrument_beside():
    found = {mark.id for mark in find_digital("Über das Jugendbudget wird per Handy abgestimmt.")}

    assert found == {"participation"}
