"""A city's own areas, found by their names."""

import numpy as np
import pytest

from stadtfaden.core.areas import Area, own_areas, said_of, score_own, shipped_sense

SENSE = shipped_sense()


def direction(area):
    """Where the shipped sense hears an area best, of length 1."""
    column = SENSE.weights[:, SENSE.ids.index(area)]
    return np.asarray(column / np.linalg.norm(column), np.float32)


def area(name, description=""):
    return Area(id=name, name_de=name, name_en="", description_de=description, description_en="")


@pytest.fixture
def own():
    names = ("Bewegung und Spiel", "Wege", "Kasse")
    likes = ("sport", "mobility", "finance")
    return own_areas([area(name) for name in names], np.stack([direction(like) for like in likes]))


def test_an_area_is_found_without_any_of_its_words(own):
    found = score_own("Abc", direction("sport"), own, threshold=0.0)

    assert found[0].id == "Bewegung und Spiel"
    assert found[0].score > 3 * found[1].score


def test_an_area_gets_what_the_shipped_areas_get_that_it_is_like(own):
    said = "Der Turnverein baut eine Sporthalle."
    unclear = np.zeros(len(SENSE.weights), np.float32)

    with_words, without = (
        {one.id: one.score for one in score_own(text, unclear, own, threshold=0.0)} for text in (said, "Abc")
    )

    assert with_words["Bewegung und Spiel"] > without["Bewegung und Spiel"]


def test_shares_are_dealt_out_once(own):
    found = score_own("Die Sporthalle", direction("sport"), own, threshold=0.0)

    shares = [one.share for one in found if one.share is not None]
    assert len(shares) == len(found)
    assert 0.5 < sum(shares) <= 1.0


def test_an_area_is_known_by_name_and_description():
    assert said_of(area("Wege", "Alles, was fährt.")) == "Wege. Alles, was fährt."
    assert said_of(area("Wege")) == "Wege"
