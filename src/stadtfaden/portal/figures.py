"""Figures for which all statements of a city are walked over, kept for each state of the records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from django.utils import timezone

from stadtfaden.portal.kept import kept
from stadtfaden.threads import queries as threads
from stadtfaden.threads.queries import levels
from stadtfaden.threads.queries.news import Week, weeks_since
from stadtfaden.threads.queries.telling import clearest_of_area

if TYPE_CHECKING:
    from stadtfaden.threads.queries.doubles import DoubleNumbers
    from stadtfaden.threads.queries.rows import Area, Municipality, Statement

LATELY = timedelta(weeks=4)
IN_CHAPTER = 4
HOLES = {  # as addresses name them
    "ziele": "goal-without-measure",
    "massnahmen": "measure-without-goal",
    "zielwerte": "goal-without-target",
}


@dataclass(frozen=True, slots=True)
class Home:
    """What the home page counts."""

    held: levels.Levels
    areas: "tuple[Area, ...]"
    review: levels.ReviewCounts
    weeks: tuple[Week, ...]
    conflict_count: int
    goals_alone: int
    settled_count: int


def of_home(municipality: "Municipality") -> Home:
    return kept().get(("home", municipality.pk), lambda: _home(municipality))


def matrix(municipality: "Municipality") -> threads.Matrix:
    return kept().get(("matrix", municipality.pk), lambda: threads.matrix(municipality))


def hole_numbers(municipality: "Municipality", name: str) -> tuple[int, ...]:
    """The pks of all statements on one of the lists of HOLES, in their order."""
    return kept().get(
        ("holes", municipality.pk, name), lambda: threads.hole_numbers(municipality, HOLES[name])
    )


def silent_areas(municipality: "Municipality") -> "tuple[Area, ...]":
    """Of which no paper speaks."""
    return kept().get(("silent", municipality.pk), lambda: tuple(threads.silent_areas(municipality)))


def double_numbers(municipality: "Municipality") -> "tuple[DoubleNumbers, ...]":
    return kept().get(("doubles", municipality.pk), lambda: threads.double_numbers(municipality))


def chapter(area: "Area") -> "tuple[threads.AreaChapter, Statement | None]":
    """With the statement whose thread stands for the area."""

    def made() -> "tuple[threads.AreaChapter, Statement | None]":
        found = threads.area_chapter(area, IN_CHAPTER)
        return found, clearest_of_area(area, next(iter(found.papers), None))

    return kept().get(("chapter", area.pk), made)


def to_work_out(municipality: "Municipality") -> Iterator[Callable[[], object]]:
    """All of them, one after the other, so that nobody waits: some seconds for 10,000 measures."""
    yield partial(of_home, municipality)
    yield partial(matrix, municipality)
    yield partial(double_numbers, municipality)
    yield partial(silent_areas, municipality)
    for name in HOLES:
        yield partial(hole_numbers, municipality, name)
    for area in threads.areas(municipality):
        yield partial(chapter, area)


def _home(municipality: "Municipality") -> Home:
    return Home(
        held=levels.levels(municipality),
        areas=levels.areas_with_counts(municipality),
        review=levels.review_counts(municipality),
        weeks=weeks_since(municipality, timezone.now() - LATELY),
        conflict_count=threads.contradiction_count(municipality),
        goals_alone=len(hole_numbers(municipality, "ziele")),
        settled_count=threads.contradictions_to_settle(municipality, is_settled=True).count(),
    )
