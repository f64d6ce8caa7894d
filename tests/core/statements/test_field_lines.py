"""Lines of a paragraph: which are meant as lines, and which a writer only wrapped."""

import pytest

from stadtfaden.core.statements.field_lines import is_codes, pieces_of


@pytest.mark.parametrize(
    ("lines", "pieces"),
    [
        (["Ziel: K3", "Die Stadt pflanzt Bäume."], 2),
        (["Zuständig: Amt für", "Hochbau"], 1),
        (["Partner: Stadtwerke,", "Vereine und Schulen der ganzen Stadt"], 1),
        (["Kosten: 20.000 Euro", "Das ist", "wenig."], 2),
        (["Kosten: 20.000 Euro im ersten Jahr", "und 10.000 Euro danach"], 1),
        (["Zwei Höfe werden im", "Sommer grün.", "Zuständig: Schulamt", "Dauer: 2 Jahre"], 3),
        (["Wir bauen um, denn das", "Ziel: weniger Lärm"], 1),
        (["Achtung: hier", "weiter: dort"], 1),
        (["Ziel: Mehr Schatten auf den Höfen der", "Schulen und der Horte"], 1),
    ],
)
def test_a_field_and_a_whole_value_stand_by_themselves_and_what_is_wrapped_goes_on(lines, pieces):
    assert len(pieces_of(lines)) == pieces


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("K3", True),
        ("Z 1.2, Z 2.1 und Z 3", True),
        ("Ziel 4", True),
        ("K3 Sonne", False),
        ("12 MWp auf Dächern", False),
    ],
)
def test_codes_alone_are_a_whole_value(value, expected):
    assert is_codes(value) is expected
