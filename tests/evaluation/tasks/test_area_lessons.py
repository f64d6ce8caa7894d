"""What confirmed examples add, on a small drawn-up set."""

from stadtfaden.evaluation.tasks import area_lessons, areas
from tests.evaluation.material import until_missing


def test_titles_are_answered_after_a_few_examples(figures):
    found = figures(area_lessons.TASK)

    assert found["Vorlagen, Amt, nach 5 Beispielen je Amt, Makro-F1"].ours >= 0.5


def test_chances_hold_on_own_sentences_with_all_their_areas(figures):
    found = figures(area_lessons.TASK)["Eigene Sätze mit allen Handlungsfeldern, Eichfehler (ECE)"]

    assert found.reached
    assert sum(one.cases for one in found.bins) == found.cases


def test_without_council_papers_the_own_sentences_are_still_measured(material):
    (material.root / areas.KARLSRUHE).unlink()

    figures, missing = until_missing(area_lessons.TASK.run(material))

    assert "papers_labelled.dev.jsonl.gz fehlt" in missing
    assert len(figures) == 1
