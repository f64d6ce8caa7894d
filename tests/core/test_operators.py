"""Name and e-mail address of who runs the pages."""

import pytest

from stadtfaden.core.operators import operator_mail, operator_name


@pytest.mark.parametrize(
    ("said", "name", "mail"),
    [
        ("Stadt Auental", "Stadt Auental", ""),
        ("Stadt Auental, Rathausplatz 1, strategie@auental.de", "Stadt Auental", "strategie@auental.de"),
        ("Stadt Auental (strategie@stadt.auental.de)", "Stadt Auental", "strategie@stadt.auental.de"),
        ("Stadt Auental\nAmt 61; a.b@auental.de, c@auental.de", "Stadt Auental", "a.b@auental.de"),
        ("strategie@auental.de", "", "strategie@auental.de"),
        ("", "", ""),
    ],
)
def test_the_first_part_is_the_name_and_an_address_is_an_address(said, name, mail):
    assert (operator_name(said), operator_mail(said)) == (name, mail)
