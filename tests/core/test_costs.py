"""What a measure costs, from the words about it."""

import pytest

from stadtfaden.core.costs import Cost, cost_of, largest_sum


@pytest.mark.parametrize(
    ("text", "euros", "is_yearly"),
    [
        ("390.000 Euro", 390_000, False),
        ("zwei Fahrzeuge, 240.000 Euro", 240_000, False),
        ("rund 2,7 Mio. Euro", 2_700_000, False),
        ("2,9 Mio. Euro im Jahr", 2_900_000, True),
        ("1,25 Millionen €", 1_250_000, False),
        ("85 T€ jährlich", 85_000, True),
        ("40 Tsd. EUR p. a.", 40_000, True),
        ("1 Mrd. Euro", 10**9, False),
        ("€ 12.500", 12_500, False),
        ("500 Euro", 500, False),
        ("120 000 Euro", 120_000, False),
        ("75.000,00 €", 75_000, False),
        ("30.000 Euro je Jahr", 30_000, True),
    ],
)
def test_one_sum_is_read(text, euros, is_yearly):
    assert cost_of(text) == Cost(euros, is_yearly)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gering",
        "aus dem laufenden Haushalt",
        "50.000 Euro bis 80.000 Euro",
        "20.000 Euro im ersten, 35.000 Euro im zweiten Jahr",
        "zwei Stellen",
        "190 Euro je Gerät",
        "12 Euro pro Kopf und Jahr",
        "0 Euro",
        "S. 12",
    ],
)
def test_no_sum_or_several_are_unknown(text):
    assert cost_of(text) is None


def test_a_range_with_one_unit_is_unknown():
    assert cost_of("50.000 bis 80.000 Euro") is None


@pytest.mark.parametrize(
    ("text", "euros"),
    [
        ("78 Mio. Euro; Förderung 11 Mio. Euro zugesagt", 78_000_000),
        ("Anlage 70.000 Euro, Leitung 3,3 Mio. Euro", 3_300_000),
        ("320.000 Euro je Hof", 320_000),
        ("aus den Betrieben", 0),
    ],
)
def test_the_largest_of_all_sums_is_named_whatever_it_is_for(text, euros):
    assert largest_sum(text) == euros
