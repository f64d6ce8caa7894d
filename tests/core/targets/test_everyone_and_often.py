"""What all can do by a year, how often something runs from a year on, and what is counted in the dative."""

import pytest

from stadtfaden.core.targets import find_targets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alle Anträge können bis 2028 auch online gestellt werden.", [(None, None, 2028)]),
        ("Bis 2030 können alle Kinder schwimmen.", [(None, None, 2030)]),
        ("Alle Befragten können sich bis 2030 einen Umzug vorstellen.", []),
        ("Alle Bürgerinnen können bis zum 31. Mai 2026 Stellung nehmen.", []),
        ("Alle Anträge konnten bis 2021 bearbeitet werden.", []),
        ("Ab 2027 fährt auf jeder Linie mindestens alle 30 Minuten ein Bus.", [(30.0, "Minuten", 2027)]),
        ("Seit 2019 fahren die Busse alle 15 Minuten.", []),
        ("In allen 62 städtischen Gebäuden werden bis 2027 Zähler eingebaut.", [(62.0, "Gebäude", 2027)]),
        ("Bis 2029 werden 12 Straßen begrünt.", [(12.0, "Straßen", 2029)]),
    ],
)
def test_targets_of_all_of_headways_and_of_things_in_the_dative(text, expected):
    assert [(one.value, one.unit, one.target_year) for one in find_targets(text)] == expected
