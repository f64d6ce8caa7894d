"""Endings of addresses that name a format; they come from the one place that writes the formats."""

from collections.abc import Iterable

from django.urls import register_converter

from stadtfaden.exchange import FORMATS
from stadtfaden.exchange.catalogue import SYNTAXES


class _Ending:
    regex = ""

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def _one_of(endings: Iterable[str]) -> type[_Ending]:
    return type("Ending", (_Ending,), {"regex": "|".join(one.replace(".", r"\.") for one in endings)})


LIST = "list-ending"
CATALOGUE = "catalogue-ending"
register_converter(_one_of(FORMATS), LIST)
register_converter(_one_of(SYNTAXES), CATALOGUE)
