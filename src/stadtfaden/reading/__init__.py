"""One file in, one frozen Reading out."""

from stadtfaden.adapters.readers.protocol import ReadingOptions, Unreadable
from stadtfaden.reading.as_json import as_dict
from stadtfaden.reading.read import QuoteDrifted, read
from stadtfaden.reading.registry import refuse_at_sight
from stadtfaden.reading.values import VERSION, Reading

__all__ = [
    "VERSION",
    "QuoteDrifted",
    "Reading",
    "ReadingOptions",
    "Unreadable",
    "as_dict",
    "read",
    "refuse_at_sight",
]
