"""Areas of statements by words, meaning and the paper's title, corrected by what people have confirmed."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from stadtfaden.actors.models import Municipality
from stadtfaden.core.areas import (
    BY_TITLE,
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
    subject_of,
    taught,
    with_subject,
)
from stadtfaden.corpus.models import Review, SheetField
from stadtfaden.corpus.queries import current_statements, documents
from stadtfaden.pipeline.area_lists import city_taxonomy, digest_of, is_shipped
from stadtfaden.pipeline.entries import statement_vectors
from stadtfaden.search import VectorMemory, Vectors
from stadtfaden.threads.actions.areas import ProposedArea, propose_areas
from stadtfaden.threads.models import StatementArea

BY_MEANING = "model:areas-with-meaning/5"
BY_LESSONS = "model:areas-with-lessons/4"
BY_NAMES = "model:own-areas/4"
BY_WORDS = "rule:areas-by-words/1"
_TOLD = 600  # characters of a field, as reading takes them
_LEAST = 0.01  # chances below are not told to a lesson one by one


class Spoken(NamedTuple):
    """A statement with its vector and all that was proposed for it, also the unlikely areas, and which of
    these only the title of its paper proposes.
    """

    pk: int
    vector: Vectors
    proposed: tuple[Scored, ...]
    by_title: frozenset[str]


class Makers(NamedTuple):
    """Who proposes: the statement's own words and meaning, or the title of its paper."""

    words: str
    title: str


class Subject(NamedTuple):
    """The areas that the title of a paper names, and whether statements stand as it names them now."""

    areas: tuple[Scored, ...]
    is_told: bool


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

    Without confirmed examples by words and meaning, a city's own areas by the meaning of their names, and by
    the title of the paper what that says more clearly; with examples a `Lesson` from these corrects what was
    proposed, so that each further one counts. The desk may call this whenever areas were judged; the build
    does so itself. About 0.4 ms a statement and some seconds for the vectors of a big city, which lie in
    `memory`. With another embedder than that of the shipped sense, shipped areas stay as reading proposed
    them and own ones are heard by words alone.

    One transaction for `at_once` statements each, then `tell` hears how many are done: nobody who writes at
    the desk waits for all of them, and where this was interrupted the next call goes on.
    """
    taxonomy = city_taxonomy(municipality)
    knows_meaning = memory.model == shipped_sense().embedder
    if is_shipped(taxonomy) and not knows_meaning and _makers(municipality):
        return ""
    ear = _ear(taxonomy, memory if knows_meaning else None)
    confirmed = confirmed_areas(municipality)
    by = _made_by(ear, confirmed)
    subjects = _subjects(municipality, taxonomy)
    are_told = all(subject.is_told for subject in subjects.values())
    if is_shipped(taxonomy) and are_told and _makers(municipality) - {by.title} == {by.words}:
        return ""  # own areas: what was read since then has none, and that does not show
    done = _proposed(municipality, by, subjects) - set(confirmed)
    spoken = list(_spoken(municipality, memory, ear, subjects, but_not=done))
    lesson = _lesson(spoken, confirmed, ear.ids)
    left = [one for one in spoken if one.pk not in confirmed]
    for start in range(0, len(left), at_once):
        found = {one.pk: _revised(one, lesson, ear.least, by) for one in left[start : start + at_once]}
        propose_areas(municipality=municipality, proposals=found)
        tell(start + len(found))
    return by.words


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


def _made_by(ear: Ear, confirmed: dict[int, frozenset[str]]) -> Makers:
    """Names the lesson by what it learned from, so that new examples are noticed."""
    if not confirmed:
        return Makers(ear.by, f"{BY_TITLE} {ear.by.partition(' ')[2]}".rstrip())
    said = repr([(pk, sorted(slugs)) for pk, slugs in sorted(confirmed.items())])
    learned = f"{len(confirmed)} {hashlib.sha256(said.encode()).hexdigest()[:8]}"
    digest = ear.by_lessons.partition(" ")[2]
    return Makers(f"{ear.by_lessons} {learned}", " ".join(filter(None, (BY_TITLE, digest, learned))))


def _subjects(municipality: Municipality, taxonomy: tuple[Area, ...]) -> dict[int, Subject]:
    """By paper: two queries, and one for each paper of whose subject no statement was told."""
    told: dict[int, set[str]] = defaultdict(set)
    rows = StatementArea.objects.filter(
        area__municipality=municipality,
        statement__edition__is_current=True,
        review=Review.CANDIDATE,
        made_by__startswith=BY_TITLE,
    )
    for paper, slug in rows.order_by().values_list("statement__edition__document", "area__slug").distinct():
        told[paper].add(slug)
    found = {}
    for paper, title in documents(municipality).order_by("pk").values_list("pk", "title"):
        areas = subject_of(title.replace(municipality.name, " "), taxonomy)
        is_told = told[paper] <= {one.id for one in areas}
        if areas and not told[paper]:
            is_told = not _lacks(municipality, paper, areas[0].id)
        found[paper] = Subject(areas, is_told)
    return found


def _lacks(municipality: Municipality, paper: int, area: str) -> bool:
    """Whether a statement of the paper that nobody has judged is not proposed for the area."""
    judged = StatementArea.objects.exclude(review=Review.CANDIDATE)
    has_its_say = judged.filter(statement=OuterRef("pk"))
    speaks = StatementArea.objects.filter(statement=OuterRef("pk"), area__slug=area)
    statements = current_statements(municipality).filter(edition__document=paper)
    return statements.exclude(Exists(has_its_say) | Exists(speaks)).exists()


def _makers(municipality: Municipality) -> set[str]:
    rows = StatementArea.objects.filter(
        area__municipality=municipality, statement__edition__is_current=True, review=Review.CANDIDATE
    )
    return set(rows.order_by().values_list("made_by", flat=True).distinct())


def _proposed(municipality: Municipality, by: Makers, subjects: dict[int, Subject]) -> set[int]:
    """Statements that have their areas from these very makers, in papers whose subject is told: one query."""
    rows = StatementArea.objects.filter(
        area__municipality=municipality, made_by__in=by, review=Review.CANDIDATE
    )
    told = [paper for paper, subject in subjects.items() if subject.is_told]
    rows = rows.filter(statement__edition__document__in=told)
    return set(rows.order_by().values_list("statement", flat=True))


def _spoken(
    municipality: Municipality,
    memory: VectorMemory,
    ear: Ear,
    subjects: dict[int, Subject],
    but_not: set[int],
) -> Iterator[Spoken]:
    fields: dict[int, list[str]] = defaultdict(list)
    rows = SheetField.objects.filter(
        statement__edition__document__municipality=municipality, key__in=("goal", "description")
    )
    for pk, text in rows.order_by("statement", "pk").values_list("statement", "text"):
        fields[pk].append(text[:_TOLD])
    texts = current_statements(municipality).order_by("pk").values_list("pk", "text", "edition__document")
    for (pk, text, paper), vector in zip(texts, statement_vectors(municipality, memory), strict=True):
        if pk in but_not:
            continue
        heard = ear.hear("\n".join([text, *fields[pk]]), vector)
        said = {one.id for one in heard if one.score >= ear.least}
        proposed = with_subject(heard, [one for one in subjects[paper].areas if one.id not in said])
        yield Spoken(pk, vector, proposed, frozenset(one.id for one in set(proposed) - set(heard)))


def _lesson(
    spoken: Sequence[Spoken], confirmed: dict[int, frozenset[str]], ids: tuple[str, ...]
) -> Lesson | None:
    examples = [
        Confirmed(one.vector, one.proposed, confirmed[one.pk]) for one in spoken if one.pk in confirmed
    ]
    return taught(ids, examples) if examples else None


def _revised(one: Spoken, lesson: Lesson | None, least: float, by: Makers) -> tuple[ProposedArea, ...]:
    scored = one.proposed if lesson is None else lesson.revised(one.proposed, one.vector)
    return tuple(
        ProposedArea(area, by.title if area.id in one.by_title else by.words)
        for area in scored
        if area.score >= least
    )
