"""What filters are called in addresses."""

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "text": "text",
    "area": "feld",
    "paper": "papier",
    "kind": "art",
    "review": "pruefung",
    "digital": "digital",
    "level": "ebene",
    "year": "jahr",
    "target_year": "zieljahr",
    "holds": "stand",
}
FILTERS = frozenset(NAMES.values())
