"""What a search finds in the index of a city, narrowed by the filters of its address."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from platformdirs import user_cache_dir

from stadtfaden.pipeline.context import index_of
from stadtfaden.search import (
    Embedder,
    EntryKind,
    Filters,
    Hit,
    ModelMissing,
    WeightsMissing,
    find,
    open_embedder,
)
from stadtfaden.threads.queries.listed import ListFilters
from stadtfaden.threads.queries.traits import among

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Municipality

EVERYTHING = ListFilters(holds=None)  # what a search narrows
LONGEST = 400  # letters of a question
MOST = 400  # more than the index ever names


def hits_for(municipality: "Municipality", question: str, filters: Filters) -> Sequence[Hit]:
    """Best first, no query; nothing before the first index is built."""
    index = index_of(settings.DATA, municipality)
    if not index.model:
        return ()
    return find(index, embedder(), question, filters=filters, limit=MOST).hits


def hits_within(municipality: "Municipality", question: str, filters: ListFilters) -> Sequence[Hit]:
    """Best first; one query where something is asked that the index does not know."""
    hits = hits_for(municipality, question, _for_index(filters))
    beyond = replace(filters, area=None, paper=None, kind=None, year=None)
    if not hits or beyond == ListFilters(holds=None):
        return hits
    kept = among(municipality, filters, [hit.id for hit in hits if hit.kind is EntryKind.STATEMENT])
    return [hit for hit in hits if hit.kind is EntryKind.STATEMENT and hit.id in kept]


def _for_index(filters: ListFilters) -> Filters:
    """Only statements have an area, a kind and what the records add: asking for one leaves passages out."""
    of_statements = replace(filters, paper=None, year=None) != ListFilters(holds=None)
    years = filters.year
    return Filters(
        kind=EntryKind.STATEMENT if of_statements else None,
        papers=(filters.paper,) if filters.paper else (),
        areas=(filters.area,) if filters.area else (),
        labels=(filters.kind,) if filters.kind else (),
        year_from=years.first if years else None,
        year_to=years.last if years else None,
    )


def embedder() -> Embedder | None:
    """Without a model, words alone decide."""
    model = os.environ.get("EMBEDDING_MODEL")
    try:
        return open_embedder(Path(user_cache_dir("stadtfaden")), Path(model) if model else None)
    except (ModelMissing, WeightsMissing):
        return None
