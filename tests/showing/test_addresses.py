"""The short way to an address leads to the same place."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from stadtfaden.showing.addresses import address


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("home", ("auental",)),
        ("statement", ("auental", "0f3a")),
        ("page", ("auental", "leitbild-2040", 1)),
        ("page", ("auental", "leitbild-2040", 1200)),
    ],
)
def test_an_address_is_the_one_that_reverse_finds(language, name, given):
    with override(language):
        assert address(name, *given) == reverse(f"portal:{name}", args=given)
