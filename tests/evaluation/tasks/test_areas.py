"""Areas against labels that stand for several of them."""

import json

import pytest

from stadtfaden.core.areas import Scored, shipped_taxonomy
from stadtfaden.evaluation.tasks import areas
from tests.evaluation.material import until_missing

LABELS = {"Verkehr": frozenset({"mobility"}), "Natur": frozenset({"environment", "climate"})}


def test_every_label_names_areas_of_the_shipped_taxonomy():
    known = {area.id for area in shipped_taxonomy()}

    for labels in areas.all_labels().values():
        assert {area for ids in labels.values() for area in ids} <= known


@pytest.mark.parametrize(
    ("scored", "label"),
    [
        ((Scored("climate", 0.9), Scored("mobility", 0.4)), "Natur"),
        ((Scored("mobility", 0.9), Scored("climate", 0.4)), "Verkehr"),
        ((Scored("sport", 0.9), Scored("climate", 0.4)), "Natur"),
        ((Scored("sport", 0.9),), areas.NOTHING),
        ((), areas.NOTHING),
    ],
)
def test_the_label_with_the_best_area_is_the_answer(scored, label):
    assert areas.judge(LABELS, scored) == label


def test_theses_chapters_and_titles_are_told_apart(figures):
    found = figures(areas.TASK)

    assert found["Thesen, Politikfeld, Makro-F1"].ours == 1.0
    assert found["Absätze, Kapitel, Makro-F1"].ours == 1.0
    assert found["Vorlagen, Amt, Makro-F1"].ours == 1.0


def test_the_treasury_stands_for_no_area(figures):
    assert figures(areas.TASK)["Vorlagen, Amt, Makro-F1"].cases == 6


def test_a_title_tells_what_a_sentence_below_it_does_not(material):
    found, _ = areas.titled_sentences(material)

    assert found.cases == 6
    assert found.ours == 1.0
    assert found.baseline is not None
    assert found.baseline < 1.0


def test_a_wrong_label_shows_in_the_figure_and_in_the_calibration(material, figures):
    path = material.root / areas.BERLIN
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        row["chapter"] = "17. Wissenschaft"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")

    found = figures(areas.TASK)

    assert found["Absätze, Kapitel, Makro-F1"].ours == 0.0
    error = found["Absätze, Kapitel, Eichfehler (ECE)"]
    assert error.reached is False
    assert sum(one.cases for one in error.bins) == error.cases


def test_theses_are_missing_and_the_other_two_are_measured(material):
    (material.root / areas.VOTO).unlink()

    figures, missing = until_missing(areas.TASK.run(material))

    assert "voto.dev.csv fehlt" in missing
    assert "Vorlagen, Amt, Makro-F1" in [figure.measure for figure in figures]
