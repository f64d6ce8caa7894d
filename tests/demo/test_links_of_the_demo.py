"""What the demo city was written to contain is found: contradictions, doubles, replaced goals."""

import json
import re
from pathlib import Path

import pytest

TRUTH = json.loads((Path(__file__).parents[2] / "demo" / "ground_truth.json").read_text(encoding="utf-8"))
FILES = {paper["key"]: paper["file"] for paper in TRUTH["papers"]}
SYMMETRIC = {"conflicts", "duplicates"}

pytestmark = [pytest.mark.xdist_group("demo-links"), pytest.mark.django_db]


def plain(text):
    return re.sub(r"\W", "", text.lower())


CODES = {(FILES[one["paper"]], plain(one["code"])) for one in TRUTH["statements"]}
BY_TITLE = {
    (FILES[one["paper"]], plain(one["title"])): (FILES[one["paper"]], plain(one["code"]))
    for one in TRUTH["statements"]
}


def named(statement):
    place = statement.edition.file_name
    coded = (place, plain(statement.code or ""))
    return coded if coded in CODES else BY_TITLE.get((place, plain(statement.title)), (place, statement.key))


def ends(type_, one, other):
    return frozenset((one, other)) if type_ in SYMMETRIC else (one, other)


def planted(type_):
    return {
        ends(type_, *((FILES[link[end]["paper"]], plain(link[end]["code"])) for end in ("from", "to")))
        for link in TRUTH["links"]
        if link["type"] == type_ and link["from"]["paper"] != link["to"]["paper"]
    }


def found(type_, links):
    return {ends(type_, named(link.source), named(link.target)) for link in links if link.type == type_}


@pytest.mark.parametrize(("type_", "least"), [("conflicts", 7), ("duplicates", 4), ("supersedes", 8)])
def test_what_was_planted_is_found(type_, least, demo_links):
    hits = planted(type_) & found(type_, demo_links)

    assert len(hits) >= least


def test_no_contradiction_is_invented(demo_links):
    assert found("conflicts", demo_links) <= planted("conflicts")


def test_four_of_five_proposed_links_were_planted_and_over_two_of_five_planted_are_proposed(demo_links):
    types = {link["type"] for link in TRUTH["links"]}
    hits = sum(len(planted(type_) & found(type_, demo_links)) for type_ in types)

    assert hits >= 0.8 * len(demo_links)
    assert hits >= 0.44 * sum(len(planted(type_)) for type_ in types)
