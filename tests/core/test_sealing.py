"""What is sealed is read by whoever has the key, and by nobody else."""

import pytest

from stadtfaden.core.sealing import SEALED, SealBroken, sealed, unsealed

TEXT = "JBSWY3DPEHPK3PXP"


def test_what_is_sealed_does_not_show_and_comes_back():
    shut = sealed(TEXT, ["a key"])

    assert shut.startswith(SEALED)
    assert TEXT not in shut
    assert unsealed(shut, ["a key"]) == TEXT


def test_the_same_text_is_sealed_otherwise_each_time():
    assert sealed(TEXT, ["a key"]) != sealed(TEXT, ["a key"])


def test_a_former_key_opens_it_and_another_one_does_not():
    shut = sealed(TEXT, ["former"])

    assert unsealed(shut, ["today's", "former"]) == TEXT
    with pytest.raises(SealBroken):
        unsealed(shut, ["today's"])


def test_what_was_changed_by_hand_opens_nothing():
    shut = sealed(TEXT, ["a key"])

    with pytest.raises(SealBroken):
        unsealed(f"{shut[:-6]}AAAAA=", ["a key"])


def test_what_has_no_seal_is_read_as_it_stands():
    assert unsealed(TEXT, ["a key"]) == TEXT
