"""The areas of urban development: the shipped ones, and a city's own."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from stadtfaden.core.areas.values import Area

SHIPPED = Path(__file__).with_name("taxonomy.json")


class BadTaxonomy(ValueError):  # noqa: N818 -- named after the fact
    """A taxonomy file that cannot be used; the message names the file, the entry and what is missing."""


def taxonomy_from(path: Path) -> tuple[Area, ...]:
    """The areas of a JSON file: a list of objects with `id` and `name_de`; all else is optional.

    Terms may end in „?“ (speaks for the area only together with others). Raises BadTaxonomy.
    """
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadTaxonomy(f"{path}: {error}") from error
    if not isinstance(entries, list) or not entries:
        raise BadTaxonomy(f"{path}: expected a list of areas")
    areas = tuple(_area(path, index, entry) for index, entry in enumerate(entries))
    if len({area.id for area in areas}) < len(areas):
        raise BadTaxonomy(f"{path}: an id stands twice")
    return areas


@lru_cache(maxsize=1)
def shipped_taxonomy() -> tuple[Area, ...]:
    """The 23 areas that Stadtfaden ships, in their fixed order."""
    return taxonomy_from(SHIPPED)


def _area(path: Path, index: int, entry: Any) -> Area:
    if not isinstance(entry, dict) or not entry.get("id") or not entry.get("name_de"):
        raise BadTaxonomy(f"{path}: entry {index + 1} needs id and name_de")
    return Area(
        id=str(entry["id"]),
        name_de=str(entry["name_de"]),
        name_en=str(entry.get("name_en") or entry["name_de"]),
        description_de=str(entry.get("description_de", "")),
        description_en=str(entry.get("description_en", "")),
        sdgs=tuple(int(number) for number in entry.get("sdgs", ())),
        product_areas=tuple(map(str, entry.get("product_areas", ()))),
        ozg_fields=tuple(map(str, entry.get("ozg_fields", ()))),
        terms=tuple(map(str, entry.get("terms", ()))),
    )
