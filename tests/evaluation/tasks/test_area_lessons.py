"""What confirmed examples add, on a small drawn-up set."""

from stadtfaden.evaluation.tasks import area_lessons


def test_titles_are_answered_after_a_few_examples(material):
    found = {figure.measure: figure for figure in area_lessons.lessons(material)}

    assert set(found) == {
        "Vorlagen, Amt, nach 5 Beispielen je Amt, Makro-F1",
        "Vorlagen, Amt, nach 20 Beispielen je Amt, Makro-F1",
    }
    assert all(figure.baseline is not None and figure.ours >= figure.baseline for figure in found.values())
