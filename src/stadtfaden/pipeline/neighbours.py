"""Statements of other papers that mean nearly the same, and what core makes of each pair."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import faiss
import numpy as np

from stadtfaden.actors.models import Municipality
from stadtfaden.core.links import LinkProposal, Side, propose_link, shelf_rarity
from stadtfaden.core.statements import StatementKind
from stadtfaden.core.targets import Direction
from stadtfaden.core.targets import Target as CoreTarget
from stadtfaden.corpus.models import Edition, Target
from stadtfaden.corpus.queries import current_statements
from stadtfaden.pipeline.entries import areas_by_statement, meaning_of
from stadtfaden.search import VectorMemory

NEIGHBOURS = 48  # looked at; those of the same paper fall out
KEPT = 12  # of other papers
LEAST = 0.8  # cosine; below it this model says "unrelated"


@dataclass(frozen=True, slots=True)
class _Row:
    pk: int
    edition: int
    document: int


class Neighbours:
    """All current statements of a city with their vectors; about 3 KB a statement."""

    def __init__(self, municipality: Municipality, memory: VectorMemory) -> None:
        self._rows: list[_Row] = []
        self._sides: list[Side] = []
        texts = list(self._load(municipality))
        self._vectors = memory.passages(texts)
        self._index = faiss.IndexFlatIP(self._vectors.shape[1])
        self._index.add(self._vectors)
        self._rarity = shelf_rarity(side.text for side in self._sides)
        self._judged: set[tuple[int, int]] = set()
        self.ids = {side.key: row.pk for side, row in zip(self._sides, self._rows, strict=True)}

    def proposals(self, edition: Edition) -> Iterator[LinkProposal]:
        """For the statements of an edition with those of other papers; a pair is judged once."""
        own = np.array([at for at, row in enumerate(self._rows) if row.edition == edition.pk], dtype=np.int64)
        if not own.size:
            return
        cosines, places = self._index.search(self._vectors[own], min(NEIGHBOURS, len(self._rows)))
        for at, near, similar in zip(own.tolist(), places.tolist(), cosines.tolist(), strict=True):
            others = [
                (place, cosine)
                for place, cosine in zip(near, similar, strict=True)
                if cosine >= LEAST and self._rows[place].document != self._rows[at].document
            ]
            for place, cosine in others[:KEPT]:
                yield from self._judge(at, place, cosine)

    def _judge(self, one: int, other: int, cosine: float) -> Iterator[LinkProposal]:
        pair = (min(one, other), max(one, other))
        if pair in self._judged:
            return
        self._judged.add(pair)
        proposal = propose_link(self._sides[pair[0]], self._sides[pair[1]], cosine, rarity=self._rarity)
        if proposal is not None:
            yield proposal

    def _load(self, municipality: Municipality) -> Iterator[str]:
        areas = areas_by_statement(municipality)
        targets = _targets(municipality)
        # By key: which of two statements is asked first does not depend on the order of reading.
        found = current_statements(municipality).defer("page__text", "page__words").order_by("key")
        for statement in found:
            document = statement.edition.document
            self._rows.append(_Row(statement.pk, statement.edition_id, document.pk))
            self._sides.append(
                Side(
                    key=statement.key,
                    paper=document.slug,
                    paper_title=document.title,
                    kind=StatementKind(statement.kind),
                    text=statement.text,
                    title=statement.title,
                    code=statement.code,
                    areas=areas.get(statement.pk, ()),
                    targets=targets.get(statement.pk, ()),
                    dated_on=document.dated_on,
                    supersedes_paper=None if document.supersedes is None else document.supersedes.slug,
                )
            )
            yield meaning_of(statement.title, statement.text)


def _targets(municipality: Municipality) -> dict[int, tuple[CoreTarget, ...]]:
    found: dict[int, list[CoreTarget]] = defaultdict(list)
    rows = Target.objects.filter(
        statement__edition__document__municipality=municipality, statement__edition__is_current=True
    ).order_by("statement", "start", "pk")
    for row in rows.iterator():
        found[row.statement_id].append(
            CoreTarget(
                start=row.start,
                end=row.end,
                text=row.text,
                value=row.value,
                unit=row.unit,
                direction=Direction(row.direction) if row.direction else None,
                target_year=row.target_year,
                base_value=row.base_value,
                base_year=row.base_year,
                scope=row.scope,
                doubts=tuple(row.doubts),
            )
        )
    return {statement: tuple(targets) for statement, targets in found.items()}
