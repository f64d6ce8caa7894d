"""Edited PDFs with known changes: every class of outcome is found, and hardly ever said in vain."""

from random import Random

import pytest

from stadtfaden.core.quotes import Outcome
from stadtfaden.evaluation.editions import Look, paper_of, print_paper, units_of
from stadtfaden.evaluation.edits import EDITINGS, negations, numbers, repeated, repeated_gone, sentences_gone
from stadtfaden.evaluation.tasks.quotes import GOAL, answered, precision, recall

PAPER = ("waermeplan",)
SEEDED = Random(1)  # noqa: S311 -- the same edits on every machine


@pytest.mark.parametrize("outcome", list(Outcome))
def test_each_outcome_is_found_and_right_on_thirty_five_edited_papers(outcome):
    answers, unread = answered(PAPER)
    pairs = [(one.case.truth, one.ours) for one in answers]

    assert len({one.case.editing for one in answers}) >= 30
    assert sum(truth is outcome for truth, _ in pairs) >= 30
    assert precision(pairs, outcome) >= GOAL
    assert recall(pairs, outcome) >= GOAL
    assert unread <= len(answers) / 50


def test_precision_and_recall_count_a_right_word_at_a_wrong_place_against_both():
    pairs = [(Outcome.MOVED, Outcome.MOVED), (Outcome.MOVED, None), (Outcome.GONE, Outcome.MOVED)]

    assert precision(pairs, Outcome.MOVED) == pytest.approx(1 / 3)
    assert recall(pairs, Outcome.MOVED) == pytest.approx(1 / 2)
    assert recall(pairs, Outcome.GONE) == 0


def test_edits_do_what_they_say():
    paper = paper_of("waermeplan")

    def changed(edit):
        after = {unit.id: unit.text for unit in units_of(edit(paper, SEEDED))}
        return [
            (unit.text, after.get(unit.id)) for unit in units_of(paper) if after.get(unit.id) != unit.text
        ]

    assert len(changed(numbers(8))) == 8
    assert all("nicht" in new and "nicht" not in old for old, new in changed(negations(3)))
    assert [new for _, new in changed(sentences_gone(8))] == [None] * 8
    assert repeated_gone(repeated(paper, SEEDED), SEEDED)[: len(paper)] == paper


def test_the_typesetter_says_the_page_of_every_unit():
    printed = print_paper(paper_of("waermeplan"), Look(before=2))

    assert set(printed.pages) == {unit.id for unit in printed.units}
    assert min(map(min, printed.pages.values())) == 3


def test_names_of_edits_tell_them_apart():
    assert len({editing.name for editing in EDITINGS}) == len(EDITINGS) >= 30
