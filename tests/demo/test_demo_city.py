"""The demo city is what its ground truth says: every code, title and wording stands in its paper."""

import hashlib
import json
import re

import pytest
from tests.demo.scripts import DEMO, script

TRUTH = json.loads((DEMO / "ground_truth.json").read_text(encoding="utf-8"))


def hashes(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


@pytest.mark.parametrize("paper", TRUTH["papers"], ids=lambda paper: paper["key"])
def test_codes_titles_and_wordings_stand_in_the_paper(paper, typeset):
    findings = script("check").findings(paper, TRUTH, typeset)

    assert [finding for finding in findings if not re.match(r"\d+ Seiten", finding)] == []


def test_the_papers_have_a_hundred_pages_and_are_as_long_as_the_ground_truth_says(typeset):
    check = script("check")
    texts = {paper["file"]: typeset / paper["file"] for paper in TRUTH["papers"]}
    pages = {name: check.pdf_text(path)[1] for name, path in texts.items() if path.suffix == ".pdf"}

    assert pages == {p["file"]: p["pages"] for p in TRUTH["papers"] if p["file"] in pages}
    assert sum(pages.values()) >= 100


def test_no_paragraph_is_repeated():
    paragraphs = [
        line.strip()
        for path in (DEMO / "papers").iterdir()
        for line in path.read_text(encoding="utf-8").splitlines()
        if len(line.strip()) > 120
    ]

    assert len(paragraphs) == len(set(paragraphs))


def test_typesetting_twice_gives_the_same_bytes(typeset, tmp_path):
    script("typeset").typeset(tmp_path)

    assert hashes(tmp_path) == hashes(typeset)


def test_the_list_beside_the_papers_agrees_with_the_ground_truth(typeset):
    listed = {line.split(",")[0] for line in (typeset / "papers.csv").read_text().splitlines()[1:]}

    assert listed == {paper["file"] for paper in TRUTH["papers"]}
