"""A question to the index of a city, answered with records."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.conf import settings

from stadtfaden.corpus import queries as corpus
from stadtfaden.pipeline.context import index_of
from stadtfaden.portal.page_text import Piece, Range, pieces_of
from stadtfaden.search import EntryKind, Hit, meant, snippet
from stadtfaden.showing.hits import hits_within
from stadtfaden.threads.queries.listed import ListFilters
from stadtfaden.threads.queries.traits import traits_of_passages, traits_of_statements

if TYPE_CHECKING:
    from stadtfaden.threads.queries.rows import Municipality, Passage, Statement

FACETS = ("kind", "area", "paper", "review", "digital", "year")


@dataclass(frozen=True, slots=True)
class Answer:
    """A hit with its record (`statement`, or `passage` where none was cut from it), answering words apart."""

    statement: "Statement | None"
    passage: "Passage | None"
    pieces: tuple[Piece, ...]
    alike: "tuple[Passage, ...]" = ()  # other places with the same words


def hit_counts(
    municipality: "Municipality", question: str, filters: ListFilters, hits: Sequence[Hit]
) -> dict[str, Counter[Any]]:
    """By name of the filter and value: how many of the hits have it, under the other filters. `hits` are
    those under all. Four queries; for each filter that is chosen the index is asked again, with a query more.
    """
    found = {
        name: hits
        if getattr(filters, name) is None
        else hits_within(municipality, question, _without(filters, name))
        for name in FACETS
    }
    every = {(hit.kind, hit.id) for some in found.values() for hit in some}
    traits = {
        EntryKind.STATEMENT: traits_of_statements([pk for kind, pk in every if kind is EntryKind.STATEMENT]),
        EntryKind.PASSAGE: traits_of_passages([pk for kind, pk in every if kind is EntryKind.PASSAGE]),
    }
    return {
        name: Counter(value for hit in some for value in traits[hit.kind].get(hit.id, {}).get(name, ()))
        for name, some in found.items()
    }


def meant_by(municipality: "Municipality", question: str) -> str:
    """The question as it may have been meant; empty where its words are known. No query."""
    return meant(index_of(settings.DATA, municipality), question)


def _without(filters: ListFilters, name: str) -> ListFilters:
    nothing: dict[str, Any] = {name: None}
    return replace(filters, **nothing)


def answers(municipality: "Municipality", question: str, hits: Sequence[Hit]) -> list[Answer]:
    """Each hit for itself; see `answers_together`."""
    return answers_together(municipality, question, [(hit,) for hit in hits])


def together(municipality: "Municipality", hits: Sequence[Hit]) -> list[tuple[Hit, ...]]:
    """Hits whose words are the same („Federführung Tiefbauamt“ on seven sheets) as one, where the best of
    them stands; statements stay apart, for each has a thread of its own. One query, where passages are found.
    """
    numbers = [hit.id for hit in hits if hit.kind is EntryKind.PASSAGE]
    words = corpus.words_of_passages(municipality, numbers) if len(numbers) > 1 else {}
    groups: dict[object, list[Hit]] = {}
    for hit in hits:
        said = words.get(hit.id) if hit.kind is EntryKind.PASSAGE else None
        groups.setdefault((hit.kind, hit.id) if said is None else " ".join(said.split()), []).append(hit)
    return [tuple(group) for group in groups.values()]


def answers_together(
    municipality: "Municipality", question: str, groups: Sequence[Sequence[Hit]]
) -> list[Answer]:
    """One answer a group, with the other places where the same stands. Two queries. What was read anew since
    the index was built is left out.
    """
    hits = [hit for group in groups for hit in group]
    ids = {kind: [hit.id for hit in hits if hit.kind is kind] for kind in EntryKind}
    statements = corpus.statements_numbered(municipality, ids[EntryKind.STATEMENT])
    passages = corpus.passages_numbered(municipality, ids[EntryKind.PASSAGE])
    found = []
    for group in groups:
        if group[0].kind is EntryKind.STATEMENT:
            statement = statements.get(group[0].id)
            if statement is not None:
                found.append(Answer(statement, None, _marked(statement.text, question)))
            continue
        same = [passages[hit.id] for hit in group if hit.id in passages]
        if same:
            found.append(Answer(None, same[0], _marked(same[0].text, question), tuple(same[1:])))
    return found


def _marked(text: str, question: str) -> tuple[Piece, ...]:
    piece = snippet(text, question)
    marked = pieces_of(piece.text, 0, len(piece.text), [Range(*mark) for mark in piece.marks])
    before = (Piece("[…] ", is_marked=False),) if piece.start else ()
    after = (Piece(" […]", is_marked=False),) if piece.start + len(piece.text) < len(text) else ()
    return (*before, *marked, *after)
