"""Own sentences in the manner of German municipal strategies, with the values a reader takes from them.

`sentences.tsv`: half, topic, sentence, targets. A target is value|unit|direction|year|base value|base year,
"-" or nothing for unknown; " ; " parts several; "~" marks what may be read or not. The grammar was written
on the half `develop`; `measure` was first read when it stood.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from stadtfaden.core.targets import find_targets

FIELDS = 6


def _value(text):
    return None if text == "-" else float(text)


def _said(target):
    parts = [*target.split("|"), *["-"] * FIELDS][:FIELDS]
    word = [None if part == "-" else part for part in parts]
    return _value(parts[0]), word[1], word[2], _value(parts[3]), _value(parts[4]), _value(parts[5])


def _rows(half):
    with Path(__file__).with_name("sentences.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["sentence"], row["targets"]) for row in rows if row["half"] == half]


def _count(half):
    count: Counter[str] = Counter()
    for sentence, wanted in _rows(half):
        if wanted.startswith("~"):
            continue
        gold = [_said(target) for target in wanted.split(" ; ") if target]
        found = [
            (t.value, t.unit, t.direction, t.target_year, t.base_value, t.base_year)
            for t in find_targets(sentence)
        ]
        keys = Counter((value, unit, year) for value, unit, _, year, _, _ in found)
        hits = sum((keys & Counter((value, unit, year) for value, unit, _, year, _, _ in gold)).values())
        count["right"] += hits
        count["wrong"] += len(found) - hits
        count["missed"] += len(gold) - hits
        count["whole"] += len(set(found) & set(gold))
    return count


@pytest.mark.parametrize(("half", "floor"), [("develop", 0.97), ("measure", 0.93)])
def test_own_sentences_give_their_targets(half, floor):
    count = _count(half)

    f1 = 2 * count["right"] / (2 * count["right"] + count["wrong"] + count["missed"])
    assert f1 >= floor


@pytest.mark.parametrize("half", ["develop", "measure"])
def test_direction_and_base_are_right_where_the_value_is(half):
    count = _count(half)

    assert count["whole"] >= 0.95 * count["right"]


@pytest.mark.parametrize("half", ["develop", "measure"])
def test_sentences_without_a_target_give_none(half):
    telling = [sentence for sentence, wanted in _rows(half) if not wanted]

    read_as_aims = [sentence for sentence in telling if find_targets(sentence)]

    assert len(telling) > 40
    assert read_as_aims == []
