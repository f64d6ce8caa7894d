"""Words of a paper, cut around what they show."""

import pytest

from stadtfaden.exchange.report.quoting import around

LONG = "Wort " * 80


@pytest.mark.parametrize(
    ("text", "words", "cut"),
    [
        ("Wir messen mit Sensoren am Fluss.", "Sensoren", ("Wir messen mit ", "Sensoren", " am Fluss.")),
        ("Wir messen\n  mit Sensoren.", "Sensoren", ("Wir messen mit ", "Sensoren", ".")),
        ("Wir messen.", "Sensoren", ("Wir messen.", "", "")),
        ("Wir messen.", "", ("Wir messen.", "", "")),
    ],
)
def test_the_words_stand_between_what_is_before_and_after(text, words, cut):
    assert around(text, words) == cut


def test_far_before_and_far_after_are_cut_at_a_word():
    before, words, after = around(f"{LONG}Sensoren {LONG}", "Sensoren")

    assert before.startswith("[…] Wort")
    assert before.endswith("Wort ")
    assert words == "Sensoren"
    assert after.endswith("Wort […]")
    assert len(before) + len(after) < 320
