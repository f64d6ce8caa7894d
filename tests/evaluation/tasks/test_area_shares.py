"""Shares of labels, and how far they hold."""

import pytest

from stadtfaden.core.areas import SURENESS, Scored
from stadtfaden.evaluation.tasks.area_shares import (
    Measured,
    Told,
    calibrations,
    retold,
    taught_sureness,
    told,
)

LABELS = {"Verkehr": frozenset({"mobility"}), "Natur": frozenset({"environment", "climate"})}
# As sure as it is right: of ten told „.8“ eight are right.
HONEST = [Told((0.8, 0.2, 0.0), right, "a") for right in (0, 0, 0, 0, 1, 0, 0, 1, 0, 0)]
BOASTING = [Told((0.95, 0.05, 0.0), right, "a") for right in (0, 1, 0, 1, 0, 0, 1, 0, 0, 1)]


def test_a_label_gets_the_shares_of_all_its_areas_and_what_is_left_goes_to_none():
    scored = (Scored("climate", 0.9, 0.5), Scored("environment", 0.4, 0.2), Scored("sport", 0.3, 0.1))

    one = told("Natur", LABELS, scored)

    assert one.shares == pytest.approx((0.0, 0.7, 0.3))
    assert one.right == 1


def test_shares_stay_what_they_are_with_the_shipped_sureness():
    assert retold((0.6, 0.3, 0.1), SURENESS) == pytest.approx([0.6, 0.3, 0.1])


def test_those_who_boast_are_taught_to_be_less_sure():
    assert taught_sureness([BOASTING]) < SURENESS <= taught_sureness([HONEST]) + 0.05


def test_a_set_is_measured_by_the_sureness_that_the_other_sources_teach():
    sets = [Measured("a", "one", BOASTING), Measured("b", "one", BOASTING), Measured("c", "two", HONEST)]

    by_name = {figure.measure[0]: figure for figure in calibrations(sets)}

    assert by_name["a"].ours > 0.25  # the honest ones see no reason to be less sure
    assert by_name["c"].ours > 0.15  # and are made too modest by those who boast
    assert by_name["a"].ours == by_name["b"].ours


def test_what_only_chance_can_explain_is_said():
    note = next(calibrations([Measured("a", "one", HONEST)])).note

    assert "käme schon der Zufall auf 0." in note
