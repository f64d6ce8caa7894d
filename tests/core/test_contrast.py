"""Contrast is that of WCAG, and a colour that cannot be read is moved until it can."""

import pytest

from stadtfaden.core.contrast import ENOUGH, NoColour, contrast, least_contrast, readable


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#000000", 21.0),
        ("#b3202c", "#b3202c", 1.0),
        ("#777777", "#ffffff", 4.48),  # the grey that just fails, as the guidelines say
        ("#767676", "#ffffff", 4.54),
        ("#FF0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_the_guidelines(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


def test_a_colour_that_can_be_read_stays():
    assert readable("#b3202c", ["#ffffff"], "#000000") == "#b3202c"


@pytest.mark.parametrize(
    ("colour", "grounds", "towards"),
    [("#ffcc00", ["#ffffff", "#f3ecdf"], "#000000"), ("#1c4a80", ["#191613", "#26211b"], "#ffffff")],
)
def test_another_one_is_moved_no_further_than_needed(colour, grounds, towards):
    moved = readable(colour, grounds, towards)

    assert ENOUGH <= least_contrast(moved, grounds) < ENOUGH + 0.4
    assert moved != towards


@pytest.mark.parametrize("wrong", ["", "red", "#fff", "#12345g", "#1234567", "url(x)", "#b3202c;}"])
def test_what_is_no_colour_is_refused(wrong):
    with pytest.raises(NoColour):
        contrast(wrong, "#ffffff")
