"""What a match must contain is read off an expression; what is found without that is found with it."""

import re
from pathlib import Path

import pytest

from stadtfaden.core.patterns import Patterns, stems_of, together
from stadtfaden.core.statements import cues, telling
from stadtfaden.core.targets import directions, years

TRAINING = Path(cues.__file__).with_name("training")


@pytest.mark.parametrize(
    ("rule", "stems"),
    [
        (r"\bsoll(?:te|ten)\b", {"sollte"}),
        (r"\b(?:muss|wollen)\b", {"muss", "wollen"}),
        (r"\b[Zz]iele?s?\b", {"iel"}),
        (r"\w+\s+werden\b", {"werden"}),
        (r"(?:Rad|Fuß)weg\b|Spur", {"weg", "spur"}),
        (r"20\d\d", {"20"}),
        (r"\?$", None),
        (r"\d+|Jahr", None),
        (r"(?:nicht)?\s", None),
    ],
)
def test_a_match_contains_one_of_these(rule, stems):
    found = stems_of(re.compile(rule))

    assert found == stems


def test_capitals_do_not_matter_where_they_do_not_matter_to_the_expression():
    signs = together(re.compile("Hälfte", re.IGNORECASE))

    assert signs.any_found("die HÄLFTE")
    assert not signs.any_found("das Ganze")


def test_those_found_are_named_in_their_order():
    signs = Patterns(
        [("second", re.compile("Wege?")), ("first", re.compile("neue")), ("none", re.compile("alt"))]
    )

    assert signs.found("neue Wege") == ["second", "first"]


def _texts():
    for path in sorted(TRAINING.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield line.rpartition("\t")[2]
            yield line.rpartition("\t")[2].lower()


@pytest.mark.parametrize(
    "signs",
    [
        cues.SIGNS,
        telling._TOLD,
        telling._PAST_OR_FORECAST,
        telling._PLEDGED,
        years._PATTERNS,
        directions._FACTOR_PATTERNS,
    ],
)
def test_no_sentence_we_learned_from_loses_a_sign(signs):
    everything = signs._patterns
    texts = list(_texts())
    assert len(texts) > 1000

    for text in texts:
        searched = [name for _, name, pattern in everything if pattern.search(text)]
        assert signs.found(text) == searched
