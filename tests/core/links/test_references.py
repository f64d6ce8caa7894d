"""Goals of other papers that a measure says it serves."""

import pytest

from stadtfaden.core.links import LinkType, Side, Tie, propose_link, referred
from stadtfaden.core.links.references import named_paper
from stadtfaden.core.statements.values import StatementKind

TITLES = {
    "leitbild": "Leitbild Auental 2040",
    "klima": "Klimaschutzplan der Stadt Auental",
    "rad": "Radkonzept Auental 2026",
}


def side(paper, kind, text, code, below=""):
    return Side(code + paper, paper, TITLES[paper], kind, text, title=text, code=code, context=below)


GOAL = side("leitbild", StatementKind.GOAL, "Mehr Wege mit dem Rad.", "1.1")
SAME_NUMBER = side("klima", StatementKind.GOAL, "Weniger Heizöl.", "1.1")


def radweg(below):
    return side("rad", StatementKind.MEASURE, "Brücke über die Aue", "R1", below)


@pytest.mark.parametrize(
    ("below", "pairs"),
    [
        ("Die Brücke dient dem Ziel 1.1 des Leitbilds Auental 2040.", [(2, 0)]),
        ("Sie setzt das Ziel 1.1 aus dem Leitbild um.", [(2, 0)]),
        ("Sie trägt zum Ziel 1.1 des Klimaschutzplans bei.", [(2, 1)]),
        ("Sie dient dem Ziel 1.1 dieses Konzepts.", []),
        ("Sie dient dem Ziel 1.2 des Leitbilds.", []),
        ("Sie dient dem Ziel 1.1 des Leitbilds Auental 2030.", []),
        ("Sie dient nicht dem Ziel 1.1 des Leitbilds.", []),
    ],
)
def test_a_measure_names_the_goal_of_another_paper(below, pairs):
    assert list(referred([GOAL, SAME_NUMBER, radweg(below)])) == pairs


def test_a_paper_that_could_be_one_of_two_is_not_named():
    titles = {**TITLES, "leitbild-alt": "Leitbild Auental"}

    assert named_paper("Leitbilds", titles, "rad") is None
    assert named_paper("Leitbilds Auental 2040", titles, "rad") == "leitbild"


def test_what_a_measure_says_itself_needs_no_likeness():
    found = propose_link(GOAL, radweg("Sie dient dem Ziel 1.1 des Leitbilds."), 0.5, tie=Tie.REFERRED)

    assert found is not None
    assert (found.type, found.source, found.target) == (LinkType.IMPLEMENTS, "R1rad", "1.1leitbild")
    assert "Ziel 1.1 von „Leitbild Auental 2040“" in found.reason
