"""Hits of the search index as records with their places."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Passage, Statement
from stadtfaden.corpus.queries import passages_numbered, statements_numbered
from stadtfaden.pipeline.context import BuildOptions, index_of
from stadtfaden.search import EntryKind, Filters, Hit, find, open_embedder, snippet
from stadtfaden.ui.places import place


@dataclass(frozen=True, slots=True)
class Answer:
    """A hit and what it stands for."""

    hit: Hit
    record: Statement | Passage
    words: str

    def as_row(self) -> dict[str, Any]:
        """Flat, with the words marked by ranges in `text`."""
        shown = snippet(self.record.text, self.words)
        document = self.record.edition.document
        page = self.record.page
        return {
            "kind": self.hit.kind.value,
            "label": self.record.kind,
            "key": self.record.key if isinstance(self.record, Statement) else None,
            "score": round(self.hit.score, 4),
            "reasons": list(self.hit.reasons),
            "document": document.slug,
            "title": document.title,
            "page": page.number,
            "page_label": page.label,
            "place": place(number=page.number, label=page.label, reader=self.record.edition.reader),
            "text": shown.text,
            "marks": [[start, end] for start, end in shown.marks],
        }


def answers_to(
    words: str,
    municipality: Municipality,
    *,
    data: Path,
    options: BuildOptions,
    filters: Filters | None = None,
    limit: int = 20,
) -> list[Answer]:
    """Best first: at most two queries at any size."""
    embedder = open_embedder(options.cache, options.model, threads=options.processes)
    found = find(index_of(data, municipality), embedder, words, filters=filters or Filters(), limit=limit)
    ids = {kind: [hit.id for hit in found.hits if hit.kind is kind] for kind in EntryKind}
    statements = statements_numbered(municipality, ids[EntryKind.STATEMENT])
    passages = passages_numbered(municipality, ids[EntryKind.PASSAGE])
    records: dict[tuple[EntryKind, int], Statement | Passage] = {
        **{(EntryKind.STATEMENT, pk): row for pk, row in statements.items()},
        **{(EntryKind.PASSAGE, pk): row for pk, row in passages.items()},
    }
    return [
        Answer(hit, records[hit.kind, hit.id], words) for hit in found.hits if (hit.kind, hit.id) in records
    ]
