"""What reading finds of the statements that stand in the demo city's papers on purpose."""

import re
from collections import defaultdict

import pytest

from stadtfaden.adapters.readers.protocol import ReadingOptions
from stadtfaden.reading import read

SCANS = {"sport"}  # reading them takes longer than all others together


def plain(text):
    return re.sub(r"\W+", " ", text).lower().strip()


@pytest.fixture(scope="session")
def readings(truth, typeset):
    files = {p["key"]: typeset / p["file"] for p in truth["papers"] if p["key"] not in SCANS}
    return {key: read(f.read_bytes(), name=f.name, options=ReadingOptions()) for key, f in files.items()}


@pytest.fixture(scope="session")
def pairs(truth, readings):
    """Each statement of the truth with what was read for it, None where nothing was."""
    found = []
    for wanted in truth["statements"]:
        if wanted["paper"] not in readings:
            continue
        title = plain(wanted["title"])
        same = [s for s in readings[wanted["paper"]].statements if title in plain(f"{s.title} {s.text}")]
        same.sort(key=lambda s: (s.kind != wanted["kind"], s.code != wanted["code"]))
        found.append((wanted, same[0] if same else None))
    return found


def test_nearly_all_statements_are_found(pairs):
    found = [read_one for _, read_one in pairs if read_one is not None]

    assert len(found) >= 0.96 * len(pairs)


def test_nearly_all_statements_are_of_the_right_kind(pairs):
    right = [w for w, read_one in pairs if read_one is not None and read_one.kind == w["kind"]]

    assert len(right) >= 0.96 * len(pairs)


def test_nearly_all_printed_codes_are_read(pairs):
    printed = [(w, read_one) for w, read_one in pairs if w["code_printed"]]
    right = [w for w, read_one in printed if read_one is not None and read_one.code == w["code"]]

    assert len(right) >= 0.96 * len(printed)


def test_papers_with_codes_give_few_other_statements(pairs, readings):
    told = sum(len(reading.statements) for reading in readings.values())

    assert told <= 1.15 * len(pairs)


def test_most_targets_are_read_with_their_year(truth, readings):
    """A neutral city has no number: None stands for the nothing that is left."""
    targets: dict[str, set[tuple[float, int | None]]] = defaultdict(set)
    for key, reading in readings.items():
        for statement in reading.statements:
            targets[key] |= {(target.value or 0, target.target_year) for target in statement.targets}
    wanted = [target for target in truth["targets"] if target["paper"] in readings]
    found = [w for w in wanted if (w["value"], w["target_year"]) in targets[w["paper"]]]

    assert len(found) >= 0.88 * len(wanted)


def test_nearly_all_statements_serve_what_the_paper_says(truth, readings):
    inside = defaultdict(set)
    for link in truth["links"]:
        paper = link["from"]["paper"]
        if paper == link["to"]["paper"] and paper in readings:
            inside[paper, link["from"]["code"]].add(link["to"].get("code"))
    right = 0
    for key, reading in readings.items():
        served = {
            s.code: reading.statements[s.parent].code for s in reading.statements if s.parent is not None
        }
        right += sum(served.get(code) in wanted for (paper, code), wanted in inside.items() if paper == key)

    assert right >= 0.92 * len(inside)


def test_measures_that_serve_no_goal_have_no_parent(truth, readings):
    alone = [m for m in truth["measures_without_goal"] if m["paper"] in readings]

    for measure in alone:
        found = [s for s in readings[measure["paper"]].statements if s.code == measure["code"]]
        assert [statement.parent for statement in found] == [None]
