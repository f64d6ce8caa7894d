"""Search is measured by the product's own way of finding."""

from stadtfaden.evaluation.tasks import search


def test_words_and_meaning_find_what_plain_words_do_not(figures):
    found = figures(search.TASK)

    assert found["gewöhnliche Fragen, R@1"].ours == 1.0
    assert found["gewöhnliche Fragen, R@1"].baseline == 0.5
    assert found["umschriebene Fragen, R@5"].cases == 1


def test_the_goal_for_motions_is_to_be_no_worse_than_plain_words(figures):
    found = figures(search.TASK)["Titel eines Antrags → Stellungnahme, MRR"]

    assert found.goal == found.baseline
    assert sorted(found.spread) == ["2018", "2019", "2020"]
