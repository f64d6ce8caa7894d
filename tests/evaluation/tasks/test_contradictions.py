"""Contradictions of the written pairs: how they are read and counted."""

import pytest

from stadtfaden.evaluation.pairs import said_to_contradict, written_pairs
from stadtfaden.evaluation.tasks import contradictions
from stadtfaden.evaluation.values import MaterialMissingError


def test_half_of_the_written_pairs_contradict_and_every_other_is_held_back():
    pairs = written_pairs()

    held = [pair for pair in pairs if pair.half == "held"]
    assert len(pairs) >= 80
    assert abs(sum(pair.is_contradiction for pair in held) - len(held) / 2) <= 1
    assert abs(len(held) - len(pairs) / 2) <= 1
    assert all(pair.one.paper != pair.other.paper for pair in pairs)


def test_each_half_is_counted_beside_numbers_that_merely_differ():
    pairs = [pair for pair in written_pairs() if pair.trait in {"number", "part of whole"}]
    said = [pair.is_contradiction for pair in pairs]

    found = {figure.measure: figure for figure in contradictions.compared(pairs, said)}

    held = found["geschriebene Paare, Genauigkeit, zurückgehaltene Hälfte"]
    assert held.ours == 1.0
    assert held.baseline is not None
    assert held.baseline < 1.0
    assert held.spread == {"number": 1.0, "part of whole": 1.0}


def test_pairs_are_judged_by_the_links_of_the_product():
    pairs = [pair for pair in written_pairs() if pair.trait == "number" and pair.half == "develop"]

    said = said_to_contradict(pairs)

    assert sum(said) > len(pairs) / 2


def test_pairs_that_are_not_there_are_named(tmp_path):
    with pytest.raises(MaterialMissingError, match="die geschriebenen Paare"):
        written_pairs(tmp_path / "contradictions.tsv")
