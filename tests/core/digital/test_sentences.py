"""How often the kinds are found in own sentences; sentences.txt says which were only used to measure."""

from pathlib import Path

import pytest

from stadtfaden.core.digital import find_digital

LINES = Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").split("----------")
FIELDS = Path(__file__).with_name("fields.txt").read_text(encoding="utf-8")


def labelled(part):
    for line in part.splitlines():
        if line and not line.startswith("#"):
            kinds, _, text = line.partition(" | ")
            yield frozenset(kinds.strip().split(",")) - {"-"}, text


@pytest.mark.parametrize(
    ("part", "least"),
    [(LINES[0], 0.94), (LINES[1], 0.85), (FIELDS, 0.86)],
    ids=["mended", "measured", "fields"],
)
def test_the_kinds_of_own_sentences_are_found(part, least):
    hits = misses = alarms = 0
    for wanted, text in labelled(part):
        found = frozenset(mark.id.value for mark in find_digital(text))
        hits, misses, alarms = (
            hits + len(found & wanted),
            misses + len(wanted - found),
            alarms + len(found - wanted),
        )

    assert 2 * hits / (2 * hits + misses + alarms) >= least


def test_every_mark_is_cut_from_its_text_and_each_kind_stands_once():
    for part in (*LINES, FIELDS):
        for _, text in labelled(part):
            marks = find_digital(text)

            assert len({mark.id for mark in marks}) == len(marks)
            assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
            assert all(text[mark.start : mark.end].strip() == text[mark.start : mark.end] for mark in marks)
