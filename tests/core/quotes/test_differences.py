"""Which words differ, for people who compare two texts."""

from stadtfaden.core.quotes import differences


def marked(pieces):
    return [piece.text for piece in pieces if piece.differs]


def test_only_the_words_that_differ_are_marked_and_nothing_is_lost():
    old, new = "Bis 2030 baut die Stadt 100 Wohnungen.", "Bis 2035 baut die Stadt nicht 100 Wohnungen."

    left, right = differences(old, new)

    assert (marked(left), marked(right)) == (["2030"], ["2035", "nicht"])
    assert ("".join(one.text for one in left), "".join(one.text for one in right)) == (old, new)


def test_typesetting_is_no_difference():
    left, right = differences("Der „Radweg“ bleibt.", "Der »Rad\u00adweg« bleibt.")

    assert (marked(left), marked(right)) == ([], [])


def test_beside_nothing_everything_differs():
    assert marked(differences("Der Radweg bleibt", "")[0]) == ["Der Radweg bleibt"]
