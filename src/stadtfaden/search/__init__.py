"""Words and meaning together, over an index that is derived from the records."""

from stadtfaden.adapters.embedding import Embedder, ModelMissing, VectorMemory, Vectors, WeightsMissing
from stadtfaden.adapters.index import Candidate, Entry, EntryKind, Filters, Question
from stadtfaden.search.embedded import EmbeddedIndex
from stadtfaden.search.embedders import open_embedder
from stadtfaden.search.finding import Found, Hit, find
from stadtfaden.search.protocol import SearchIndex, VectorsDoNotFit, fingerprint
from stadtfaden.search.snippets import Snippet, marks, snippet
from stadtfaden.search.spelling import meant

__all__ = [
    "Candidate",
    "EmbeddedIndex",
    "Embedder",
    "Entry",
    "EntryKind",
    "Filters",
    "Found",
    "Hit",
    "ModelMissing",
    "Question",
    "SearchIndex",
    "Snippet",
    "VectorMemory",
    "Vectors",
    "VectorsDoNotFit",
    "WeightsMissing",
    "find",
    "fingerprint",
    "marks",
    "meant",
    "open_embedder",
    "snippet",
]
