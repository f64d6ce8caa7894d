"""Areas of statements by words and meaning together, corrected by what people have confirmed."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from stadtfaden.actors.models import Municipality
from stadtfaden.core.areas import (
    OWN_THRESHOLD,
    THRESHOLD,
    Area,
    Confirmed,
    Lesson,
    OwnAreas,
    Scored,
    own_areas,
    said_of,
    score_areas,
    score_own,
    shipped_sense,
    taught,
)
from stadtfaden.corpus.models import Review, SheetField
from stadtfaden.corpus.queries import current_statements
from stadtfaden.pipeline.area_lists import city_taxonomy, digest_of, is_shipped
from stadtfaden.pipeline.entries import statement_vectors
from stadtfaden.search import VectorMemory, Vectors
from stadtfaden.threads.actions.areas import propose_areas
from stadtfaden.threads.models import StatementArea

BY_MEANING = "model:areas-with-meaning/3"
BY_LESSONS = "model:areas-with-lessons/2"
BY_NAMES = "model:own-areas/2"
BY_WORDS = "rule:areas-by-words/1"
_TOLD = 600  # characters of a field, as reading takes them
_LEAST = 0.01  # chances below are not told to a lesson one by one


class Spoken(NamedTuple):
    """A statement with its vector and all that was proposed for it, also the unlikely areas."""

    pk: int
    vector: Vectors
    proposed: tuple[Scored, ...]


class Ear(NamedTuple):
    """How the areas of a city are heard: by which maker, which areas, the scores of a text, also of the
    unlikely ones, and from which chance on one is proposed.
    """

    by: str
    by_lessons: str
    ids: tuple[str, ...]
    hear: Callable[[str, Vectors], tuple[Scored, ...]]
    least: float = OWN_THRESHOLD


def learn_areas(
    municipality: Municipality,
    memory: VectorMemory,
    *,
    at_once: int = 2000,
    tell: Callable[[int], None] = lambda _done: None,
) -> str:
    """Propose the areas of all statements anew that nobody has judged; says by what, "" for nothing new.

    Without confirmed examples by words and meaning, a city's own areas by the meaning of their names; with
    examples a `Lesson` from these corrects what was proposed, so that each further one counts. The desk may
    call this whenever areas were judged; the build does so itself. About 0.4 ms a statement and some seconds
    for the vectors of a big city, which lie in `memory`. With another embedder than that of the shipped
    sense, shipped areas stay as reading proposed them and own ones are heard by words alone.

    One transaction for `at_once` statements each, then `tell` hears how many are done: nobody who writes at
    the desk waits for all of them, and where this was interrupted the next call goes on.
    """
    taxonomy = city_taxonomy(municipality)
    knows_meaning = memory.model == shipped_sense().embedder
    if is_shipped(taxonomy) and not knows_meaning and _makers(municipality):
        return ""
    ear = _ear(taxonomy, memory if knows_meaning else None)
    confirmed = confirmed_areas(municipality)
    made_by = _made_by(ear, confirmed)
    if is_shipped(taxonomy) and _makers(municipality) == {made_by}:
        return ""  # own areas: what was read since then has none, and that does not show
    done = _proposed(municipality, made_by) - set(confirmed)
    spoken = list(_spoken(municipality, memory, ear, but_not=done))
    lesson = _lesson(spoken, confirmed, ear.ids)
    left = [one for one in spoken if one.pk not in confirmed]
    for start in range(0, len(left), at_once):
        found = {one.pk: _revised(one, lesson, ear.least) for one in left[start : start + at_once]}
        propose_areas(municipality=municipality, proposals=found, made_by=made_by)
        tell(start + len(found))
    return made_by


def confirmed_areas(municipality: Municipality) -> dict[int, frozenset[str]]:
    """By statement the areas that people say it speaks of, none where they rejected all: one query."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = (
        StatementArea.objects.filter(
            area__municipality=municipality, area__is_current=True, statement__edition__is_current=True
        )
        .exclude(review=Review.CANDIDATE)
        .exclude(statement__review=Review.REJECTED)
        .order_by("statement", "area")
        .values_list("statement", "area__slug", "review")
    )
    for statement, slug, review in rows:
        found[statement].update({slug} if review == Review.CONFIRMED else ())
    return {statement: frozenset(slugs) for statement, slugs in found.items()}


def _ear(taxonomy: tuple[Area, ...], memory: VectorMemory | None) -> Ear:
    ids = tuple(area.id for area in taxonomy)
    if memory is None:
        by_words = partial(_heard_by_words, taxonomy)
        least = THRESHOLD if is_shipped(taxonomy) else OWN_THRESHOLD
        return Ear(f"{BY_WORDS} {digest_of(taxonomy)}".rstrip(), BY_LESSONS, ids, by_words, least)
    if is_shipped(taxonomy):
        return Ear(BY_MEANING, BY_LESSONS, ids, partial(_heard_by_meaning, taxonomy), THRESHOLD)
    own = own_areas(taxonomy, memory.passages([said_of(area) for area in taxonomy]))
    digest = digest_of(taxonomy)
    return Ear(f"{BY_NAMES} {digest}", f"{BY_NAMES}+lessons {digest}", ids, partial(_heard_by_names, own))


def _heard_by_words(taxonomy: tuple[Area, ...], text: str, _vector: Vectors) -> tuple[Scored, ...]:
    return score_areas(text, taxonomy, threshold=_LEAST)


def _heard_by_meaning(taxonomy: tuple[Area, ...], text: str, vector: Vectors) -> tuple[Scored, ...]:
    return score_areas(text, taxonomy, vector=vector, threshold=_LEAST)


def _heard_by_names(own: OwnAreas, text: str, vector: Vectors) -> tuple[Scored, ...]:
    return score_own(text, vector, own, threshold=_LEAST)


def _made_by(ear: Ear, confirmed: dict[int, frozenset[str]]) -> str:
    """Names the lesson by what it learned from, so that new examples are noticed."""
    if not confirmed:
        return ear.by
    said = repr([(pk, sorted(slugs)) for pk, slugs in sorted(confirmed.items())])
    return f"{ear.by_lessons} {len(confirmed)} {hashlib.sha256(said.encode()).hexdigest()[:8]}"


def _makers(municipality: Municipality) -> set[str]:
    rows = StatementArea.objects.filter(
        area__municipality=municipality, statement__edition__is_current=True, review=Review.CANDIDATE
    )
    return set(rows.order_by().values_list("made_by", flat=True).distinct())


def _proposed(municipality: Municipality, made_by: str) -> set[int]:
    """Statements that have their areas from this very maker: one query."""
    rows = StatementArea.objects.filter(
        area__municipality=municipality, made_by=made_by, review=Review.CANDIDATE
    )
    return set(rows.order_by().values_list("statement", flat=True))


def _spoken(
    municipality: Municipality, memory: VectorMemory, ear: Ear, but_not: set[int]
) -> Iterator[Spoken]:
    fields: dict[int, list[str]] = defaultdict(list)
    rows = SheetField.objects.filter(
        statement__edition__document__municipality=municipality, key__in=("goal", "description")
    )
    for pk, text in rows.order_by("statement", "pk").values_list("statement", "text"):
        fields[pk].append(text[:_TOLD])
    texts = current_statements(municipality).order_by("pk").values_list("pk", "text")
    for (pk, text), vector in zip(texts, statement_vectors(municipality, memory), strict=True):
        if pk in but_not:
            continue
        said = "\n".join([text, *fields[pk]])
        yield Spoken(pk, vector, ear.hear(said, vector))


def _lesson(
    spoken: Sequence[Spoken], confirmed: dict[int, frozenset[str]], ids: tuple[str, ...]
) -> Lesson | None:
    examples = [
        Confirmed(one.vector, one.proposed, confirmed[one.pk]) for one in spoken if one.pk in confirmed
    ]
    return taught(ids, examples) if examples else None


def _revised(one: Spoken, lesson: Lesson | None, least: float) -> tuple[Scored, ...]:
    scored = one.proposed if lesson is None else lesson.revised(one.proposed, one.vector)
    return tuple(area for area in scored if area.score >= least)
