import pytest
from tests.core.statements.paper import H, P, T, page, state

from stadtfaden.core.statements import StatementKind


@pytest.mark.parametrize(
    ("heading", "code", "kind"),
    [
        ("Wohnungspolitisches Ziel W-Z 1 Genug Wohnungen bauen", "W-Z 1", StatementKind.GOAL),
        ("Leitgedanke LG 1 Alle gehören dazu", "LG 1", StatementKind.PRINCIPLE),
        ("Prüfgröße WI 1 Mittlere Miete je Quadratmeter", "WI 1", StatementKind.INDICATOR),
        ("Schlüsselprojekt SP 1 Neues Haus am Hafen", "SP 1", StatementKind.MEASURE),
    ],
)
def test_a_word_before_a_code_says_what_it_counts(heading, code, kind):
    found, _ = state(page(1, (H, heading), (P, "Mehr dazu steht im Anhang.")))

    assert [(statement.code, statement.kind) for statement in found] == [(code, kind)]


def test_what_heads_a_measure_sheet_is_a_measure_and_what_it_serves_a_goal():
    sheets = [
        block
        for number in (1, 2, 3)
        for block in (
            (T, f"EX-0{number} Brunnen Nummer {number} bauen"),
            (T, f"Ziel\tZQ {number}"),
            (T, "Zuständig\tTiefbauamt"),
            (T, "Kosten\t20.000 Euro"),
        )
    ]
    goals = [(H, f"ZQ {number} Kühler Platz {number}") for number in (1, 2, 3)]

    found, _ = state(page(1, *goals), page(2, (H, "Anhang"), *sheets))

    kinds = {statement.code: statement.kind for statement in found}
    parents = {s.code: found[s.parent].code for s in found if s.parent is not None}
    assert kinds["EX-02"] == StatementKind.MEASURE
    assert kinds["ZQ 2"] == StatementKind.GOAL
    assert parents == {"EX-01": "ZQ 1", "EX-02": "ZQ 2", "EX-03": "ZQ 3"}


def test_the_paragraph_below_a_goal_gives_it_its_targets():
    text = "Die Stadt will den Anteil der Radwege bis 2035 auf 40 % erhöhen."

    found, pages = state(page(1, (H, "Ziel RZ 1 Mehr Wege für das Rad"), (P, text)))

    (goal,) = found
    (target,) = goal.targets
    assert (target.value, target.target_year) == (40, 2035)
    assert pages[0].text[goal.start + target.start : goal.start + target.end] == target.text


def test_the_sentence_below_a_vision_heading_is_the_vision():
    found, _ = state(page(1, (H, "Unsere Vision"), (P, "Auental macht das Leben am Fluss leicht.")))

    assert [(s.kind, s.text) for s in found] == [
        (StatementKind.VISION, "Auental macht das Leben am Fluss leicht.")
    ]
