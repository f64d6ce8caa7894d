"""Figures for which all statements of a city are walked over, kept for each state of the records."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from stadtfaden.portal.kept import kept
from stadtfaden.threads import queries as threads
from stadtfaden.threads.queries import levels
from stadtfaden.threads.queries.news import Week, weeks_since

if TYPE_CHECKING:
    from stadtfaden.threads.queries.doubles import DoubleNumbers
    from stadtfaden.threads.queries.rows import Area, Municipality

LATELY = timedelta(weeks=4)
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


def holes_when_asked(municipality: "Municipality") -> threads.Holes:
    """To write these questions takes longer than to answer some: not before one is asked."""
    holes: threads.Holes = SimpleLazyObject(lambda: threads.holes(municipality))  # type: ignore[assignment] # stands for them
    return holes


def hole_numbers(municipality: "Municipality", name: str, found: threads.Holes) -> tuple[int, ...]:
    """The pks of all statements on one of the lists of HOLES, in their order."""

    def numbers() -> tuple[int, ...]:
        asked = (found.goals_without_measure, found.measures_without_goal, found.goals_without_target)
        return tuple(dict(zip(HOLES, asked, strict=True))[name].values_list("pk", flat=True))

    return kept().get(("holes", municipality.pk, name), numbers)


def silent_areas(municipality: "Municipality", found: threads.Holes) -> "tuple[Area, ...]":
    """Of which no paper speaks."""
    return kept().get(("silent", municipality.pk), lambda: tuple(found.areas_without_paper))


def double_numbers(municipality: "Municipality") -> "tuple[DoubleNumbers, ...]":
    return kept().get(("doubles", municipality.pk), lambda: threads.double_numbers(municipality))


def work_out(municipality: "Municipality") -> None:
    """All of them, so that nobody waits: half a second for 10,000 measures."""
    of_home(municipality)
    matrix(municipality)
    double_numbers(municipality)
    found = holes_when_asked(municipality)
    silent_areas(municipality, found)
    for name in HOLES:
        hole_numbers(municipality, name, found)


def _home(municipality: "Municipality") -> Home:
    return Home(
        held=levels.levels(municipality),
        areas=levels.areas_with_counts(municipality),
        review=levels.review_counts(municipality),
        weeks=weeks_since(municipality, timezone.now() - LATELY),
        conflict_count=threads.contradictions(municipality).count(),
        goals_alone=len(hole_numbers(municipality, "ziele", threads.holes(municipality))),
        settled_count=threads.contradictions_to_settle(municipality, is_settled=True).count(),
    )
