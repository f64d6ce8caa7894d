"""One file in, one frozen Reading out."""

from stadtfaden.adapters.readers.protocol import ReadingOptions, Unreadable
from stadtfaden.reading.as_json import as_dict
from stadtfaden.reading.read import QuoteDrifted, read
from stadtfaden.reading.values import Reading

__all__ = ["QuoteDrifted", "Reading", "ReadingOptions", "Unreadable", "as_dict", "read"]
