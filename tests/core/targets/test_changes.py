"""„Um 65 %“ is a change, „auf 3,5 %“ a level; the words of the target tell."""

import pytest

from stadtfaden.core.targets import find_targets, is_change


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wir senken die Emissionen bis 2030 um 65 %.", True),
        ("Die Zahl der Hallen wird bis 2030 um drei Hallen erhöht, ausgehend von 14.", True),
        ("Die Zahl der Sporthallen wird bis 2030 um drei erhöht, ausgehend von 14.", True),
        ("Die Zahl der Unfälle soll sich bis 2030 halbieren.", True),
        ("Bis 2030 verbrauchen wir 20 % weniger Wasser.", True),
        ("Bis 2030: Emissionen -55 %", True),
        ("Bis 2030 wird der Anteil auf 3,5 % gesenkt.", False),
        ("Der Anteil steigt bis 2030 auf 25 Prozent (2019: 14 Prozent).", False),
        ("Bis 2035 sollen die Emissionen von 10 auf 3 t sinken.", False),
        ("Bis 2030 entstehen 600 Wohnungen.", None),
        ("Auf städtischen Dächern werden bis 2028 4.500 kWp Photovoltaik errichtet.", None),
    ],
)
def test_the_words_of_a_target_tell_a_change_from_a_level_or_leave_it_open(text, expected):
    (target,) = find_targets(text)

    assert is_change(target.text, target.value) is expected


def test_a_value_that_the_words_do_not_hold_is_neither():
    assert is_change("um 65 % senken", 40.0) is None
    assert is_change("klimaneutral bis 2040", None) is None
