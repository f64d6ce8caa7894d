"""A contradiction as a short question."""

from dataclasses import dataclass

import pytest
from django.utils.translation import override

from stadtfaden.ui.questions import Question, question


@dataclass
class Promise:
    text: str = ""
    value: float | None = None
    unit: str | None = None
    target_year: int | None = None


TITLES = ("Laden am Straßenrand", "Parkplätze mit Strom bis 2030")


@pytest.mark.parametrize(
    ("here", "there", "topic", "words"),
    [
        (
            [Promise("", 200.0, "Ladepunkte", 2030)],
            [Promise("", 350.0, "Ladepunkte", 2030), Promise("", 10.0, "%", 2030)],
            "",
            "200 oder 350 Ladepunkte bis 2030?",
        ),
        (
            [Promise("", 95.0, "%", 2028)],
            [Promise("", 95.0, "%", 2030)],
            TITLES[0],
            "95 % bis 2028 oder bis 2030?",
        ),
        (
            [Promise(target_year=2045)],
            [Promise("", 65.0, "%", 2030), Promise(target_year=2040)],
            TITLES[0],
            "bis 2045 oder bis 2040?",
        ),
        (
            [Promise("", 3.0, "Büros", 2028)],
            [Promise("", 7.0, "Stadtteilbüros", 2029)],
            "",
            "3 Büros bis 2028 oder 7 Stadtteilbüros bis 2029?",
        ),
        ([Promise("", 95.0, "%")], [Promise("", 90.0, "%")], TITLES[0], "95 oder 90 %?"),
        (
            [Promise(target_year=2028)],
            [Promise("", 318.0, "Haltestellen")],
            "",
            f"„{TITLES[0]}“ oder „{TITLES[1]}“?",
        ),
        ([], [], "", f"„{TITLES[0]}“ oder „{TITLES[1]}“?"),
    ],
)
def test_it_asks_for_what_differs(here, there, topic, words):
    with override("de"):
        assert question(here, there, TITLES) == Question(topic, words)


def test_it_asks_in_english_on_an_english_page():
    with override("en"):
        asked = question(
            [Promise("", 1400.0, "Stellplätze", 2030)], [Promise("", 2000.0, "Stellplätze", 2030)], TITLES
        )

    assert asked.words == "1,400 or 2,000 Stellplätze by 2030?"


def test_it_asks_first_for_what_the_machine_names():
    here = [Promise("klimaneutral bis 2040", None, None, 2040), Promise("76.000 t", 76000.0, "t", 2040)]
    there = [Promise("Neutralität 2050", None, None, 2050), Promise("0,5 t", 0.5, "t", 2050)]
    reason = "Das eine nennt „klimaneutral bis 2040“, das andere „Neutralität 2050“."

    with override("de"):
        named = question(here, there, TITLES, reason)
        unnamed = question(here, there, TITLES)

    assert named.words == "bis 2040 oder bis 2050?"
    assert unnamed.words == "76.000 t bis 2040 oder 0,5 t bis 2050?"


def test_a_whole_sentence_is_no_topic():
    sentence = "Der Anteil der Wege mit dem Rad an allen Wegen in der Stadt soll weiter steigen."

    with override("de"):
        asked = question([Promise("", 40.0, "%")], [Promise("", 25.0, "%")], [sentence, sentence])

    assert asked == Question("", "40 oder 25 %?")
