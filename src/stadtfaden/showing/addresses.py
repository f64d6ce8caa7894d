"""Addresses by the hundred: `reverse` walks all patterns each time, a list asks for the same three."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

TEXT = "0text{}0"
NUMBER = 900_000


def address(name: str, *given: str | int) -> str:
    """What `reverse("portal:…")` says, for slugs and whole numbers."""
    kinds = tuple(isinstance(value, int) for value in given)
    return _pattern(name, kinds, get_language(), get_script_prefix()).format(*given)


@lru_cache(maxsize=256)
def _pattern(name: str, are_numbers: tuple[bool, ...], language: str | None, prefix: str) -> str:  # noqa: ARG001 -- both decide what reverse says
    places = [
        NUMBER + place if is_number else TEXT.format(place) for place, is_number in enumerate(are_numbers)
    ]
    found = reverse(f"portal:{name}", args=places)
    for place, stand_in in enumerate(places):
        found = found.replace(str(stand_in), f"{{{place}}}")
    return found
