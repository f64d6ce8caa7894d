"""What became of a quote: typesetting changes nothing, one word or number does."""

import pytest

from stadtfaden.core.quotes import Outcome, Quote, compare

SENTENCE = "Die Stadt fördert bis 2030 mindestens 20 % der Solardächer."
AROUND = "Der Gemeinderat berät im Herbst.\n{}\nDie Bücherei öffnet auch sonntags."


def quote_of(pages, words):
    number = next(number for number, text in pages.items() if words in text)
    start = pages[number].index(words)
    return Quote(number, start, start + len(words))


def became(words, later, former=None):
    """The finding and the words it shows."""
    former = former or {1: AROUND.format(words)}
    later = later if isinstance(later, dict) else {1: AROUND.format(later)}
    (finding,) = compare(former, [quote_of(former, words)], later)
    text = "" if finding.page is None else later[finding.page][finding.start : finding.end]
    return finding.outcome, text


@pytest.mark.parametrize(
    "typeset",
    [
        "Die Stadt fördert bis 2030 mindestens 20 % der Solar-dächer.",
        "Die Stadt fördert bis 2030 mindestens 20 % der Solar\u00addächer.",
        "Die Stadt fördert bis 2030\nmindestens 20\u00a0% der Solardächer.",
        "Die Stadt „fördert“ bis 2030 mindestens 20 % der »Solardächer«.",
        "DIE STADT FÖRDERT BIS 2030 MINDESTENS 20 % DER SOLARDÄCHER.",
        "Z 3.1 Die Stadt fördert bis 2030 mindestens 20 % der Solardächer.",
        "• Die Stadt fördert bis 2030 mindestens 20 % der Solardächer.",
    ],
)
def test_typesetting_changes_no_words(typeset):
    assert became(SENTENCE, typeset)[0] is Outcome.UNCHANGED


def test_ligatures_are_letters():
    assert became("Öffentliche Flächen bleiben offen.", "Öﬀentliche Flächen bleiben oﬀen.")[0] is (
        Outcome.UNCHANGED
    )


@pytest.mark.parametrize(
    "other",
    [
        "Die Stadt fördert bis 2030 mindestens 25 % der Solardächer.",
        "Die Stadt fördert bis 2035 mindestens 20 % der Solardächer.",
        "Die Stadt fördert bis 2030 mindestens 2,0 % der Solardächer.",
        "Die Stadt fördert bis 2030 mindestens −20 % der Solardächer.",
        "Die Stadt fördert nicht bis 2030 mindestens 20 % der Solardächer.",
        "Die Stadt fördert bis 2030 mindestens 20 % der Solardächer nicht.",
        "Die Stadt fördert bis 2030 höchstens 20 % der Solardächer.",
        "Die Stadt fördert bis 2030 mindestens 20 % der Solardächer, soweit Mittel da sind.",
        "Wenn Mittel da sind: Die Stadt fördert bis 2030 mindestens 20 % der Solardächer.",
        "Fördert die Stadt bis 2030 mindestens 20 % der Solardächer?",
    ],
)
def test_a_number_a_negation_a_word_or_a_proviso_changes_it(other):
    assert became(SENTENCE, other) == (Outcome.CHANGED, other)


def test_a_thousands_gap_is_no_other_number_and_two_numbers_are_not_one():
    assert became("Es entstehen 20 000 Wohnungen.", "Es entstehen 20000 Wohnungen.")[0] is Outcome.UNCHANGED
    assert became("Stufe 1 25 Wohnungen am Hang.", "Stufe 12 5 Wohnungen am Hang.")[0] is Outcome.CHANGED


def test_words_on_another_page_have_moved():
    later = {1: "Vorwort\nDank an alle.", 2: AROUND.format(SENTENCE)}

    assert became(SENTENCE, later) == (Outcome.MOVED, SENTENCE)


def test_a_sentence_that_is_left_out_is_gone_though_another_is_much_like_it():
    like = "Die Stadt fördert bis 2030 mindestens 20 % der Gründächer."
    former = {1: AROUND.format(f"{SENTENCE} {like}")}

    assert became(SENTENCE, {1: AROUND.format(like)}, former) == (Outcome.GONE, "")


def test_a_sentence_parted_by_the_foot_of_a_page_stands_on_its_first():
    later = {1: "Der Gemeinderat berät.\nDie Stadt fördert bis 2030", 2: "mindestens 20 % der Solardächer."}

    assert became(SENTENCE, later) == (Outcome.UNCHANGED, "Die Stadt fördert bis 2030")


def test_a_quote_cut_by_the_foot_of_a_page_is_found_in_the_whole_sentence():
    former = {1: "Der Gemeinderat berät.\nDie Stadt fördert bis 2030", 2: "mindestens 20 % der Dächer."}
    later = {1: "Der Gemeinderat berät.\nDie Stadt fördert bis 2030 mindestens 20 % der Dächer."}

    assert became("Die Stadt fördert bis 2030", later, former)[0] is Outcome.UNCHANGED


def test_a_word_within_a_longer_one_is_not_the_word():
    assert became("Mobilität", "Elektromobilität")[0] is not Outcome.UNCHANGED


def test_of_the_same_words_said_twice_each_keeps_its_own_place():
    twice = "Wir fragen die Menschen."
    former = {1: f"Erstens.\n{twice}\nDas kostet Zeit.", 2: f"Zweitens.\n{twice}\nDas lohnt sich."}
    later = {1: "Vorwort.", 2: former[1], 3: former[2]}
    quotes = [
        Quote(number, text.index(twice), text.index(twice) + len(twice)) for number, text in former.items()
    ]

    found = compare(former, quotes, later)

    assert [(one.outcome, one.page) for one in found] == [(Outcome.MOVED, 2), (Outcome.MOVED, 3)]


def test_of_the_same_words_said_twice_and_now_once_both_stand_there():
    twice = "Wir fragen die Menschen."
    former = {1: f"Erstens.\n{twice}", 2: f"Zweitens.\n{twice}"}
    later = {1: "Erstens.", 2: former[2]}
    quotes = [
        Quote(number, text.index(twice), text.index(twice) + len(twice)) for number, text in former.items()
    ]

    assert [one.page for one in compare(former, quotes, later)] == [2, 2]


def test_editions_without_pages_or_words_have_lost_every_quote():
    former = {1: SENTENCE}

    assert compare(former, [quote_of(former, SENTENCE)], {})[0].outcome is Outcome.GONE
    assert compare(former, [quote_of(former, SENTENCE)], {1: ""})[0].outcome is Outcome.GONE


def test_footnotes_are_numbered_anew_without_changing_words():
    assert became("Das Netz wächst.[3] Es trägt.", "Das Netz wächst. [^21] Es trägt.")[0] is Outcome.UNCHANGED


def test_brackets_within_a_word_mean_something():
    assert became("Pflege (halb)öffentlicher Räume.", "Pflege halböffentlicher Räume.")[0] is Outcome.CHANGED
