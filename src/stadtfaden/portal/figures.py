"""Figures for which all statements of a city are walked over, kept for each state of the records."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from stadtfaden.corpus import queries as corpus
from stadtfaden.portal.kept import kept
from stadtfaden.threads import queries as threads
from stadtfaden.threads.queries import levels
from stadtfaden.threads.queries.news import Week, weeks_since

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from stadtfaden.threads.queries.doubles import DoubleNumbers
    from stadtfaden.threads.queries.rows import Area, Municipality, Statement

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


def hole_lists(found: threads.Holes) -> "Mapping[str, QuerySet[Statement]]":
    """By their names in addresses, before anything is asked."""
    asked = (found.goals_without_measure, found.measures_without_goal, found.goals_without_target)
    return {name: rows.defer(*corpus.WITHOUT_TEXT) for name, rows in zip(HOLES, asked, strict=True)}


def hole_numbers(municipality: "Municipality", name: str, rows: "QuerySet[Statement]") -> tuple[int, ...]:
    """The pks of all statements on one of these lists, in their order."""
    return kept().get(("holes", municipality.pk, name), lambda: tuple(rows.values_list("pk", flat=True)))


def double_numbers(municipality: "Municipality") -> "tuple[DoubleNumbers, ...]":
    return kept().get(("doubles", municipality.pk), lambda: threads.double_numbers(municipality))


def work_out(municipality: "Municipality") -> None:
    """All of them, so that nobody waits: half a second for 10,000 measures."""
    of_home(municipality)
    matrix(municipality)
    double_numbers(municipality)
    for name, rows in hole_lists(threads.holes(municipality)).items():
        hole_numbers(municipality, name, rows)


def _home(municipality: "Municipality") -> Home:
    return Home(
        held=levels.levels(municipality),
        areas=levels.areas_with_counts(municipality),
        review=levels.review_counts(municipality),
        weeks=weeks_since(municipality, timezone.now() - LATELY),
        conflict_count=threads.contradictions(municipality).count(),
        goals_alone=threads.holes(municipality).goals_without_measure.count(),
        settled_count=threads.contradictions_to_settle(municipality, is_settled=True).count(),
    )
