"""A strategy as one value: what became of it, and that it keeps its shape."""

from dataclasses import replace

import pytest

from stadtfaden.core.strategies import Held, Ruled, Strategy, Tied, difference, from_json, to_json

GOAL = Held(
    root="a1",
    key="a1",
    kind="goal",
    code="Z 1",
    title="",
    text="Bis 2035 werden 40 % aller Wege mit dem Rad zurückgelegt.",
    paper="verkehrsplan",
    paper_title="Verkehrsplan",
    edition=1,
    sha256="0" * 64,
    page=2,
    label="2",
    reader="pdf/3",
    areas=("mobility",),
    digital=(),
    targets=("Bis 2035 werden 40 %",),
    confirmed_on="2026-03-02",
)
MEASURE = replace(GOAL, root="b2", key="b2", kind="measure", text="Die Stadt baut Radwege.", targets=())
TIE = Tied(source="b2", target="a1", type="implements")
BEFORE = Strategy(city="auental", statements=(GOAL, MEASURE), links=(TIE,), verdicts=())


def test_a_strategy_comes_back_as_it_was_kept():
    assert from_json(to_json(BEFORE)) == BEFORE


def test_a_format_of_a_later_day_is_not_guessed():
    with pytest.raises(ValueError, match="Format 9"):
        from_json(b'{"format": 9}')


def test_nothing_differs_from_itself():
    assert difference(BEFORE, BEFORE).is_empty


def test_a_new_number_is_a_change_of_the_same_statement():
    newer = replace(GOAL, key="c3", edition=2, text=GOAL.text.replace("40", "45"))

    found = difference(BEFORE, replace(BEFORE, statements=(newer, MEASURE)))

    assert [(one.before.text, one.after.text, one.what) for one in found.changed] == [
        (GOAL.text, newer.text, ("text",))
    ]
    assert (found.added, found.gone) == ((), ())


def test_another_edition_with_the_same_words_is_no_change():
    newer = replace(GOAL, key="c3", edition=2, sha256="1" * 64, confirmed_on="2026-05-01")

    assert difference(BEFORE, replace(BEFORE, statements=(newer, MEASURE))).is_empty


def test_what_comes_and_goes_is_told_apart():
    other = replace(MEASURE, root="d4", key="d4", text="Die Stadt zählt Räder.")

    found = difference(BEFORE, replace(BEFORE, statements=(GOAL, other), links=()))

    assert (found.added, found.gone, found.links_gone) == ((other,), (MEASURE,), (TIE,))


def test_a_verdict_that_says_something_else_is_told():
    ruled = Ruled(source="a1", target="b2", verdict="open", reason="Wir fragen.", council_paper="")
    before = replace(BEFORE, verdicts=(ruled,))
    now = replace(ruled, verdict="outdated")

    assert difference(before, replace(before, verdicts=(now,))).verdicts == (now,)
