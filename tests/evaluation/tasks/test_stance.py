"""Whether a reason goes with a thesis or against it."""

import pytest

from stadtfaden.evaluation.tasks.stance import Case, agrees, contrary_pairs, measured

THESIS = "Die Zahl der Spielplätze soll erhöht werden."


@pytest.mark.parametrize(
    ("reason", "answer"),
    [
        ("Wir wollen mehr Spielplätze.", True),
        ("Die Zahl der Spielplätze soll sinken.", False),
        ("Mehr Spielplätze lehnen wir ab.", False),
        ("Kinder sind uns wichtig.", None),
    ],
)
def test_a_reason_is_laid_beside_what_the_thesis_wants(reason, answer):
    assert agrees(THESIS, reason) is answer


def test_where_nothing_is_told_the_most_frequent_answer_counts():
    cases = [
        Case("a", THESIS, "Wir wollen mehr Spielplätze.", agrees=True),
        Case("a", THESIS, "Kinder sind uns wichtig.", agrees=True),
        Case("b", THESIS, "Die Zahl der Spielplätze soll sinken.", agrees=False),
    ]

    usual, negation, told = measured(cases)

    assert usual.ours == negation.ours == 1.0
    assert usual.baseline is not None
    assert usual.baseline < 1.0
    assert usual.spread == {"a": 1.0, "b": 1.0}
    assert (told.ours, told.cases) == (1.0, 2)


def test_two_reasons_contradict_where_one_wants_what_the_other_does_not():
    cases = [
        Case("a", THESIS, "Wir wollen mehr Spielplätze.", agrees=True),
        Case("a", THESIS, "Mehr Spielplätze lehnen wir ab.", agrees=False),
        Case("a", THESIS, "Kinder sind uns wichtig.", agrees=True),
    ]

    precision, recall = contrary_pairs(cases)

    assert (precision.ours, recall.ours) == (1.0, 0.5)
    assert precision.cases == 3
