"""What people confirm and reject moves the chance of what is alike, slowly at first."""

from stadtfaden.core.chances import UNTAUGHT, Judged, learned

GOAL, BUDGET = ("kind=goal", "paper=mobility"), ("kind=goal", "paper=budget")


def decisions(count, signs, *, confirmed, score=0.7):
    return [Judged(score, signs, confirmed)] * count


def test_without_decisions_the_chance_is_the_score():
    assert [learned([]).of(score, GOAL) for score in (0.0, 0.31, 1.0)] == [0.0, 0.31, 1.0]
    assert learned([]) == UNTAUGHT


def test_a_few_decisions_change_little_and_many_much():
    chances = [learned(decisions(count, GOAL, confirmed=False)).of(0.7, GOAL) for count in (1, 5, 100)]

    assert 0.6 < chances[0] < 0.7
    assert 0.4 < chances[1] < chances[0]
    assert chances[2] < 0.2


def test_what_is_unlike_moves_less_than_what_is_alike():
    taught = learned(decisions(40, BUDGET, confirmed=False) + decisions(40, GOAL, confirmed=True))

    assert taught.of(0.7, BUDGET) < 0.4
    assert taught.of(0.7, GOAL) > 0.7


def test_among_what_is_alike_the_order_of_scores_stays():
    mixed = decisions(20, GOAL, confirmed=True, score=0.9) + decisions(20, GOAL, confirmed=False, score=0.6)

    taught = learned(mixed)

    assert taught.of(0.5, GOAL) < taught.of(0.6, GOAL) < taught.of(0.9, GOAL)


def test_a_sign_never_seen_moves_nothing():
    taught = learned(decisions(30, GOAL, confirmed=True))

    assert taught.of(0.7, ("kind=new", "paper=new")) == taught.of(0.7, ("kind=other", "paper=other"))


def test_the_same_decisions_give_the_same_chances():
    mixed = decisions(7, GOAL, confirmed=True) + decisions(3, BUDGET, confirmed=False, score=0.4)

    assert learned(mixed) == learned(list(mixed))
