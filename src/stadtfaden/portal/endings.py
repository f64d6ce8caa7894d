"""Ends of addresses that name a format or a data set; they come from the one place that knows these."""

from collections.abc import Iterable

from django.urls import register_converter

from stadtfaden.exchange import FORMATS
from stadtfaden.exchange.catalogue import DATA_SETS, SYNTAXES


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
DATA = "data-set"  # one that is the list of no page
register_converter(_one_of(FORMATS), LIST)
register_converter(_one_of(one.name for one in DATA_SETS if one.page is None), DATA)
register_converter(_one_of(SYNTAXES), CATALOGUE)
