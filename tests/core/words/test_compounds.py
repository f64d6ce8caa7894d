"""How well compounds of municipal papers are cut: the own list compounds.txt, and its words that are one."""

from pathlib import Path

from stadtfaden.core.words import tokens

LINES = [
    line.split()
    for line in Path(__file__).with_name("compounds.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def parts_of(word, *, is_noun=True):
    token = tokens(f"Das {word.capitalize() if is_noun else word}")[1]
    return frozenset(token.parts)


def test_at_least_nineteen_of_twenty_compounds_show_their_words():
    compounds = [(word, wanted) for word, wanted in LINES if wanted != "-"]
    right = [
        word
        for word, wanted in compounds
        if any(
            frozenset(answer.split("+")) <= parts_of(word, is_noun=not word.endswith(ADJECTIVES))
            for answer in wanted.split("/")
        )
    ]

    assert len(compounds) >= 150
    assert len(right) / len(compounds) >= 0.95


def test_words_that_are_one_are_not_cut():
    cut = [word for word, wanted in LINES if wanted == "-" and parts_of(word)]

    assert cut == []


ADJECTIVES = ("neutral", "frei", "gerecht", "freundlich", "sparend", "effizient")
