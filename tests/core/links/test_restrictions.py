"""What narrows a statement down to a district, a group or a part."""

import pytest

from stadtfaden.core.links.restrictions import are_of_other_things, is_part_of, narrows


@pytest.mark.parametrize(
    ("here", "there", "own"),
    [
        ("In der Weststadt stehen 40 Bänke", "In der Oststadt stehen 30 Bänke", {"weststadt"}),
        ("Die Restmüllmenge sinkt", "Es fällt weniger Restmüll an", set()),
        ("Acht Straßen werden saniert", "Vier Straßen werden saniert", set()),
        ("Bänke an Schulen", "Bänke", {"schule"}),
    ],
)
def test_own_are_nouns_that_the_other_does_not_mean(here, there, own):
    assert narrows(here, there) == own


def test_two_are_of_other_things_only_where_each_names_its_own():
    west, east, all_ = ("Bänke in der Weststadt", "Bänke in der Oststadt", "Bänke")

    assert are_of_other_things(west, east, west, east)
    assert not are_of_other_things(west, all_, west, all_)


@pytest.mark.parametrize(
    ("here", "is_part"),
    [
        ("Bis 2030 werden 800 geförderte Wohnungen gebaut", True),
        ("Davon werden bis 2030 am Hafen 800 Wohnungen gebaut", True),
        ("Bis 2030 werden 800 neue Wohnungen gebaut", False),
        ("Am Hafen werden bis 2030 nur 800 Wohnungen gebaut", False),
    ],
)
def test_a_part_says_which_of_them_it_counts(here, is_part):
    whole = "Bis 2030 werden 3.000 Wohnungen gebaut"

    assert is_part_of(here, whole, "Wohnungen", whole) is is_part
