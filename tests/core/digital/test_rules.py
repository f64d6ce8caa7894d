"""The table of rules holds together."""

from stadtfaden.core.digital.rules import rules


def test_every_pair_joins_two_groups_that_have_words():
    table = rules()
    groups = {sign.belongs for signs in table.signs.values() for sign in signs}

    assert {name for pair in table.pairs for name in (pair.one, pair.other)} <= groups


def test_every_sign_has_words_to_look_for():
    assert all(sign.phrase and all(sign.phrase) for signs in rules().signs.values() for sign in signs)
