"""One file in, one frozen Reading out."""

from stadtfaden.adapters.readers.protocol import ReadingOptions, Unreadable
from stadtfaden.reading.as_json import as_dict
from stadtfaden.reading.lists import ListSight, read_list, sight_of_list
from stadtfaden.reading.read import QuoteDrifted, read
from stadtfaden.reading.registry import refuse_at_sight
from stadtfaden.reading.values import VERSION, Reading

__all__ = [
    "VERSION",
    "ListSight",
    "QuoteDrifted",
    "Reading",
    "ReadingOptions",
    "Unreadable",
    "as_dict",
    "read",
    "read_list",
    "refuse_at_sight",
    "sight_of_list",
]
