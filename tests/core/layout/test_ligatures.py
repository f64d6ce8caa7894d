"""Spaces that a wide „fl“ left behind."""

import pytest

from stadtfaden.core.layout import compose
from stadtfaden.core.layout.ligatures import closed
from stadtfaden.core.pages import Box, Line, RawPage, Word


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("Wohnfl ächen und Grünfl ächen", "Wohnflächen und Grünflächen"),
        ("das Sicherheitsempfi nden ist häufi ger Thema", "das Sicherheitsempfinden ist häufiger Thema"),
        ("Pfl egepfl ichtige fi nden Plätze", "Pflegepflichtige finden Plätze"),
        ("wovon alle profi tieren", "wovon alle profitieren"),
        ("das Profi l und der Demografi sche Wandel", "das Profil und der Demografische Wandel"),
        ("eine Auff orderung", "eine Aufforderung"),
        ("Energieeffi zienz", "Energieeffizienz"),
    ],
)
def test_a_word_torn_behind_its_wide_sign_is_one_word(torn, whole):
    assert closed(Line(torn)).text == whole


@pytest.mark.parametrize(
    "said",
    [
        "der Begriff der Teilhabe",
        "grüner Wasserstoff als Energieträger",
        "ein Baustoff bzw. Rohstoff",
        "jeder Profi ist willkommen, und ein Profi in Not",
        "mit dem Schiff fahren",
        "Treff Nord",
        "das Auf und Ab",
    ],
)
def test_words_that_end_so_stay_apart(said):
    assert closed(Line(said)).text == said


def test_both_parts_of_the_word_keep_their_boxes():
    left, right, after = Box(10, 0, 30, 10), Box(31, 0, 70, 10), Box(75, 0, 90, 10)
    line = Line("Wohnfl ächen neu", words=(Word(0, 6, left), Word(7, 12, right), Word(13, 16, after)))

    mended = closed(line)

    assert [(mended.text[word.start : word.end], word.box) for word in mended.words] == [
        ("Wohnfl", left),
        ("ächen", right),
        ("neu", after),
    ]


def test_a_page_is_read_without_them():
    (page,) = compose([RawPage(1, (Line("Es entstehen 66 Pfl egeplätze in der Oststadt."),))])

    assert page.text == "Es entstehen 66 Pflegeplätze in der Oststadt."
