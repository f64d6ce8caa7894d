"""Words and vectors, found again."""

from stadtfaden.adapters.index.columns import Columns, ColumnWriter
from stadtfaden.adapters.index.folder import IndexFolder, Manifest
from stadtfaden.adapters.index.meaning import MeaningIndex, write_vectors
from stadtfaden.adapters.index.values import Candidate, Entry, EntryKind, Filters, Question
from stadtfaden.adapters.index.words import WordIndex, WordWriter

__all__ = [
    "Candidate",
    "ColumnWriter",
    "Columns",
    "Entry",
    "EntryKind",
    "Filters",
    "IndexFolder",
    "Manifest",
    "MeaningIndex",
    "Question",
    "WordIndex",
    "WordWriter",
    "write_vectors",
]
