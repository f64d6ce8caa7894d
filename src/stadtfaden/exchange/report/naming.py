"""What an area is called in the active language. Only an area from the shipped list has an English name."""

from django.utils.translation import get_language

from stadtfaden.threads.models import Area


def name_of(area: Area) -> str:
    return (_is_english() and area.name_en) or area.name_de


def about_of(area: Area) -> str:
    return (_is_english() and area.description_en) or area.description_de


def _is_english() -> bool:
    return get_language() == "en"
