import pytest

from stadtfaden.core.areas import shipped_taxonomy
from stadtfaden.core.statements import StatementKind, understand

PROPOSALS = (
    "Hier sollte dringend eine Bank aufgestellt werden.",
    "Könnte man die Ampel nicht länger grün lassen?",
    "Gehweg vor der Bücherei verbreitern",
    "Bitte den Spielplatz einzäunen.",
    "Es wäre gut, wenn der Bus auch abends fahren würde.",
)
REASONS = (
    "Der Gehweg ist viel zu schmal und voller Löcher.",
    "Ich fahre hier jeden Morgen mit meinen Kindern entlang.",
    "Autos parken ständig auf dem Radweg.",
    "Die Umfrage wurde im Herbst durchgeführt.",
)


@pytest.mark.parametrize("line", PROPOSALS)
def test_a_proposal_is_a_measure_or_goal(line):
    assert understand(line, ()).kind in {StatementKind.MEASURE, StatementKind.GOAL}


@pytest.mark.parametrize("line", REASONS)
def test_a_reason_is_neither_measure_nor_goal(line):
    assert understand(line, ()).kind in {None, StatementKind.CHALLENGE}


def test_a_line_is_understood_from_all_sides():
    found = understand("Bis 2030 sollen 200 Ladepunkte mit Sensoren entstehen.", shipped_taxonomy())

    assert found.kind in {StatementKind.GOAL, StatementKind.TARGET, StatementKind.MEASURE}
    assert (found.targets[0].value, found.targets[0].unit, found.targets[0].target_year) == (
        200,
        "Ladepunkte",
        2030,
    )
    assert "mobility" in {area.id for area in found.areas}


@pytest.mark.parametrize("line", ["", " ", "…", "12", "\t\t"])
def test_a_line_without_words_says_nothing(line):
    found = understand(line, ())

    assert (found.kind, found.targets) == (None, ())
