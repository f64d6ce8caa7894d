"""The cores of this machine: no call takes another one down."""

import pytest

from stadtfaden.adapters.engines import Call, Cores, Done, Fall, Fallen, Limits
from tests.adapters.engines.deeds import double, obey


def results(answers):
    return {answer.key: answer.result for answer in answers if isinstance(answer, Done)}


def test_every_call_is_answered_once():
    calls = [Call(str(number), number, 30) for number in range(7)]

    answers = list(Cores(2).run(double, calls))

    assert results(answers) == {str(number): 2 * number for number in range(7)}


@pytest.mark.parametrize(
    ("order", "seconds", "fall"),
    [("die", 30, Fall.CRASH), ("sleep", 1.5, Fall.TIME), ("eat", 30, Fall.MEMORY), ("fail", 30, Fall.ERROR)],
)
def test_a_hostile_call_falls_alone_and_is_named(order, seconds, fall):
    calls = [Call("before", "ok", 30), Call("hostile", order, seconds), Call("after", "ok", 30)]

    answers = {answer.key: answer for answer in Cores(1, Limits(memory=200)).run(obey, calls)}

    assert isinstance(answers["hostile"], Fallen)
    assert answers["hostile"].fall is fall
    assert set(results(answers.values())) == {"before", "after"}


def test_calls_are_taken_only_when_there_is_room():
    taken = []

    def calls():
        for number in range(5):
            taken.append(number)
            yield Call(str(number), number, 30)

    answers = Cores(1).run(double, calls())
    first = next(answers)
    seen = list(taken)
    answers.close()

    assert isinstance(first, Done)
    assert seen == [0, 1]


def test_a_process_that_has_grown_is_replaced():
    calls = [Call(str(number), "ok", 30) for number in range(3)]

    answers = list(Cores(1, Limits(tired=1)).run(obey, calls))

    assert len({process for _, process in results(answers).values()}) == 3
