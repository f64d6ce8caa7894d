"""Targets: what was labelled by hand is matched by the hash of the string."""

import json

import pytest

from stadtfaden.core.targets import Direction
from stadtfaden.evaluation.tasks import targets
from stadtfaden.evaluation.tasks.targets import Case, Said
from stadtfaden.evaluation.values import MaterialMissingError
from tests.evaluation.material import digest

RAISE = Case("1.1", "Steigerung auf 40 % bis 2031", (Said(40.0, "%", 2031, Direction.RAISE),), 2031)
NONE = Case("2.1", "Der Bericht hat 12 Kapitel", (), None)


def measured(*cases):
    return {figure.measure: figure for figure in targets.measured(cases)}


def test_a_target_read_as_labelled_is_a_hit():
    found = measured(RAISE)

    assert [(figure.ours, figure.cases) for figure in found.values()] == [(1.0, 1)] * 3


def test_another_value_is_a_miss_and_a_false_alarm():
    wanted = RAISE._replace(wanted=(Said(41.0, "%", 2031, Direction.RAISE),))

    found = measured(wanted)

    assert found["Wert, Einheit und Zieljahr, F1"].ours == 0.0
    assert "Richtung der gefundenen Ziele" not in found


def test_another_direction_is_no_miss_of_the_target():
    wanted = RAISE._replace(wanted=(Said(40.0, "%", 2031, Direction.KEEP),))

    found = measured(wanted)

    assert found["Wert, Einheit und Zieljahr, F1"].ours == 1.0
    assert found["Richtung der gefundenen Ziele"].ours == 0.0


def test_the_plain_method_takes_any_first_number_for_a_target():
    found = measured(RAISE, NONE)["Wert, Einheit und Zieljahr, F1"]

    assert found.baseline == pytest.approx(2 / 3)
    assert found.ours == 1.0


def test_a_string_is_known_by_its_hash_and_listed_once(tmp_path):
    path = tmp_path / "strings.json"
    listed = [{"target": RAISE.text, "targetYear": year} for year in (None, "2031")]
    path.write_text(
        json.dumps([{"indicator": "1.1", "targets": [*listed, {"target": "?", "targetYear": None}]}])
    )

    assert targets.labelled(path, {digest(RAISE.text): RAISE.wanted}) == [RAISE]


def test_the_shipped_labels_bear_hashes_and_no_sentence():
    shipped = targets.gold()

    assert len(shipped) >= 60
    assert {len(key) for key in shipped} == {targets.HASH}


def test_strings_that_nobody_has_labelled_are_said_to_be_missing(material):
    with pytest.raises(MaterialMissingError, match="keinen der Zielsätze"):
        list(targets.TASK.run(material))
