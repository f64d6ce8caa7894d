"""The plain methods are honest: they learn where they may, and see nothing of what they are asked."""

from stadtfaden.evaluation import baselines

PASSAGES = ("Der Radweg wird breiter", "Die Bücherei öffnet sonntags", "Ein Radweg und noch ein Radweg")


def test_regression_learns_words():
    learned = baselines.regression(
        ["guter Bus", "guter Takt", "schlechte Luft", "schlechtes Licht"], [1, 1, 0, 0], ["guter Weg"]
    )

    assert learned == [1]


def test_one_label_alone_needs_no_learning():
    assert baselines.regression(["Bus", "Bahn"], ["a", "a"], ["Rad"]) == ["a"]


def test_a_group_is_never_learned_from_for_itself():
    """Word and label agree in one group and in no other: the other group must get them wrong."""
    texts = ["rot", "blau", "rot", "blau"]

    assert baselines.across_groups(texts, [1, 0, 0, 1], ["a", "a", "b", "b"]) == [0, 1, 1, 0]


def test_bm25_finds_by_whole_words_only():
    found = baselines.bm25_places(["Radweg", "Wege", "sonntags"], PASSAGES, [2, 0, 1])

    assert found == [1, 3, 1]


def test_cosine_finds_the_passage_with_the_same_words():
    assert baselines.cosine_places(["sonntags in die Bücherei"], PASSAGES, [1]) == [1]


def test_nearest_pairs_stand_in_different_groups():
    texts = ("alte Eiche", "alte Eiche", "alte Eiche", "neue Brücke")

    assert baselines.nearest_pairs(texts, ("a", "a", "b", "b"), 2) == [(0, 2), (1, 2)]
