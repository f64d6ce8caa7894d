"""Short papers, plainly written: headings, numbers and sentences instead of sheets."""

import pytest
from tests.core.statements.paper import H, L, P, page, state

from stadtfaden.core.statements.references import GoalServed, goals_served
from stadtfaden.core.statements.values import StatementKind

GOALS = (
    (H, "2 Ziele"),
    (L, "M1: Der Radverkehr soll bis 2034 auf 25 Prozent steigen."),
    (L, "M2: Die Zahl der Unfälle soll bis 2030 sinken."),
    (L, "M3: Busse sollen bis 2030 alle 15 Minuten fahren."),
)
MEASURES = (
    (H, "3 Maßnahmen"),
    (H, "Maßnahme R1: Brücke über die Aue", 2),
    (P, "Bau einer Brücke. Die Maßnahme dient dem Ziel M1. Die Kosten betragen rund 2,1 Mio. Euro."),
    (H, "Maßnahme R2: Lampen am Ufer", 2),
    (P, "Neue Lampen. Kosten: 350.000 Euro, zuständig: Bauamt. Die Stromkosten betragen 900 Euro."),
    (H, "Maßnahme R3: Beratung", 2),
    (P, "Dient Ziel M3. Das Projekt kostet 90.000 Euro pro Jahr."),
    (H, "Maßnahme R4: Bänke", 2),
    (P, "Die Kosten trägt ein Verein. Dient dem Ziel M1 des Leitbilds."),
)


def by_code(*blocks):
    statements, pages = state(page(1, *blocks))
    return {one.code: one for one in statements}, statements, pages


def test_what_stands_below_a_heading_of_goals_is_a_goal_whatever_its_letter():
    found, _, _ = by_code(*GOALS, *MEASURES)

    assert {found[code].kind for code in ("M1", "M2", "M3")} == {StatementKind.GOAL}
    assert found["M1"].reason == "Steht unter der Überschrift „2 Ziele“ und trägt die Nummer M1."


def test_a_letter_still_says_measure_where_the_paper_counts_its_goals_otherwise():
    found, _, _ = by_code(
        (H, "2 Ziele"),
        *((P, f"Z{n} Die Stadt soll bis 203{n} grüner werden.") for n in (1, 2, 3)),
        *((L, f"M{n} Bäume in der Straße {n} pflanzen") for n in (1, 2, 3)),
    )

    assert {found[code].kind for code in ("M1", "M2", "M3")} == {StatementKind.MEASURE}


def test_sentences_tie_a_measure_to_the_goal_they_name_and_not_to_that_of_another_paper():
    found, statements, _ = by_code(*GOALS, *MEASURES)

    served = {code: found[code].parent for code in ("R1", "R2", "R3", "R4")}

    assert {code: None if at is None else statements[at].code for code, at in served.items()} == {
        "R1": "M1",
        "R2": None,
        "R3": "M3",
        "R4": None,
    }


def test_costs_in_sentences_are_fields_of_the_measure():
    found, _, pages = by_code(*GOALS, *MEASURES)

    fields = [field for code in ("R1", "R2", "R3", "R4") for field in found[code].fields]

    assert [(field.key, field.text) for field in fields] == [
        ("cost", "rund 2,1 Mio. Euro"),
        ("cost", "350.000 Euro"),
        ("lead", "Bauamt"),
        ("cost", "90.000 Euro pro Jahr"),
    ]
    assert all(pages[0].text[field.start : field.end] == field.text for field in fields)


@pytest.mark.parametrize(
    ("text", "served"),
    [
        ("Dient Ziel 1.10.", (GoalServed("1.10"),)),
        ("Setzt das Ziel 1.1 des Leitbilds um.", (GoalServed("1.1", "Leitbilds"),)),
        ("Dient dem Ziel, sparsam zu sein.", ()),
        ("Trägt dazu bei, das Ziel 30 Prozent zu erreichen.", ()),
        ("Dient keinem Ziel 4.", ()),
    ],
)
def test_a_goal_is_served_where_a_text_says_so_with_its_number(text, served):
    assert goals_served(text) == served
