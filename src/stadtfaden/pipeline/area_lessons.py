"""Areas of statements by words and meaning together, corrected by what people have confirmed."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stadtfaden.actors.models import Municipality
from stadtfaden.core.areas import (
    THRESHOLD,
    Confirmed,
    Lesson,
    Scored,
    score_areas,
    shipped_sense,
    shipped_taxonomy,
    taught,
)
from stadtfaden.corpus.models import Review, SheetField
from stadtfaden.corpus.queries import current_statements
from stadtfaden.pipeline.entries import statement_vectors
from stadtfaden.search import VectorMemory, Vectors
from stadtfaden.threads.actions.areas import propose_areas
from stadtfaden.threads.models import StatementArea

BY_MEANING = "model:areas-with-meaning/2"
BY_LESSONS = "model:areas-with-lessons/1"
_TOLD = 600  # characters of a field, as reading takes them
_LEAST = 0.01  # chances below are not told to a lesson one by one


class Spoken(NamedTuple):
    """A statement with its vector and all that was proposed for it, also the unlikely areas."""

    pk: int
    vector: Vectors
    proposed: tuple[Scored, ...]


def learn_areas(municipality: Municipality, memory: VectorMemory) -> str:
    """Propose the areas of all statements anew that nobody has judged; says by what, "" for nothing new.

    Without confirmed examples by words and meaning; with them a `Lesson` from these corrects what was
    proposed, so that each further example counts. The desk may call this whenever areas were judged; the
    build does so itself. About 0.4 ms a statement and some seconds for the vectors of a big city, which
    lie in `memory`. With another embedder than that of the shipped sense, what reading proposed stays.
    """
    if memory.model != shipped_sense().embedder:
        return ""
    confirmed = confirmed_areas(municipality)
    made_by = _made_by(confirmed)
    if not _waiting(municipality, made_by):
        return ""
    spoken = list(_spoken(municipality, memory))
    lesson = _lesson(spoken, confirmed)
    found = {one.pk: _revised(one, lesson) for one in spoken if one.pk not in confirmed}
    propose_areas(municipality=municipality, proposals=found, made_by=made_by)
    return made_by


def confirmed_areas(municipality: Municipality) -> dict[int, frozenset[str]]:
    """By statement the areas that people say it speaks of, none where they rejected all: one query."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = (
        StatementArea.objects.filter(area__municipality=municipality, statement__edition__is_current=True)
        .exclude(review=Review.CANDIDATE)
        .exclude(statement__review=Review.REJECTED)
        .order_by("statement", "area")
        .values_list("statement", "area__slug", "review")
    )
    for statement, slug, review in rows:
        found[statement].update({slug} if review == Review.CONFIRMED else ())
    return {statement: frozenset(slugs) for statement, slugs in found.items()}


def _made_by(confirmed: dict[int, frozenset[str]]) -> str:
    """Names the lesson by what it learned from, so that new examples are noticed."""
    if not confirmed:
        return BY_MEANING
    said = repr([(pk, sorted(slugs)) for pk, slugs in sorted(confirmed.items())])
    return f"{BY_LESSONS} {len(confirmed)} {hashlib.sha256(said.encode()).hexdigest()[:8]}"


def _waiting(municipality: Municipality, made_by: str) -> bool:
    """Whether anything stands that was proposed by something else."""
    rows = StatementArea.objects.filter(
        area__municipality=municipality, statement__edition__is_current=True, review=Review.CANDIDATE
    )
    return rows.exclude(made_by=made_by).exists()


def _spoken(municipality: Municipality, memory: VectorMemory) -> Iterator[Spoken]:
    fields: dict[int, list[str]] = defaultdict(list)
    rows = SheetField.objects.filter(
        statement__edition__document__municipality=municipality, key__in=("goal", "description")
    )
    for pk, text in rows.order_by("statement", "pk").values_list("statement", "text"):
        fields[pk].append(text[:_TOLD])
    taxonomy = shipped_taxonomy()
    texts = current_statements(municipality).order_by("pk").values_list("pk", "text")
    for (pk, text), vector in zip(texts, statement_vectors(municipality, memory), strict=True):
        said = "\n".join([text, *fields[pk]])
        yield Spoken(pk, vector, score_areas(said, taxonomy, vector=vector, threshold=_LEAST))


def _lesson(spoken: Sequence[Spoken], confirmed: dict[int, frozenset[str]]) -> Lesson | None:
    examples = [
        Confirmed(one.vector, one.proposed, confirmed[one.pk]) for one in spoken if one.pk in confirmed
    ]
    return taught(shipped_sense().ids, examples) if examples else None


def _revised(one: Spoken, lesson: Lesson | None) -> tuple[Scored, ...]:
    scored = one.proposed if lesson is None else lesson.revised(one.proposed, one.vector)
    return tuple(area for area in scored if area.score >= THRESHOLD)
