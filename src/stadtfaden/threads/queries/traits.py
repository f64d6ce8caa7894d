"""What filters can ask of hits, so that they can be counted without asking for each."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Passage, Statement
from stadtfaden.threads.models import DigitalConnection, StatementArea
from stadtfaden.threads.queries.listed import NOT_REJECTED, ListFilters, listed_statements

Traits = Mapping[str, tuple[Any, ...]]  # by name of the filter; what a passage has not is left out


def among(municipality: Municipality, filters: ListFilters, statements: Collection[int]) -> set[int]:
    """Those of these statements that the filters leave: one query."""
    rows = listed_statements(municipality, filters).filter(pk__in=statements).order_by()
    return set(rows.values_list("pk", flat=True))


def traits_of_statements(statements: Collection[int]) -> dict[int, Traits]:
    """Three queries, at any size."""
    areas = _grouped(
        StatementArea.objects.filter(statement__in=statements, review__in=NOT_REJECTED), "area__slug"
    )
    digital = _grouped(
        DigitalConnection.objects.filter(statement__in=statements, review__in=NOT_REJECTED), "kind"
    )
    rows = Statement.objects.filter(pk__in=statements).order_by()
    return {
        pk: {
            "kind": (kind,),
            "review": (review,),
            "paper": (paper,),
            "year": _year(dated_on),
            "area": tuple(areas[pk]),
            "digital": tuple(digital[pk]),
        }
        for pk, kind, review, paper, dated_on in rows.values_list(
            "pk", "kind", "review", "edition__document__slug", "edition__document__dated_on"
        )
    }


def traits_of_passages(passages: Collection[int]) -> dict[int, Traits]:
    """One query."""
    rows = Passage.objects.filter(pk__in=passages).order_by()
    return {
        pk: {"paper": (paper,), "year": _year(dated_on)}
        for pk, paper, dated_on in rows.values_list(
            "pk", "edition__document__slug", "edition__document__dated_on"
        )
    }


def _grouped(rows: QuerySet[Any], column: str) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    pairs: Iterable[tuple[int, str]] = rows.order_by().values_list("statement", column)
    for pk, value in pairs:
        found[pk].append(value)
    return found


def _year(dated_on: Any) -> tuple[int, ...]:
    return (dated_on.year,) if dated_on else ()
