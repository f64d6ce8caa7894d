"""Words and vectors, found again."""

from stadtfaden.adapters.index.columns import Columns, ColumnWriter
from stadtfaden.adapters.index.folder import IndexFolder, Manifest
from stadtfaden.adapters.index.meaning import EXACT_UP_TO, MeaningIndex, nearest_index, write_vectors
from stadtfaden.adapters.index.values import AskedWord, Candidate, Entry, EntryKind, Filters, Form, Question
from stadtfaden.adapters.index.vocabulary import Vocabulary, VocabularyWriter
from stadtfaden.adapters.index.words import WordIndex, WordWriter

__all__ = [
    "EXACT_UP_TO",
    "AskedWord",
    "Candidate",
    "ColumnWriter",
    "Columns",
    "Entry",
    "EntryKind",
    "Filters",
    "Form",
    "IndexFolder",
    "Manifest",
    "MeaningIndex",
    "Question",
    "Vocabulary",
    "VocabularyWriter",
    "WordIndex",
    "WordWriter",
    "nearest_index",
    "write_vectors",
]
