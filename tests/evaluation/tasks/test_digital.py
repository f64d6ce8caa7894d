"""The digital connection, and how far two annotators agree."""

import pytest

from stadtfaden.evaluation.tasks import digital
from stadtfaden.evaluation.values import MaterialMissingError

LINES = (
    "demo\tinstrument\tinstrument\tinstrument\tDer Parkschein lässt sich per App lösen.",
    "demo\tinstrument\tinstrument,data\tinstrument\tAnträge werden online gestellt.",
    "eigene\tnone\tnone\tnone\tDie Linden werden im Herbst beschnitten.",
    "eigene\tinfrastructure\tnone\tnone\tDer Marktplatz erhält neues Pflaster.",
)


@pytest.fixture
def labelled(tmp_path):
    path = tmp_path / "digital.tsv"
    path.write_text("# own sentences\n" + "\n".join(LINES) + "\n", encoding="utf-8")
    return digital.labelled(path)


def test_kinds_are_sets_and_none_is_empty(labelled):
    assert [sorted(case.other) for case in labelled] == [["instrument"], ["data", "instrument"], [], []]


def test_annotators_are_compared_before_they_settled(labelled):
    agreement = next(iter(digital.measured(labelled)))

    assert agreement.ours == pytest.approx(2 * 2 / (2 * 2 + 1 + 1))
    assert agreement.goal is None


def test_ours_and_the_words_are_compared_with_what_was_settled(labelled):
    found = list(digital.measured(labelled))
    words = {
        one.baseline_name: one.baseline for one in found if one.measure == "Digitalbezug oder keiner, F1"
    }

    assert words == {"fünf Wörter": 1.0, "das Wort „digital“": 0.0}


def test_only_the_half_held_back_is_measured_against_the_goal(labelled):
    found = {one.measure: one for one in digital.measured(labelled)}
    held = found["Art des Digitalbezugs, F1, zurückgehaltene Hälfte"]
    develop = found["Art des Digitalbezugs, F1, Entwicklungshälfte"]

    assert set(develop.spread) == {"demo"}
    assert set(held.spread) == {"eigene"}
    assert (develop.ours, develop.goal, held.goal) == (1.0, None, 0.85)


def test_a_missing_set_is_named(tmp_path):
    with pytest.raises(MaterialMissingError, match=r"digital\.tsv fehlt"):
        digital.labelled(tmp_path / "digital.tsv")


def test_the_other_hand_is_scored_whole_and_with_the_goal(labelled):
    missed = labelled[0]._replace(settled=frozenset({"risk"}))

    assert (digital.unseen(labelled).ours, digital.unseen(labelled).goal) == (1.0, 0.85)
    assert digital.unseen([missed, *labelled[1:]]).ours == pytest.approx(0.5)
