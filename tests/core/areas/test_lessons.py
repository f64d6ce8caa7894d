"""Confirmed examples correct what the taxonomy proposes."""

import numpy as np

from stadtfaden.core.areas import Confirmed, Scored, taught

IDS = ("wein", "dom")
VINES, CHURCHES = np.array([1, 0, 0.2], np.float32), np.array([0, 1, 0.2], np.float32)
UNSURE = (Scored("wein", 0.5), Scored("dom", 0.5))
EXAMPLES = [
    Confirmed(VINES, UNSURE, frozenset({"wein"})),
    Confirmed(CHURCHES, UNSURE, frozenset({"dom"})),
] * 5


def test_without_examples_what_was_proposed_stands():
    proposed = (Scored("dom", 0.8), Scored("wein", 0.1))

    assert taught(IDS, []).revised(proposed, VINES) == proposed


def test_examples_tell_apart_what_words_could_not():
    lesson = taught(IDS, EXAMPLES)

    assert [one.id for one in lesson.revised(UNSURE, VINES)] == ["wein", "dom"]
    assert [one.id for one in lesson.revised(UNSURE, CHURCHES)] == ["dom", "wein"]


def test_each_further_example_makes_a_lesson_surer():
    few, many = taught(IDS, EXAMPLES[:2]), taught(IDS, EXAMPLES)

    assert many.revised(UNSURE, VINES)[0].score > few.revised(UNSURE, VINES)[0].score > 0.5


def test_a_text_may_be_confirmed_for_no_area():
    proposed = (Scored("wein", 0.9),)

    lesson = taught(
        IDS, [*EXAMPLES, *[Confirmed(np.array([0, 0, -1], np.float32), proposed, frozenset())] * 5]
    )

    assert lesson.revised(proposed, np.array([0, 0, -1], np.float32))[0].score < 0.5


def test_an_area_that_was_not_proposed_can_be_learned():
    lesson = taught(IDS, [Confirmed(VINES, (), frozenset({"wein"}))] * 20 + EXAMPLES[1::2])

    assert lesson.revised((), VINES)[0] == max(lesson.revised((), VINES), key=lambda one: one.score)
    assert lesson.revised((), VINES)[0].id == "wein"


def test_the_same_examples_give_the_same_lesson():
    assert np.array_equal(taught(IDS, EXAMPLES).weights, taught(IDS, EXAMPLES).weights)
