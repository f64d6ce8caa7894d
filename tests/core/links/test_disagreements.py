"""When two targets of the same thing cannot both be kept."""

import pytest

from stadtfaden.core.links import disagreement
from stadtfaden.core.targets.values import Direction, Target


def target(text, **values):
    return Target(0, len(text), text, **values)


def points(value, year, direction=Direction.REACH):
    return target(
        f"{value} Ladepunkte bis {year}",
        value=float(value),
        unit="Ladepunkte",
        direction=direction,
        target_year=year,
    )


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            points(200, 2030),
            points(350, 2030),
            "der Wert: 200 Ladepunkte bis 2030 gegen 350 Ladepunkte bis 2030",
        ),
        (
            points(200, 2028),
            points(200, 2032),
            "das Jahr: 200 Ladepunkte bis 2028 gegen 200 Ladepunkte bis 2032",
        ),
        (
            points(1500, 2028),
            points(900, 2030),
            "Wert und Jahr: 1.500 Ladepunkte bis 2028 gegen 900 Ladepunkte bis 2030",
        ),
        (
            points(100, 2030, Direction.RAISE),
            points(100, 2030, Direction.REDUCE),
            "die Richtung: 100 Ladepunkte bis 2030 gegen 100 Ladepunkte bis 2030",
        ),
        (
            target("klimaneutral bis 2040", target_year=2040, scope="Stadt"),
            target("bis 2045 klimaneutral", target_year=2045),
            "das Jahr: „klimaneutral bis 2040“ gegen „bis 2045 klimaneutral“",
        ),
    ],
)
def test_what_differs_is_said(one, other, words):
    assert disagreement(one, other) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (points(200, 2030), points(200, 2030)),
        (points(150, 2028), points(200, 2030)),  # a step on the way
        (points(200, 2030), target("200 Bäume bis 2032", value=200.0, unit="Bäume", target_year=2032)),
        (
            target("um 40 % bis 2030", value=40.0, unit="%", target_year=2030, base_year=1990),
            target("um 30 % bis 2030", value=30.0, unit="%", target_year=2030, base_year=2019),
        ),
        (
            target("auf 3,5 % bis 2030", value=3.5, unit="%", target_year=2030, scope="Quote"),
            target("bis 2030 halbieren", value=50.0, unit="%", target_year=2030, scope="Quote"),
        ),
        (
            target("auf 70 % bis 2030", value=70.0, unit="%", target_year=2030, scope="Anteil der Wege"),
            target("auf 20 % bis 2030", value=20.0, unit="%", target_year=2030, scope="Wahlbeteiligung"),
        ),
        (points(200, 2030), target("200 Ladepunkte", value=200.0, unit="Ladepunkte")),
    ],
)
def test_what_can_both_be_kept_is_no_disagreement(one, other):
    assert disagreement(one, other) is None
    assert disagreement(other, one) is None


def test_numbers_are_written_as_germans_write_them():
    one = target("2,9 t bis 2030", value=2.9, unit="t", target_year=2030, scope="Ausstoß je Kopf")
    other = target("3,5 t bis 2030", value=3.5, unit="t", target_year=2030, scope="Ausstoß je Kopf")

    assert disagreement(one, other) == "der Wert: 2,9 t bis 2030 gegen 3,5 t bis 2030"
