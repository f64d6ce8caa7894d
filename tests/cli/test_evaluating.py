"""evaluate, as a person at a terminal gives it; the material is a tiny one of our own writing."""

import json

import pytest
from typer.testing import CliRunner

from stadtfaden.cli import evaluating
from stadtfaden.cli.main import app
from tests.evaluation.conftest import material

__all__ = ["material"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def evaluate(material, monkeypatch):
    """The command on the material; the data folder of the tests stays what it was."""
    monkeypatch.setenv("STADTFADEN_DATA", "unused")

    def run(*words, folder=material.root):
        return CliRunner().invoke(app, ["evaluate", *words, "--material", str(folder)])

    return run


def test_the_table_shows_ours_beside_the_baseline_and_the_goal(evaluate):
    done = evaluate("areas")

    row = next(line for line in done.stdout.splitlines() if "Thesen, Politikfeld, Makro-F1" in line)
    assert done.exit_code == 0
    assert [cell.strip() for cell in row.split("│")[3:8]] == ["1,000", "0,000", "≥ 0,700", "ja", "3"]


def test_machines_get_every_figure_with_its_bins(evaluate):
    done = evaluate("areas", "--json")

    (task,) = json.loads(done.stdout)["tasks"]
    error = next(one for one in task["figures"] if one["measure"] == "Absätze, Kapitel, Eichfehler (ECE)")
    assert (task["name"], task["missing"], error["at_most"], error["reached"]) == ("areas", None, True, True)
    assert sum(one["cases"] for one in error["bins"]) == error["cases"]


def test_missing_material_is_named_and_the_other_task_runs(evaluate, material):
    (material.root / "cimt" / "argument").rename(material.root / "elsewhere")

    done = evaluate("proposals", "areas")

    assert done.exit_code == 0
    assert "proposals: " in done.stderr
    assert "cimt/argument fehlt; wie der Ordner aussehen muss, steht in docs/evaluation.md" in done.stderr
    assert "Thesen, Politikfeld, Makro-F1" in done.stdout


@pytest.mark.parametrize(("words", "code"), [((), 0), (("--strict",), 1)])
def test_only_a_strict_run_ends_badly_where_something_is_missing(evaluate, tmp_path, words, code):
    assert evaluate("areas", *words, folder=tmp_path).exit_code == code


def test_a_strict_run_in_which_every_goal_is_reached_ends_well(evaluate):
    assert evaluate("areas", "--strict").exit_code == 0


def test_an_unknown_task_is_wrong_usage(evaluate):
    done = evaluate("bereiche")

    assert done.exit_code == 2
    assert "Unbekannt: bereiche. Es gibt: reading, sheets" in done.stderr


def test_without_scikit_learn_one_command_is_named(evaluate, monkeypatch):
    monkeypatch.setattr(evaluating, "find_spec", lambda _: None)

    done = evaluate("areas")

    assert done.exit_code == 1
    assert done.stderr.strip().endswith("pip install 'stadtfaden[evaluate]'")


@pytest.mark.real
def test_real_targets_are_measured(evaluate, real_data):
    done = evaluate("targets", "--json", folder=real_data)

    (task,) = json.loads(done.stdout)["tasks"]
    first = task["figures"][0]
    assert first["ours"] > first["baseline"] > 0
