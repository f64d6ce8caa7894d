"""Statements by words: the search index knows most, the records what is newer."""

from typing import TYPE_CHECKING

from django.conf import settings

from stadtfaden.pipeline.context import index_of
from stadtfaden.search import EntryKind, Filters, find

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Municipality

MOST = 200


def hits_for(municipality: "Municipality", words: str) -> list[int]:
    """The pks of statements, best first, by words alone; none before the first index is built. No query."""
    index = index_of(settings.DATA, municipality)
    if not index.model:
        return []
    found = find(index, None, words, filters=Filters(kind=EntryKind.STATEMENT), limit=MOST)
    return [hit.id for hit in found.hits]
