"""A contradiction as a short question."""

from dataclasses import dataclass

import pytest
from django.utils.translation import override

from stadtfaden.ui.questions import Question, question


@dataclass
class Promise:
    value: float | None = None
    unit: str | None = None
    target_year: int | None = None


TITLES = ("Laden am Straßenrand", "Parkplätze mit Strom bis 2030")


@pytest.mark.parametrize(
    ("here", "there", "topic", "words"),
    [
        (
            [Promise(200.0, "Ladepunkte", 2030)],
            [Promise(350.0, "Ladepunkte", 2030), Promise(10.0, "%", 2030)],
            "",
            "200 oder 350 Ladepunkte bis 2030?",
        ),
        (
            [Promise(95.0, "%", 2028)],
            [Promise(95.0, "%", 2030)],
            TITLES[0],
            "95 % bis 2028 oder bis 2030?",
        ),
        (
            [Promise(target_year=2045)],
            [Promise(65.0, "%", 2030), Promise(target_year=2040)],
            TITLES[0],
            "bis 2045 oder bis 2040?",
        ),
        (
            [Promise(3.0, "Büros", 2028)],
            [Promise(7.0, "Stadtteilbüros", 2029)],
            "",
            "3 Büros bis 2028 oder 7 Stadtteilbüros bis 2029?",
        ),
        ([Promise(95.0, "%")], [Promise(90.0, "%")], TITLES[0], "95 oder 90 %?"),
        (
            [Promise(target_year=2028)],
            [Promise(318.0, "Haltestellen")],
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
            [Promise(1400.0, "Stellplätze", 2030)], [Promise(2000.0, "Stellplätze", 2030)], TITLES
        )

    assert asked.words == "1,400 or 2,000 Stellplätze by 2030?"
