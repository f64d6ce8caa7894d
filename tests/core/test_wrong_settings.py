"""A setting that cannot be meant says so in one sentence."""

import pytest

from stadtfaden.core.wrong_settings import WrongSetting, whole_number


def test_a_number_is_read_and_nothing_said_means_the_usual_one():
    assert [whole_number("X", said, 240) for said in ("", " ", "0", " 12 ")] == [240, 240, 0, 12]


@pytest.mark.parametrize("said", ["viele", "-1", "2.5", "²"])
def test_what_is_no_number_is_named_with_a_way_out(said):
    with pytest.raises(WrongSetting, match=r"^Die Einstellung X ist falsch .*ganze Zahl wie 240"):
        whole_number("X", said, 240)
